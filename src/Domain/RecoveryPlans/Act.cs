using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>One deed: whose it was, the day it happened and the instant it became known here (D10).</summary>
/// <param name="On">In the programme's zone.</param>
public sealed record Act(Actor By, DateOnly On, DateTimeOffset At)
{
    /// <summary>Whether a reader who asks as of that day, with what was known at that instant, sees it.</summary>
    public static bool IsSeen(DateOnly occurredOn, DateTimeOffset recordedAt, DateOnly asOf, DateTimeOffset knownAt) =>
        occurredOn <= asOf && recordedAt <= knownAt;
}

/// <summary>A practitioner, the patient, a person related to the patient, or, where all are null, the service itself.</summary>
public sealed record Actor(
    PractitionerId? PractitionerId = null, PatientId? PatientId = null, RelatedPersonId? RelatedPersonId = null)
{
    public static Actor Service { get; } = new();
}
