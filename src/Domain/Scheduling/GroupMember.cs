using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>Who holds a seat in a group, and so has one in its sessions (rule GRP-6).</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, where it is known beforehand.</param>
/// <param name="WeeksAway">Mondays of weeks in which the patient does not come.</param>
/// <param name="OverCapacityReason">Why a supervisor gave the seat beyond the capacity.</param>
public sealed record GroupMember(
    EnrolmentId EnrolmentId,
    PatientId PatientId,
    EpisodeId EpisodeId,
    DateOnly From,
    DateOnly? To,
    IReadOnlyList<DateOnly> WeeksAway,
    string? OverCapacityReason)
{
    public Participant Participant => new(PatientId, EpisodeId, IsRequired: true);

    public bool IsIn(DateOnly day) => IsIn(day, From, To, WeeksAway);

    internal static bool IsIn(DateOnly day, DateOnly from, DateOnly? to, IReadOnlyList<DateOnly> weeksAway) =>
        from <= day && !(to < day) && !weeksAway.Contains(WeeklyHours.MondayOf(day));
}
