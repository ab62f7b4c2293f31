using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Transition;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Transition;

internal static class IndependenceEndpoints
{
    public static void MapIndependence(this IEndpointRouteBuilder api)
    {
        var checklist = api.MapGroup("/episodes/{episodeId}/independence-checklist").WithTags(TransitionAccess.Tag);

        checklist.MapGet("/", Get)
            .Operation("getIndependenceChecklist", "Read how far a patient stands on own feet, area by area, and whether it has become better")
            .RequireAccess(Scopes.TransitionRead, TransitionAccess.Readers);
        checklist.MapPut("/", Look)
            .Operation("lookAtIndependence", "Say where each area stands, with what shows it; earlier looks stay")
            .RequireAccess(Scopes.TransitionWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR", "EPISODE_NOT_OPEN", "EPISODE_NOT_IN_CARE")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "DUPLICATE", "AREA_MISSING", "EVIDENCE_REQUIRED");
    }

    private static async Task<OkAnswer<IndependenceChecklistResponse>> Get(
        Guid episodeId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetIndependenceChecklist(new EpisodeId(episodeId)), cancellationToken));

    private static async Task<OkAnswer<IndependenceChecklistResponse>> Look(
        Guid episodeId, IndependenceBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new LookAtIndependence(new EpisodeId(episodeId), ifMatch, body), cancellationToken));
}
