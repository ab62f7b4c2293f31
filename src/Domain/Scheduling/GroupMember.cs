using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>Who holds a seat in a group, and so has one in its sessions (rule GRP-6).</summary>
/// <param name="From">First day; there is no last one while the seat is held.</param>
/// <param name="OverCapacityReason">Why a supervisor gave the seat beyond the capacity.</param>
public sealed record GroupMember(
    EnrolmentId EnrolmentId, PatientId PatientId, EpisodeId EpisodeId, DateOnly From, string? OverCapacityReason)
{
    public Participant Participant => new(PatientId, EpisodeId, IsRequired: true);

    public bool IsIn(DateOnly day) => From <= day;
}
