using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases.Readiness;

namespace TreatmentPlans.Domain.Phases;

public static class LevelOfCareDecisionErrors
{
    public static DomainException UseDischarge() =>
        new(new DomainError("USE_DISCHARGE", ErrorKind.Conflict, "A discharge is proposed and approved as such, not by a level-of-care decision."));

    public static DomainException ToLevelRequired() =>
        CommonErrors.Rule("TO_LEVEL_REQUIRED", "/toLevel", "This decision moves the patient to another level: say which.");

    public static DomainException LevelNotOffered() =>
        CommonErrors.Rule("LEVEL_NOT_OFFERED", "/toLevel", "The programme does not offer this level of care.");

    public static DomainException Direction() =>
        CommonErrors.Rule("LEVEL_DIRECTION", "/toLevel", "The level lies in another direction than the decision says.");

    public static DomainException NoNextPhase() =>
        CommonErrors.Rule("NO_NEXT_PHASE", "/decisionType", "The plan has no next phase at this level.");

    public static DomainException ReasonNotForDecision() =>
        CommonErrors.Rule("REASON_NOT_FOR_DECISION", "/reasonCode", "The reason belongs to another decision.");

    public static DomainException EffectiveInPast() =>
        CommonErrors.Rule(
            "EFFECTIVE_IN_PAST", "/effectiveOn", "A decision takes effect today or later; an earlier day is a correction and needs a reason.");

    public static DomainException ReadinessRequired() =>
        CommonErrors.Rule("READINESS_REQUIRED", "/readinessEvaluationId", "The patient moves on: name a readiness evaluation.");

    public static DomainException ReadinessNotCurrent(int maximumAgeDays) =>
        CommonErrors.Rule(
            "READINESS_NOT_CURRENT",
            "/readinessEvaluationId",
            $"The evaluation must be of the present phase, for a step down, and at most {maximumAgeDays} days old.");

    public static DomainException OverrideReasonRequired(ReadinessResult result) =>
        CommonErrors.Rule("OVERRIDE_REASON_REQUIRED", "/overrideReason", $"The evaluation says {result}; say why the decision differs.");

    public static DomainException SupervisorRequired(ReadinessResult result) =>
        CommonErrors.Rule("SUPERVISOR_REQUIRED", "/overrideReason", $"The evaluation says {result}: a supervisor may decide otherwise.");

    public static DomainException AlreadyScheduled() =>
        new(new DomainError(
            "DECISION_PENDING", ErrorKind.Conflict, "The episode has a decision that waits for its date; withdraw it, or let it take effect."));
}
