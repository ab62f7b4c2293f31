using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Phases;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Phases;

internal static class PhaseEndpoints
{
    public static void MapPhases(this IEndpointRouteBuilder api)
    {
        var plan = api.MapGroup("/plans/{planId}").WithTags("Phases");

        plan.MapGet("/phases", ListPhases)
            .Operation("listPhases", "Show the step-down path of the plan's episode, in its order")
            .RequireAccess(Scopes.PhasesRead, RoleSets.ClinicalReaders);

        plan.MapGet("/readiness-evaluations", ListEvaluations)
            .Operation("listReadinessEvaluations", "List the readiness evaluations of the plan, newest first")
            .RequireAccess(Scopes.PhasesRead, RoleSets.ClinicalReaders);

        plan.MapPost("/readiness-evaluations", Evaluate)
            .Operation("evaluateReadiness", "Evaluate readiness to step down or to be discharged, criterion by criterion")
            .RequireAccess(Scopes.PhasesWrite, RoleSets.Clinicians)
            .Refuses(StatusCodes.Status409Conflict, "EPISODE_NOT_IN_CARE", "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER");

        plan.MapGet("/readiness-evaluations/{evaluationId}", GetEvaluation)
            .Operation("getReadinessEvaluation", "Read one readiness evaluation")
            .RequireAccess(Scopes.PhasesRead, RoleSets.ClinicalReaders);

        plan.MapPost("/readiness-evaluations/{evaluationId}/enter-in-error", EnterEvaluationInError)
            .Operation("enterReadinessEvaluationInError", "Say that an evaluation does not hold; no decision can rest on it any more")
            .RequireAccess(Scopes.PhasesWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");

        plan.MapGet("/level-of-care-decisions", ListDecisions)
            .Operation("listLevelOfCareDecisions", "List the level-of-care decisions of the plan, newest first")
            .RequireAccess(Scopes.PhasesRead, RoleSets.ClinicalReaders);

        plan.MapPost("/level-of-care-decisions", Decide)
            .Operation("decideLevelOfCare", "Decide to step down, step up, continue, advance a phase or transfer")
            .RequireAccess(Scopes.PhasesWrite, RoleSets.Clinicians)
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "USE_DISCHARGE", "DECISION_PENDING", "EPISODE_NOT_IN_CARE", "ENTERED_IN_ERROR", "CONFLICT")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                "CREDENTIAL_NOT_ACTIVE",
                "UNKNOWN_REFERENCE",
                "UNKNOWN_LEVEL_OF_CARE",
                "LEVEL_NOT_OFFERED",
                "TO_LEVEL_REQUIRED",
                "LEVEL_DIRECTION",
                "NO_NEXT_PHASE",
                "REASON_NOT_FOR_DECISION",
                "RATINGS_TOO_OLD",
                "EFFECTIVE_IN_PAST",
                "DATE_OUT_OF_ORDER",
                "READINESS_REQUIRED",
                "READINESS_NOT_CURRENT",
                "OVERRIDE_REASON_REQUIRED",
                "SUPERVISOR_REQUIRED");

        plan.MapGet("/level-of-care-decisions/{decisionId}", GetDecision)
            .Operation("getLevelOfCareDecision", "Read one level-of-care decision")
            .RequireAccess(Scopes.PhasesRead, RoleSets.ClinicalReaders);

        plan.MapPost("/level-of-care-decisions/{decisionId}/withdraw", Withdraw)
            .Operation("withdrawLevelOfCareDecision", "Take back a decision that waits for its date")
            .RequireAccess(Scopes.PhasesWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION");

        plan.MapPost("/level-of-care-decisions/{decisionId}/enter-in-error", EnterDecisionInError)
            .Operation("enterLevelOfCareDecisionInError", "Say that the record of a decision does not hold; it stays readable")
            .RequireAccess(Scopes.PhasesWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "ENTERED_IN_ERROR");
    }

    private static async Task<PageAnswer<PhaseResponse>> ListPhases(Guid planId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListPhases(new RecoveryPlanId(planId)), cancellationToken));

    private static async Task<PageAnswer<ReadinessEvaluationResponse>> ListEvaluations(
        Guid planId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListReadinessEvaluations(new RecoveryPlanId(planId), page), cancellationToken));

    private static async Task<CreatedAnswer<ReadinessEvaluationResponse>> Evaluate(
        Guid planId, EvaluateReadinessBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var evaluation = await mediator.Send(new EvaluateReadiness(new RecoveryPlanId(planId), body), cancellationToken);
        return Answer.Created($"/plans/{planId}/readiness-evaluations/{evaluation.Id}", evaluation);
    }

    private static async Task<OkAnswer<ReadinessEvaluationResponse>> GetEvaluation(
        Guid planId, Guid evaluationId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new GetReadinessEvaluation(new RecoveryPlanId(planId), new ReadinessEvaluationId(evaluationId)), cancellationToken));

    private static async Task<PageAnswer<LevelOfCareDecisionResponse>> ListDecisions(
        Guid planId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListLevelOfCareDecisions(new RecoveryPlanId(planId), page), cancellationToken));

    private static async Task<CreatedAnswer<LevelOfCareDecisionResponse>> Decide(
        Guid planId, DecideLevelOfCareBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var decision = await mediator.Send(new DecideLevelOfCare(new RecoveryPlanId(planId), body), cancellationToken);
        return Answer.Created($"/plans/{planId}/level-of-care-decisions/{decision.Id}", decision);
    }

    private static async Task<OkAnswer<LevelOfCareDecisionResponse>> GetDecision(
        Guid planId, Guid decisionId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new GetLevelOfCareDecision(new RecoveryPlanId(planId), new LevelOfCareDecisionId(decisionId)), cancellationToken));

    private static async Task<OkAnswer<LevelOfCareDecisionResponse>> Withdraw(
        Guid planId,
        Guid decisionId,
        WithdrawLevelOfCareDecisionBody body,
        IfMatchHeader ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new WithdrawLevelOfCareDecision(new RecoveryPlanId(planId), new LevelOfCareDecisionId(decisionId), ifMatch, body),
            cancellationToken));

    private static async Task<OkAnswer<ReadinessEvaluationResponse>> EnterEvaluationInError(
        Guid planId, Guid evaluationId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterReadinessEvaluationInError(new RecoveryPlanId(planId), new ReadinessEvaluationId(evaluationId), ifMatch, body),
            cancellationToken));

    private static async Task<OkAnswer<LevelOfCareDecisionResponse>> EnterDecisionInError(
        Guid planId, Guid decisionId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterLevelOfCareDecisionInError(new RecoveryPlanId(planId), new LevelOfCareDecisionId(decisionId), ifMatch, body),
            cancellationToken));
}
