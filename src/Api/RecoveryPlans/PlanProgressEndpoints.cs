using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Api.RecoveryPlans;

/// <summary>What becomes of goals and objectives (J.3, D5), and the reviews (D8).</summary>
internal static class PlanProgressEndpoints
{
    private const string Tag = "Plan progress";
    private static readonly Role[] Writers = [Role.Counselor, Role.Supervisor];
    private static readonly Role[] PatientToo = [Role.Counselor, Role.Supervisor, Role.Patient];

    public static void MapPlanProgress(this IEndpointRouteBuilder api)
    {
        api.MapPost("/plans/{planId}/goals/{goalId}/agree", AgreeGoal)
            .WithTags(Tag)
            .Operation("agreeGoal", "Move a goal on: the patient agrees to it")
            .RequireAccess(Scopes.PlansWrite, PatientToo)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");

        api.MapPost("/plans/{planId}/goals/{goalId}/reject", RejectGoal)
            .WithTags(Tag)
            .Operation("rejectGoal", "Move a goal on: the patient rejects it")
            .RequireAccess(Scopes.PlansWrite, PatientToo)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "REASON_REQUIRED");

        api.MapPost("/plans/{planId}/goals/{goalId}/activate", ActivateGoal)
            .WithTags(Tag)
            .Operation("activateGoal", "Move a goal on: work on it starts")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER");

