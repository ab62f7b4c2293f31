using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Phases.Readiness;

public enum ReadinessPurpose
{
    StepDown,
    Discharge,
}

/// <summary>From the worst to the best.</summary>
public enum ReadinessResult
{
    StepUpReview,
    NotReady,
    ReadyWithConditions,
    Ready,
}

public enum CriterionType
{
    /// <summary>Must pass.</summary>
    Hard,

    /// <summary>Counts in the score.</summary>
    Soft,

    /// <summary>Calls for a step-up review when it is reached.</summary>
    StepUp,
}

public enum Verdict
{
    Pass,
    Fail,

    /// <summary>Nothing to judge by; counts as a fail.</summary>
    InsufficientData,

    /// <summary>Leaves the denominator (D12).</summary>
    NotApplicable,
}

/// <summary>Why a verdict is what the value alone does not show.</summary>
public enum VerdictReason
{
    NoData,
    TooOld,
    TooFewDays,
    NeverUsed,
    PlanNotActive,
    NoTargetLevel,
    NothingRequired,
}

public enum ThresholdComparator
{
    AtLeast,
    AtMost,
}

/// <summary>One criterion with all that its verdict rests on.</summary>
/// <param name="Id">R1 to R11, S1 to S4.</param>
/// <param name="Value">Unrounded. Null where there is nothing to measure.</param>
/// <param name="Numerator">Of a ratio.</param>
/// <param name="Denominator">Of a ratio.</param>
/// <param name="Threshold">Of the policy in force; null where the policy has none for this case.</param>
/// <param name="Evidence">Ids of the facts that were counted, in order.</param>
public sealed record CriterionFinding(
    string Id,
    CriterionType Type,
    decimal? Value,
    int? Numerator,
    int? Denominator,
    ThresholdComparator Comparator,
    decimal? Threshold,
    Verdict Verdict,
    VerdictReason? Reason,
    IReadOnlyList<Guid> Evidence);

/// <summary>What the evaluation found; advice to a clinician, who decides.</summary>
/// <param name="SoftPassed">Soft criteria that passed.</param>
/// <param name="SoftApplicable">Soft criteria without those that do not apply.</param>
/// <param name="SoftScore">The share, 0 to 1, unrounded.</param>
/// <param name="Criteria">R1 to R11 in order.</param>
/// <param name="StepUpTriggers">S1 to S4 in order; a pass means that nothing calls for a step up.</param>
/// <param name="Handover">Before a step down: who sees to what in the next phase. Null where the plan says nothing of it, and at the end of the path.</param>
public sealed record ReadinessFindings(
    ReadinessResult Result,
    int SoftPassed,
    int SoftApplicable,
    decimal SoftScore,
    IReadOnlyList<CriterionFinding> Criteria,
    IReadOnlyList<CriterionFinding> StepUpTriggers,
    IReadOnlyList<HandoverFinding>? Handover = null);

/// <summary>One task in the next phase, and what shows whether the patient sees to it already. Information: no verdict depends on it.</summary>
/// <param name="From">In the present phase; null where no signed plan says it.</param>
/// <param name="To">In the next phase.</param>
/// <param name="Change">Where nothing is said of the present phase, staff sees to it.</param>
/// <param name="Value">Share that the patient did in the present phase up to the day, unrounded. Null where there is nothing to count, and for Booking: who booked is not kept.</param>
/// <param name="Numerator">Check-ins told by the patient's own client; homework that was accepted or begun by it.</param>
/// <param name="Denominator">Check-ins of the phase; homework that fell due in it.</param>
/// <param name="Evidence">Ids of what the patient did, in order.</param>
public sealed record HandoverFinding(
    ResponsibilityTask Task,
    ResponsibleParty? From,
    ResponsibleParty To,
    HandoverChange Change,
    decimal? Value,
    int? Numerator,
    int? Denominator,
    IReadOnlyList<Guid> Evidence);

public enum HandoverChange
{
    /// <summary>The patient does more of it than before.</summary>
    PatientTakesOver,
    Unchanged,

    /// <summary>The patient does less of it than before.</summary>
    PatientGivesBack,
}
