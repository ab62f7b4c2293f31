using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Phases;

/// <summary>What the deciding person says.</summary>
/// <param name="ToLevel">May be left out where the patient stays at the level.</param>
/// <param name="OverrideReason">Needed where the decision differs from the recommendation (D13).</param>
/// <param name="CorrectionReason">Needed where the decision takes effect before today (D15).</param>
public sealed record LevelOfCareChoice(
    LevelOfCareDecisionType DecisionType,
    LevelOfCare? ToLevel,
    LevelOfCareReason ReasonCode,
    DimensionRatingSetId DimensionRatingSetId,
    PatientAgreement PatientAgreement,
    DateOnly EffectiveOn,
    string? OverrideReason,
    string? CorrectionReason);

public enum LevelOfCareDecisionType
{
    Continue,
    StepDown,
    StepUp,

    /// <summary>The next phase at the same intensity (D12).</summary>
    PhaseAdvance,

    /// <summary>Another level or type of care, also one that the programme does not offer.</summary>
    Transfer,

    /// <summary>Refused: a discharge has steps of its own (D15).</summary>
    Discharge,
}

/// <summary>The first three are for staying, the others for moving.</summary>
public enum LevelOfCareReason
{
    ProgressingGoalsNotMet,
    NotYetProgressingButCapableAndWorking,
    NewProblemTreatableAtThisLevel,
    GoalsAchieved,
    UnableToResolveDespitePlanChanges,
    LacksCapacityToResolve,

    /// <summary>For more intensive care only.</summary>
    ProblemsIntensifiedOrNew,
}

public enum LevelOfCareDecisionStatus
{
    Scheduled,
    Executed,
    Withdrawn,
    Lapsed,
}

/// <summary>What the software would do, by the readiness evaluation (D13).</summary>
/// <param name="Decisions">Any of these follows it.</param>
/// <param name="Conditions">Criteria that are not met.</param>
public sealed record SoftwareRecommendation(
    ReadinessResult Result, IReadOnlyList<LevelOfCareDecisionType> Decisions, IReadOnlyList<string> Conditions)
{
    /// <summary>A transfer counts as what it does to the intensity.</summary>
    internal bool Allows(LevelOfCareDecisionType decision, int rankChange)
    {
        var moved = rankChange switch
        {
            < 0 => LevelOfCareDecisionType.StepDown,
            0 => LevelOfCareDecisionType.PhaseAdvance,
            > 0 => LevelOfCareDecisionType.StepUp,
        };
        return Decisions.Contains(decision == LevelOfCareDecisionType.Transfer ? moved : decision);
    }
}

public sealed record DecisionEnd(string Reason, PractitionerId By, DateTimeOffset At);

/// <param name="CauseId">The use event, the assessment, or the episode.</param>
public sealed record DecisionLapse(LapseCause Cause, Guid CauseId, DateTimeOffset At);

public enum LapseCause
{
    UseEvent,
    EndOfCare,

    /// <summary>A high risk of suicide.</summary>
    SafetyScreen,
}
