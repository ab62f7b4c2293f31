using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Transition;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Transition;

internal static class FollowUpEndpoints
{
    public static void MapFollowUps(this IEndpointRouteBuilder api)
    {
        var followUps = api.MapGroup("/episodes/{episodeId}/follow-ups").WithTags(TransitionAccess.Tag);

        followUps.MapGet("/", List)
            .Operation("listFollowUps", "List when somebody asks after the discharge how it goes, planned last first")
            .RequireAccess(Scopes.TransitionRead, TransitionAccess.Readers);
        followUps.MapPost("/", Plan)
            .Operation("planFollowUp", "Plan one more follow-up, beside the ladder that the discharge has planned")
            .RequireAccess(Scopes.TransitionWrite, RoleSets.Clinicians)
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR", "EPISODE_NOT_IN_CARE")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_OUT_OF_ORDER");
        followUps.MapGet("/{followUpId}", Get)
            .Operation("getFollowUp", "Read one follow-up")
            .RequireAccess(Scopes.TransitionRead, TransitionAccess.Readers);
        followUps.MapPost("/{followUpId}/attempts", Attempt)
            .Operation("attemptFollowUp", "Record that somebody tried to reach the patient, or did, and what the patient told")
            .RequireAccess(Scopes.TransitionWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR", "ILLEGAL_TRANSITION", "EPISODE_NOT_DISCHARGED")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity, "TIME_IN_FUTURE", "DATE_OUT_OF_ORDER", "FINDINGS_REQUIRED", "FINDINGS_NOT_ALLOWED");
        followUps.MapPost("/{followUpId}/cancel", Cancel)
            .Operation("cancelFollowUp", "Take back a follow-up that is no use any more")
            .RequireAccess(Scopes.TransitionWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR", "ILLEGAL_TRANSITION");
        followUps.MapPost("/{followUpId}/enter-in-error", EnterInError)
            .Operation("enterFollowUpInError", "Say that a follow-up was recorded by mistake; it stays readable")
            .RequireAccess(Scopes.TransitionWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");
    }

    private static async Task<PageAnswer<FollowUpResponse>> List(
        Guid episodeId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListFollowUps(new EpisodeId(episodeId), page), cancellationToken));

    private static async Task<CreatedAnswer<FollowUpResponse>> Plan(
        Guid episodeId, FollowUpBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var planned = await mediator.Send(new PlanFollowUp(new EpisodeId(episodeId), body), cancellationToken);
        return Answer.Created($"/episodes/{episodeId}/follow-ups/{planned.Id}", planned);
    }

    private static async Task<OkAnswer<FollowUpResponse>> Get(
        Guid episodeId, Guid followUpId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetFollowUp(new EpisodeId(episodeId), new FollowUpId(followUpId)), cancellationToken));

    private static async Task<OkAnswer<FollowUpResponse>> Attempt(
        Guid episodeId, Guid followUpId, FollowUpAttemptBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new AttemptFollowUp(new EpisodeId(episodeId), new FollowUpId(followUpId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<FollowUpResponse>> Cancel(
        Guid episodeId, Guid followUpId, CancelFollowUpBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new CancelFollowUp(new EpisodeId(episodeId), new FollowUpId(followUpId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<FollowUpResponse>> EnterInError(
        Guid episodeId, Guid followUpId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterFollowUpInError(new EpisodeId(episodeId), new FollowUpId(followUpId), ifMatch, body), cancellationToken));
}
