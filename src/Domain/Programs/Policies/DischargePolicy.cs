using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>What a discharge takes and what it leaves open, rules DIS-3, DIS-5 and DIS-8.</summary>
/// <param name="MinimumWarnings">DIS-5. Documented warnings before an administrative discharge.</param>
/// <param name="MaximumDaysAhead">DIS-3. How far ahead the last day may lie.</param>
/// <param name="KeptWork">DIS-8. Kinds of work items that outlive the episode; null: the default.</param>
public sealed record DischargePolicy(int MinimumWarnings, int MaximumDaysAhead, IReadOnlyList<WorkItemKind>? KeptWork = null)
{
    public IReadOnlyList<WorkItemKind> KeptWork { get; init; } = KeptWork ??
    [
        WorkItemKind.SafetyRiskModerate,
        WorkItemKind.SafetyRiskHigh,
        WorkItemKind.UseSafetyCheck,
        WorkItemKind.FollowUpDue,
        WorkItemKind.AuthorizationOverUse,
    ];

    public static DischargePolicy Default { get; } = new(MinimumWarnings: 2, MaximumDaysAhead: 30);
}
