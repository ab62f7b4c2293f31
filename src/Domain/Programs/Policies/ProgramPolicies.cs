namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>
/// Every number by which a programme judges clinical work. Defaults, units and sources: docs/rules.md, by the ids named here.
/// </summary>
public sealed record ProgramPolicies(
    LevelOfCarePolicy LevelOfCare,
    PlacementPolicy Placement,
    LeavePolicy Leave,
    ContentProfilePolicy ContentProfile,
    CountersignaturePolicy Countersignature,
    ReviewCadencePolicy ReviewCadence,
    ReadinessPolicy Readiness)
{
    public static ProgramPolicies Default { get; } = new(
        LevelOfCarePolicy.Default,
        PlacementPolicy.Default,
        LeavePolicy.Default,
        ContentProfilePolicy.Default,
        CountersignaturePolicy.Default,
        ReviewCadencePolicy.Default,
        ReadinessPolicy.Default);
}

/// <summary>Policies from a date on, in the programme's zone, until the next entry takes effect.</summary>
public sealed record DatedPolicies(DateOnly EffectiveFrom, ProgramPolicies Policies);
