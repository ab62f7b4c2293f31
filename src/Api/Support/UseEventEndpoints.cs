using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Support;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Support;

internal static class UseEventEndpoints
{
    public static void MapUseEvents(this IEndpointRouteBuilder api)
    {
        var uses = api.MapGroup("/episodes/{episodeId}/use-events").WithTags(SupportAccess.Tag);

        uses.MapGet("/", List)
            .Operation("listUseEvents", "List returns to use, recorded last first")
            .RequireAccess(Scopes.SupportRead, RoleSets.CareReaders);
        uses.MapPost("/", Create)
            .Operation("recordUseEvent", "Tell of a return to use, as a patient or for one; what it calls for is raised with it")
            .RequireAccess(Scopes.SupportWrite, SupportAccess.Tellers)
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "EPISODE_NOT_IN_CARE", "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "PERIOD_ENDS_BEFORE_START", "DRINKS_WITHOUT_ALCOHOL", "REPORTER_NOT_ALLOWED");
        uses.MapGet("/{useEventId}", Get)
            .Operation("getUseEvent", "Read one return to use, with what was known of it when")
            .RequireAccess(Scopes.SupportRead, RoleSets.CareReaders);
        uses.MapPost("/{useEventId}/enter-in-error", EnterInError)
            .Operation("enterUseEventInError", "Say that a return to use was recorded by mistake; it stays readable and counts nowhere")
            .RequireAccess(Scopes.SupportWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");
        uses.MapPost("/{useEventId}/confirm", Confirm)
            .Operation("confirmUseEvent", "Say that use which others or a test told of did happen")
            .RequireAccess(Scopes.SupportWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "PERIOD_ENDS_BEFORE_START");
        uses.MapPost("/{useEventId}/refute", Refute)
            .Operation("refuteUseEvent", "Say that use which others or a test told of did not happen")
            .RequireAccess(Scopes.SupportWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "ENTERED_IN_ERROR");
        uses.MapPost("/{useEventId}/judge-relapse", JudgeRelapse)
            .Operation("judgeRelapse", "Call a return to use a relapse, whatever the days say")
            .RequireAccess(Scopes.SupportWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "ENTERED_IN_ERROR");

        var episode = api.MapGroup("/episodes/{episodeId}").WithTags(SupportAccess.Tag);
        episode.MapGet("/use-history", History)
            .Operation("getUseHistory", "Show all use of an episode seen together: lapse or relapse, days of use, heavy drinking days")
            .RequireAccess(Scopes.SupportRead, RoleSets.CareReaders)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");
        episode.MapGet("/abstinence", Abstinence)
            .Operation("getAbstinence", "Show how long the patient has not used, and how it went before")
            .RequireAccess(Scopes.SupportRead, RoleSets.CareReaders)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");
    }

    private static async Task<PageAnswer<UseEventResponse>> List(
        Guid episodeId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListUseEvents(new EpisodeId(episodeId), page), cancellationToken));

    private static async Task<CreatedAnswer<UseEventResponse>> Create(
        Guid episodeId, UseEventBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var created = await mediator.Send(new RecordUseEvent(new EpisodeId(episodeId), body), cancellationToken);
        return Answer.Created($"/episodes/{episodeId}/use-events/{created.Id}", created);
    }

    private static async Task<OkAnswer<UseEventResponse>> Get(
        Guid episodeId, Guid useEventId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetUseEvent(new EpisodeId(episodeId), new UseEventId(useEventId)), cancellationToken));

    private static async Task<OkAnswer<UseEventResponse>> EnterInError(
        Guid episodeId, Guid useEventId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterUseEventInError(new EpisodeId(episodeId), new UseEventId(useEventId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<UseEventResponse>> Confirm(
        Guid episodeId, Guid useEventId, ConfirmUseEventBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new ConfirmUseEvent(new EpisodeId(episodeId), new UseEventId(useEventId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<UseEventResponse>> Refute(
        Guid episodeId, Guid useEventId, UseEventReasonBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new RefuteUseEvent(new EpisodeId(episodeId), new UseEventId(useEventId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<UseEventResponse>> JudgeRelapse(
        Guid episodeId, Guid useEventId, UseEventReasonBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new JudgeRelapse(new EpisodeId(episodeId), new UseEventId(useEventId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<UseHistoryResponse>> History(
        Guid episodeId, [AsParameters] MomentQuery moment, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetUseHistory(new EpisodeId(episodeId), moment.AsOf, moment.KnownAt), cancellationToken));

    private static async Task<OkAnswer<AbstinenceResponse>> Abstinence(
        Guid episodeId, [AsParameters] MomentQuery moment, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetAbstinence(new EpisodeId(episodeId), moment.AsOf, moment.KnownAt), cancellationToken));
}
