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
public sealed record ReadinessFindings(
    ReadinessResult Result,
    int SoftPassed,
    int SoftApplicable,
    decimal SoftScore,
    IReadOnlyList<CriterionFinding> Criteria,
    IReadOnlyList<CriterionFinding> StepUpTriggers);
