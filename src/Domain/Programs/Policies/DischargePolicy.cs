namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>What a discharge takes, rules DIS-3 and DIS-5.</summary>
/// <param name="MinimumWarnings">DIS-5. Documented warnings before an administrative discharge.</param>
/// <param name="MaximumDaysAhead">DIS-3. How far ahead the last day may lie.</param>
public sealed record DischargePolicy(int MinimumWarnings, int MaximumDaysAhead)
{
    public static DischargePolicy Default { get; } = new(MinimumWarnings: 2, MaximumDaysAhead: 30);
}