        api.MapPost("/plans/{planId}/goals/{goalId}/hold", HoldGoal)
            .WithTags(Tag)
            .Operation("holdGoal", "Move a goal on: work on it pauses")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "REASON_REQUIRED");

        api.MapPost("/plans/{planId}/goals/{goalId}/resume", ResumeGoal)
            .WithTags(Tag)
            .Operation("resumeGoal", "Move a goal on: work on it goes on")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER");

        api.MapPost("/plans/{planId}/goals/{goalId}/achieve", AchieveGoal)
            .WithTags(Tag)
            .Operation("achieveGoal", "Move a goal on: it is reached: each required objective is achieved or waived")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "GOAL_OBJECTIVES_OPEN");

        api.MapPost("/plans/{planId}/goals/{goalId}/maintain", MaintainGoal)
            .WithTags(Tag)
            .Operation("maintainGoal", "Move a goal on: it is still met some time later")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "GOAL_NOT_YET_MAINTAINED");

        api.MapPost("/plans/{planId}/goals/{goalId}/abandon", AbandonGoal)
            .WithTags(Tag)
            .Operation("abandonGoal", "Move a goal on: it is given up")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "REASON_REQUIRED");

        api.MapPost("/plans/{planId}/goals/{goalId}/reactivate", ReactivateGoal)
            .WithTags(Tag)
            .Operation("reactivateGoal", "Move a goal on: what was reached no longer holds")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "REASON_REQUIRED");

        api.MapPost("/plans/{planId}/objectives/{objectiveId}/achieve", AchieveObjective)
            .WithTags(Tag)
            .Operation("achieveObjective", "Judge an objective: evidence shows that it is met")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "EVIDENCE_REQUIRED");

        api.MapPost("/plans/{planId}/objectives/{objectiveId}/not-achieve", NotAchieveObjective)
            .WithTags(Tag)
            .Operation("notAchieveObjective", "Judge an objective: it was not met")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER");

        api.MapPost("/plans/{planId}/objectives/{objectiveId}/waive", WaiveObjective)
            .WithTags(Tag)
            .Operation("waiveObjective", "Judge an objective: its goal no longer waits for it; it still counts as not achieved")
            .RequireAccess(Scopes.PlansWrite, Role.Supervisor)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER");

        api.MapPost("/plans/{planId}/objectives/{objectiveId}/reactivate", ReactivateObjective)
            .WithTags(Tag)
            .Operation("reactivateObjective", "Judge an objective: it is open again")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER");

        api.MapPost("/plans/{planId}/objectives/{objectiveId}/outcomes", RecordOutcome)
            .WithTags(Tag)
            .Operation("recordObjectiveOutcome", "Record a measured value of an objective")
            .RequireAccess(Scopes.PlansWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "OUT_OF_RANGE", "OBJ_NOT_MEASURABLE", "DATE_IN_FUTURE");

        api.MapPost("/plans/{planId}/objectives/{objectiveId}/outcomes/{outcomeId}/enter-in-error", EnterOutcomeInError)
            .WithTags(Tag)
            .Operation("enterObjectiveOutcomeInError", "Mark a measured value as not holding; it stays readable, and counts no more")
            .RequireAccess(Scopes.PlansWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");

        api.MapGet("/plans/{planId}/reviews", ListReviews)
            .WithTags(Tag)
            .Operation("listPlanReviews", "Read the reviews a plan owes and had, judged today")
            .RequireAccess(Scopes.PlansRead, RoleSets.ClinicalReaders);

        api.MapPost("/plans/{planId}/reviews", CompleteReview)
            .WithTags(Tag)
            .Operation("completePlanReview", "Complete a review of the plan; it settles every review that is owed")
            .RequireAccess(Scopes.PlansWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "UNKNOWN_REFERENCE");

        api.MapPost("/plans/{planId}/reviews/{reviewId}/enter-in-error", EnterReviewInError)
            .WithTags(Tag)
            .Operation("enterPlanReviewInError", "Mark a review as not holding; it stays readable, and what it settled is owed again")
            .RequireAccess(Scopes.PlansWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");

        api.MapPost("/plans/{planId}/review-obligations", OweReview)
            .WithTags(Tag)
            .Operation("owePlanReview", "Say that an event calls for a review within some business days")
            .RequireAccess(Scopes.PlansWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");
    }

    private static async Task<OkAnswer<PlanPartResponse<GoalRecord>>> AgreeGoal(
        Guid planId, Guid goalId, ItemActionBody? body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ChangeGoal(new RecoveryPlanId(planId), new GoalId(goalId), GoalAction.Agree, ifMatch, body ?? new ItemActionBody()), cancellationToken));

    private static async Task<OkAnswer<PlanPartResponse<GoalRecord>>> RejectGoal(
        Guid planId, Guid goalId, ItemActionBody? body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ChangeGoal(new RecoveryPlanId(planId), new GoalId(goalId), GoalAction.Reject, ifMatch, body ?? new ItemActionBody()), cancellationToken));

    private static async Task<OkAnswer<PlanPartResponse<GoalRecord>>> ActivateGoal(
        Guid planId, Guid goalId, ItemActionBody? body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ChangeGoal(new RecoveryPlanId(planId), new GoalId(goalId), GoalAction.Activate, ifMatch, body ?? new ItemActionBody()), cancellationToken));

    private static async Task<OkAnswer<PlanPartResponse<GoalRecord>>> HoldGoal(
        Guid planId, Guid goalId, ItemActionBody? body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ChangeGoal(new RecoveryPlanId(planId), new GoalId(goalId), GoalAction.Hold, ifMatch, body ?? new ItemActionBody()), cancellationToken));

    private static async Task<OkAnswer<PlanPartResponse<GoalRecord>>> ResumeGoal(
        Guid planId, Guid goalId, ItemActionBody? body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ChangeGoal(new RecoveryPlanId(planId), new GoalId(goalId), GoalAction.Resume, ifMatch, body ?? new ItemActionBody()), cancellationToken));

    private static async Task<OkAnswer<PlanPartResponse<GoalRecord>>> AchieveGoal(
        Guid planId, Guid goalId, ItemActionBody? body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ChangeGoal(new RecoveryPlanId(planId), new GoalId(goalId), GoalAction.Achieve, ifMatch, body ?? new ItemActionBody()), cancellationToken));

    private static async Task<OkAnswer<PlanPartResponse<GoalRecord>>> MaintainGoal(
        Guid planId, Guid goalId, ItemActionBody? body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ChangeGoal(new RecoveryPlanId(planId), new GoalId(goalId), GoalAction.Maintain, ifMatch, body ?? new ItemActionBody()), cancellationToken));

    private static async Task<OkAnswer<PlanPartResponse<GoalRecord>>> AbandonGoal(
        Guid planId, Guid goalId, ItemActionBody? body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ChangeGoal(new RecoveryPlanId(planId), new GoalId(goalId), GoalAction.Abandon, ifMatch, body ?? new ItemActionBody()), cancellationToken));

    private static async Task<OkAnswer<PlanPartResponse<GoalRecord>>> ReactivateGoal(
        Guid planId, Guid goalId, ItemActionBody? body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ChangeGoal(new RecoveryPlanId(planId), new GoalId(goalId), GoalAction.Reactivate, ifMatch, body ?? new ItemActionBody()), cancellationToken));

    private static async Task<OkAnswer<PlanPartResponse<ObjectiveRecord>>> AchieveObjective(
        Guid planId, Guid objectiveId, ObjectiveActionBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ChangeObjective(new RecoveryPlanId(planId), new ObjectiveId(objectiveId), ObjectiveAction.Achieve, ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<PlanPartResponse<ObjectiveRecord>>> NotAchieveObjective(
        Guid planId, Guid objectiveId, ObjectiveActionBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ChangeObjective(new RecoveryPlanId(planId), new ObjectiveId(objectiveId), ObjectiveAction.NotAchieve, ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<PlanPartResponse<ObjectiveRecord>>> WaiveObjective(
        Guid planId, Guid objectiveId, ObjectiveActionBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ChangeObjective(new RecoveryPlanId(planId), new ObjectiveId(objectiveId), ObjectiveAction.Waive, ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<PlanPartResponse<ObjectiveRecord>>> ReactivateObjective(
        Guid planId, Guid objectiveId, ObjectiveActionBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ChangeObjective(new RecoveryPlanId(planId), new ObjectiveId(objectiveId), ObjectiveAction.Reactivate, ifMatch, body), cancellationToken));

    private static async Task<CreatedAnswer<PlanPartResponse<ObjectiveOutcome>>> RecordOutcome(
        Guid planId,
        Guid objectiveId,
        ObjectiveOutcomeBody body,
        IfMatchHeader ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var command = new RecordObjectiveOutcome(new RecoveryPlanId(planId), new ObjectiveId(objectiveId), ifMatch, body);
        return Answer.Created($"/plans/{planId}", await mediator.Send(command, cancellationToken));
    }

    private static async Task<OkAnswer<PlanPartResponse<ObjectiveOutcome>>> EnterOutcomeInError(
        Guid planId,
        Guid objectiveId,
        Guid outcomeId,
        EnterInErrorBody body,
        IfMatchHeader ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterOutcomeInError(
                new RecoveryPlanId(planId), new ObjectiveId(objectiveId), new ObjectiveOutcomeId(outcomeId), ifMatch, body),
            cancellationToken));

    private static async Task<OkAnswer<PlanPartResponse<PlanReview>>> EnterReviewInError(
        Guid planId, Guid reviewId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterPlanReviewInError(new RecoveryPlanId(planId), new PlanReviewId(reviewId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<PlanReviewList>> ListReviews(
        Guid planId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ListPlanReviews(new RecoveryPlanId(planId)), cancellationToken));

    private static async Task<CreatedAnswer<PlanPartResponse<PlanReview>>> CompleteReview(
        Guid planId, PlanReviewBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Created(
            $"/plans/{planId}/reviews",
            await mediator.Send(new CompletePlanReview(new RecoveryPlanId(planId), ifMatch, body), cancellationToken));

    private static async Task<CreatedAnswer<PlanPartResponse<ReviewObligation>>> OweReview(
        Guid planId, ReviewObligationBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Created(
            $"/plans/{planId}/reviews",
            await mediator.Send(new OwePlanReview(new RecoveryPlanId(planId), ifMatch, body), cancellationToken));
}
