using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.RecoveryPlans;

/// <summary>The way of a version from draft to its end (J.1), and the versions side by side.</summary>
internal static class PlanVersionEndpoints
{
    private const string Tag = "Plan versions";
    private static readonly Role[] Writers = [Role.Counselor, Role.Supervisor];
    private static readonly Role[] Signers = [Role.Counselor, Role.Supervisor, Role.Physician, Role.Patient];

    public static void MapPlanVersions(this IEndpointRouteBuilder api)
    {
        api.MapPost("/plans/{planId}/validate", Validate)
            .WithTags(Tag)
            .Operation("validatePlan", "Check the draft against every rule; nothing is written")
            .RequireAccess(Scopes.PlansRead, Writers)
            .IsDryRun()
            .Refuses(StatusCodes.Status409Conflict, "NO_DRAFT");

        api.MapPost("/plans/{planId}/submit", Submit)
            .WithTags(Tag)
            .Operation("submitPlan", "Freeze the complete draft for its signatures")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "NO_DRAFT", "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "PLAN_INCOMPLETE");

        api.MapPost("/plans/{planId}/withdraw", Withdraw)
            .WithTags(Tag)
            .Operation("withdrawPlan", "Take the version back from signing; its signatures become void")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "NO_DRAFT", "ILLEGAL_TRANSITION");

        api.MapPost("/plans/{planId}/signatures", Sign)
            .WithTags(Tag)
            .Operation("signPlan", "Sign a version, or record that the patient will not; the last signature needed puts it in force")
            .RequireAccess(Scopes.PlansWrite, Signers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "ALREADY_SIGNED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "CREDENTIAL_NOT_ACTIVE", "SUPERVISOR_NOT_INDEPENDENT", "SUPERVISOR_IS_AUTHOR", "WITNESS_IS_AUTHOR", "UNKNOWN_REFERENCE", "DATE_IN_FUTURE");

        api.MapPost("/plans/{planId}/revise", Revise)
            .WithTags(Tag)
            .Operation("revisePlan", "Open the next draft from the version in force")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "DRAFT_EXISTS", "ILLEGAL_TRANSITION");

        api.MapPost("/plans/{planId}/hold", Hold)
            .WithTags(Tag)
            .Operation("holdPlan", "Pause the version in force")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER");

        api.MapPost("/plans/{planId}/resume", Resume)
            .WithTags(Tag)
            .Operation("resumePlan", "Put the paused version in force again")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "REVIEW_REQUIRED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER");

        api.MapPost("/plans/{planId}/cancel", Cancel)
            .WithTags(Tag)
            .Operation("cancelPlan", "Give up the unsigned version")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "NO_DRAFT");

        api.MapPost("/plans/{planId}/enter-in-error", EnterInError)
            .WithTags(Tag)
            .Operation("enterPlanInError", "Mark a version that should not be there; it stays readable")
            .RequireAccess(Scopes.PlansWrite, Role.Supervisor)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION");

        api.MapGet("/plans/{planId}/versions", ListVersions)
            .WithTags(Tag)
            .Operation("listPlanVersions", "List the versions of a plan")
            .RequireAccess(Scopes.PlansRead, RoleSets.ClinicalReaders);

        api.MapGet("/plans/{planId}/versions/{versionNumber}", GetVersion)
            .WithTags(Tag)
            .Operation("getPlanVersion", "Read one version with its document and signatures")
            .RequireAccess(Scopes.PlansRead, RoleSets.ClinicalReaders);

        api.MapGet("/plans/{planId}/diff", Diff)
            .WithTags(Tag)
            .Operation("diffPlanVersions", "Compare two versions item by item and field by field")
            .RequireAccess(Scopes.PlansRead, RoleSets.ClinicalReaders);
    }

    private static async Task<OkAnswer<PlanValidationResponse>> Validate(
        Guid planId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ValidatePlan(new RecoveryPlanId(planId)), cancellationToken));

    private static async Task<OkAnswer<PlanResponse>> Submit(
        Guid planId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new SubmitPlan(new RecoveryPlanId(planId), ifMatch), cancellationToken));

    private static async Task<OkAnswer<PlanResponse>> Withdraw(
        Guid planId, WithdrawPlanBody? body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new WithdrawPlan(new RecoveryPlanId(planId), ifMatch, body ?? new WithdrawPlanBody()), cancellationToken));

    private static async Task<OkAnswer<PlanResponse>> Sign(
        Guid planId, SignatureBody body, IfMatchHeader ifMatch, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new SignPlan(new RecoveryPlanId(planId), ifMatch, body, context.Origin()), cancellationToken));

    private static async Task<OkAnswer<PlanResponse>> Revise(
        Guid planId, RevisePlanBody? body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new RevisePlan(new RecoveryPlanId(planId), ifMatch, body ?? new RevisePlanBody()), cancellationToken));

    private static async Task<OkAnswer<PlanResponse>> Hold(
        Guid planId, HoldPlanBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new HoldPlan(new RecoveryPlanId(planId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<PlanResponse>> Resume(
        Guid planId, ResumePlanBody? body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ResumePlan(new RecoveryPlanId(planId), ifMatch, body ?? new ResumePlanBody()), cancellationToken));

    private static async Task<OkAnswer<PlanResponse>> Cancel(
        Guid planId, CancelPlanBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new CancelPlan(new RecoveryPlanId(planId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<PlanResponse>> EnterInError(
        Guid planId, EnterPlanInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new EnterPlanInError(new RecoveryPlanId(planId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<PlanVersionList>> ListVersions(
        Guid planId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ListPlanVersions(new RecoveryPlanId(planId)), cancellationToken));

    private static async Task<OkAnswer<PlanVersionResource>> GetVersion(
        Guid planId, int versionNumber, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetPlanVersion(new RecoveryPlanId(planId), versionNumber), cancellationToken));

    private static async Task<OkAnswer<PlanDiffResponse>> Diff(
        Guid planId, int from, int to, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new DiffPlanVersions(new RecoveryPlanId(planId), from, to), cancellationToken));
}
