using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Support;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Support;

internal static class CheckInEndpoints
{
    public static void MapCheckIns(this IEndpointRouteBuilder api)
    {
        var checkIns = api.MapGroup("/episodes/{episodeId}/check-ins").WithTags(SupportAccess.Tag);

        checkIns.MapGet("/", List)
            .Operation("listCheckIns", "List how the patient was, recorded last first")
            .RequireAccess(Scopes.SupportRead, RoleSets.CareReaders);
        checkIns.MapPost("/", Create)
            .Operation("recordCheckIn", "Tell of craving and mood, as a patient or for one")
            .RequireAccess(Scopes.SupportWrite, SupportAccess.Tellers)
            .Refuses(StatusCodes.Status409Conflict, "EPISODE_NOT_IN_CARE", "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "TIME_IN_FUTURE", "DATE_OUT_OF_ORDER", "UNKNOWN_REFERENCE");
        checkIns.MapGet("/{checkInId}", Get)
            .Operation("getCheckIn", "Read one check-in")
            .RequireAccess(Scopes.SupportRead, RoleSets.CareReaders);
        checkIns.MapPost("/{checkInId}/enter-in-error", EnterInError)
            .Operation("enterCheckInInError", "Say that a check-in was recorded by mistake; it stays readable")
            .RequireAccess(Scopes.SupportWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");

        api.MapGroup("/episodes/{episodeId}/craving-trend").WithTags(SupportAccess.Tag).MapGet("/", Trend)
            .Operation("getCravingTrend", "Show how craving moves, week against week")
            .RequireAccess(Scopes.SupportRead, RoleSets.CareReaders)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");
    }

    private static async Task<PageAnswer<WellbeingCheckInResponse>> List(
        Guid episodeId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListWellbeingCheckIns(new EpisodeId(episodeId), page), cancellationToken));

    private static async Task<CreatedAnswer<WellbeingCheckInResponse>> Create(
        Guid episodeId, WellbeingCheckInBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var created = await mediator.Send(new RecordWellbeingCheckIn(new EpisodeId(episodeId), body), cancellationToken);
        return Answer.Created($"/episodes/{episodeId}/check-ins/{created.Id}", created);
    }

    private static async Task<OkAnswer<WellbeingCheckInResponse>> Get(
        Guid episodeId, Guid checkInId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetWellbeingCheckIn(new EpisodeId(episodeId), new WellbeingCheckInId(checkInId)), cancellationToken));

    private static async Task<OkAnswer<WellbeingCheckInResponse>> EnterInError(
        Guid episodeId, Guid checkInId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterWellbeingCheckInInError(new EpisodeId(episodeId), new WellbeingCheckInId(checkInId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<CravingTrendResponse>> Trend(
        Guid episodeId, [AsParameters] MomentQuery moment, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetCravingTrend(new EpisodeId(episodeId), moment.AsOf, moment.KnownAt), cancellationToken));
}
