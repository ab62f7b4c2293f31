namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>When a supervisor must have signed for an author who is not independently licensed, rule SIG-1 (D2).</summary>
/// <param name="Days">Calendar days after activation; only where the timing is <see cref="CountersignatureTiming.WithinDays"/>.</param>
public sealed record CountersignaturePolicy(CountersignatureTiming Timing, int Days)
{
    public static CountersignaturePolicy Default { get; } = new(CountersignatureTiming.WithinDays, Days: 14);
}

public enum CountersignatureTiming
{
    /// <summary>The plan becomes active without it; a work item falls due.</summary>
    WithinDays,

    /// <summary>The plan waits for it.</summary>
    BeforeActivation,
}
