using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>What a session is, who runs it and where, whatever its time.</summary>
/// <param name="Room">Named once in the organization; null where it takes place elsewhere.</param>
/// <param name="VirtualLink">Where to join.</param>
/// <param name="GroupId">Whose members have their seats in it; null where each participant is booked.</param>
public sealed record SessionSetting(
    SessionType Type, PractitionerId FacilitatorId, string? Room = null, string? VirtualLink = null, TherapyGroupId? GroupId = null)
{
    /// <summary>It is joined from where the patient is.</summary>
    public bool IsVirtual => Room is null && VirtualLink is not null;

    /// <exception cref="DomainException">422 FACILITATOR_NOT_ACTIVE.</exception>
    public void RequireRunBy(Practitioner facilitator)
    {
        if (!facilitator.Active)
        {
            throw SchedulingErrors.FacilitatorNotActive("/facilitatorId");
        }
    }
}

/// <summary>Names a session of a series, whatever becomes of it: RECURRENCE-ID.</summary>
public sealed record SeriesPlace(SessionSeriesId SeriesId, DateTime OriginalStartLocal);
