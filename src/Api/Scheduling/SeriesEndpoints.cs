using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Api.Scheduling;

internal static class SeriesEndpoints
{
    private static readonly string[] BrokenSchedules =
    [
        "UNKNOWN_TIME_ZONE", "NOT_A_LOCAL_TIME", "INVALID_RECURRENCE_RULE", "COUNT_AND_UNTIL", "UNTIL_NOT_UTC", "TOO_MANY_OCCURRENCES",
        "NO_OCCURRENCE", "START_NOT_IN_RULE", "EXDATE_MATCHES_NOTHING", "DUPLICATE", "DATE_OUT_OF_ORDER", "BREAKS_TOO_LONG",
    ];

    private static readonly string[] Busy = ["PRACTITIONER_BUSY", "ROOM_BUSY", "PATIENT_BUSY"];

    public static void MapSeries(this IEndpointRouteBuilder api)
    {
        var series = api.MapGroup("/session-series").WithTags("Scheduling");

        series.MapGet("/", List)
            .Operation("listSessionSeries", "List series of sessions, newest first")
            .RequireAccess(Scopes.SchedulingRead, SessionEndpoints.Readers);

        series.MapPost("/", Plan)
            .Operation("planSessionSeries", "Plan sessions that come again by a rule: all of them or none")
            .RequireAccess(Scopes.SchedulingWrite, SessionEndpoints.Planners)
            .Refuses(StatusCodes.Status409Conflict, [.. Busy, "SESSION_FULL", "EPISODE_NOT_OPEN", "ENTERED_IN_ERROR"])
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                [.. BrokenSchedules, "UNKNOWN_REFERENCE", "FACILITATOR_NOT_ACTIVE", "OTHER_PROGRAM", "STARTS_IN_PAST", "NOT_OF_GROUP", "PARTICIPANTS_OF_GROUP"]);

        series.MapGet("/{seriesId}", Get)
            .Operation("getSessionSeries", "Read one series")
            .RequireAccess(Scopes.SchedulingRead, SessionEndpoints.Readers);

        series.MapPut("/{seriesId}", Change)
            .Operation("changeSessionSeries", "Give one session of a series, it and those that follow, or all that can still change another shape")
            .RequireAccess(Scopes.SchedulingWrite, SessionEndpoints.Planners)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, [.. Busy, "OCCURRENCE_FIXED", "OCCURRENCE_OFF", "SERIES_ENDED"])
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                [
                    .. BrokenSchedules, "UNKNOWN_REFERENCE", "FACILITATOR_NOT_ACTIVE", "STARTS_IN_PAST", "UNKNOWN_OCCURRENCE", "RECURRENCE_NOT_ALLOWED",
                    "NOT_OF_GROUP",
                ]);

        series.MapGet("/{seriesId}/replacement-proposals", Propose)
            .Operation("listReplacementProposals", "Propose a day of the same week for each closed session that nothing stands in for")
            .RequireAccess(Scopes.SchedulingRead, SessionEndpoints.Readers);

        series.MapPost("/{seriesId}/replacements", Replace)
            .Operation("replaceClosedSession", "Add a session of the same week that stands in for a closed one")
            .RequireAccess(Scopes.SchedulingWrite, SessionEndpoints.Planners)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, [.. Busy, "OCCURRENCE_NOT_CLOSED"])
            .Refuses(
                StatusCodes.Status422UnprocessableEntity, "NOT_A_LOCAL_TIME", "STARTS_IN_PAST", "REPLACEMENT_OUTSIDE_WEEK", "DUPLICATE");
    }

    internal sealed record ScopeQuery(
        SeriesScope Scope,
        [property: Description("Original local start of the session, as 2026-01-12T18:00:00; not for all.")] DateTime? Occurrence);

    private static async Task<PageAnswer<SeriesResponse>> List(
        Guid? programId, Guid? groupId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(
            new ListSeries(programId is { } id ? new ProgramId(id) : null, groupId is { } group ? new TherapyGroupId(group) : null, page),
            cancellationToken));

    private static async Task<CreatedAnswer<SeriesResponse>> Plan(SeriesBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var series = await mediator.Send(new PlanSeries(body), cancellationToken);
        return Answer.Created($"/session-series/{series.Id}", series);
    }

    private static async Task<OkAnswer<SeriesResponse>> Get(Guid seriesId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetSeries(new SessionSeriesId(seriesId)), cancellationToken));

    private static async Task<OkAnswer<SeriesResponse>> Change(
        Guid seriesId,
        [AsParameters] ScopeQuery query,
        ChangeSeriesBody body,
        IfMatchHeader ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new ChangeSeries(new SessionSeriesId(seriesId), query.Scope, query.Occurrence, ifMatch, body), cancellationToken));

    private static async Task<PageAnswer<ReplacementProposal>> Propose(Guid seriesId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListReplacementProposals(new SessionSeriesId(seriesId)), cancellationToken));

    private static async Task<OkAnswer<SeriesResponse>> Replace(
        Guid seriesId, ReplaceClosedSessionBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ReplaceClosedSession(new SessionSeriesId(seriesId), ifMatch, body), cancellationToken));
}
