namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>What a patient is given along on the way out, rules RPP-1 to RPP-10.</summary>
/// <param name="RelapsePrevention">Null: the default.</param>
public sealed record TransitionPolicy(RelapsePreventionPolicy? RelapsePrevention = null)
{
    public RelapsePreventionPolicy RelapsePrevention { get; init; } = RelapsePrevention ?? RelapsePreventionPolicy.Default;

    public static TransitionPolicy Default { get; } = new();
}

/// <param name="MinimumWarningSigns">RPP-1.</param>
/// <param name="MinimumHighRiskSituations">RPP-2.</param>
/// <param name="MinimumCopingSkills">RPP-3.</param>
/// <param name="MinimumEmergencyContacts">RPP-4.</param>
/// <param name="MinimumAlwaysReachable">RPP-4. Emergency contacts who can be reached by day and by night.</param>
/// <param name="CrisisLines">RPP-9. Numbers that every plan names.</param>
/// <param name="DueAfterDays">RPP-10. Days after the admission from which a plan that is not in force is a work item.</param>
/// <param name="WorkDays">RPP-10. Days in which it is then seen to.</param>
public sealed record RelapsePreventionPolicy(
    int MinimumWarningSigns,
    int MinimumHighRiskSituations,
    int MinimumCopingSkills,
    int MinimumEmergencyContacts,
    int MinimumAlwaysReachable,
    IReadOnlyList<string> CrisisLines,
    int DueAfterDays,
    int WorkDays)
{
    public static RelapsePreventionPolicy Default { get; } = new(
        MinimumWarningSigns: 3,
        MinimumHighRiskSituations: 3,
        MinimumCopingSkills: 3,
        MinimumEmergencyContacts: 2,
        MinimumAlwaysReachable: 1,
        CrisisLines: ["988"],
        DueAfterDays: 56,
        WorkDays: 7);
}
