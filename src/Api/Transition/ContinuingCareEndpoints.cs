using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Transition;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Api.Transition;

internal static class ContinuingCareEndpoints
{
    public static void MapContinuingCare(this IEndpointRouteBuilder api)
    {
        var plan = api.MapGroup("/episodes/{episodeId}/continuing-care-plan").WithTags(TransitionAccess.Tag);

        plan.MapGet("/", Get)
            .Operation("getContinuingCarePlan", "Read what comes after treatment: the version in force, and the draft of the next")
            .RequireAccess(Scopes.TransitionRead, TransitionAccess.Readers);
        plan.MapPut("/", Write)
            .Operation("writeContinuingCarePlan", "Write the draft as a whole, or begin the next one; what was signed of it is void")
            .RequireAccess(Scopes.TransitionWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR", "EPISODE_NOT_OPEN")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "UNKNOWN_LEVEL_OF_CARE", "DUPLICATE");
        plan.MapGet("/gaps", Gaps)
            .Operation("findContinuingCareGaps", "Say what is missing before it can be signed, by pointer and rule")
            .RequireAccess(Scopes.TransitionRead, TransitionAccess.Readers);
        plan.MapPost("/signatures", Sign)
            .Operation("signContinuingCarePlan", "Sign the complete draft, or record that the patient will not")
            .RequireAccess(Scopes.TransitionWrite, TransitionAccess.Signers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR", "EPISODE_NOT_OPEN", "NO_DRAFT", "ALREADY_SIGNED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "PLAN_INCOMPLETE", "CREDENTIAL_NOT_ACTIVE", "DATE_IN_FUTURE", "UNKNOWN_REFERENCE", "WITNESS_IS_AUTHOR");
        plan.MapPost("/activate", Activate)
            .Operation("activateContinuingCarePlan", "Put the signed draft in force; it supersedes the version before")
            .RequireAccess(Scopes.TransitionWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR", "EPISODE_NOT_OPEN", "NO_DRAFT")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "PLAN_INCOMPLETE", "SIGNATURES_MISSING");
        plan.MapGet("/versions/{versionNumber}", GetVersion)
            .Operation("getContinuingCareVersion", "Read one version, whatever its status")
            .RequireAccess(Scopes.TransitionRead, TransitionAccess.Readers);
        plan.MapPost("/versions/{versionNumber}/enter-in-error", EnterInError)
            .Operation("enterContinuingCareVersionInError", "Say that a version does not hold; it stays readable")
            .RequireAccess(Scopes.TransitionWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");
    }

    private static async Task<OkAnswer<ContinuingCarePlanResponse>> Get(
        Guid episodeId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetContinuingCarePlan(new EpisodeId(episodeId)), cancellationToken));

    private static async Task<OkAnswer<ContinuingCarePlanResponse>> Write(
        Guid episodeId, ContinuingCareContent body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new WriteContinuingCarePlan(new EpisodeId(episodeId), body, ifMatch), cancellationToken));

    private static async Task<OkAnswer<TransitionGapsResponse>> Gaps(
        Guid episodeId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new FindContinuingCareGaps(new EpisodeId(episodeId)), cancellationToken));

    private static async Task<OkAnswer<ContinuingCarePlanResponse>> Sign(
        Guid episodeId, TransitionSignatureBody body, IfMatchHeader ifMatch, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new SignContinuingCarePlan(new EpisodeId(episodeId), ifMatch, body, context.Origin()), cancellationToken));

    private static async Task<OkAnswer<ContinuingCarePlanResponse>> Activate(
        Guid episodeId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ActivateContinuingCarePlan(new EpisodeId(episodeId), ifMatch), cancellationToken));

    private static async Task<OkAnswer<ContinuingCareVersionResponse>> GetVersion(
        Guid episodeId, int versionNumber, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetContinuingCareVersion(new EpisodeId(episodeId), versionNumber), cancellationToken));

    private static async Task<OkAnswer<ContinuingCarePlanResponse>> EnterInError(
        Guid episodeId, int versionNumber, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterContinuingCareVersionInError(new EpisodeId(episodeId), versionNumber, ifMatch, body), cancellationToken));
}
