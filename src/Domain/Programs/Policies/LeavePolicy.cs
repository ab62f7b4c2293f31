namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>Rule LVE-1.</summary>
/// <param name="MaximumDays">Calendar days from the first day of leave to the expected return, inclusive.</param>
public sealed record LeavePolicy(int MaximumDays)
{
    public static LeavePolicy Default { get; } = new(MaximumDays: 14);
}
