using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>What the sessions of a series have in common beside their times.</summary>
/// <param name="Participants">Each has a place in every session of the series; of a group's nobody, since its members are in its enrolments.</param>
public sealed record SeriesDesign(SessionSetting Setting, int BreakMinutes, IReadOnlyList<Participant> Participants)
{
    /// <summary>Whom and what one session needs.</summary>
    public IReadOnlyList<ResourceClaim> Claims(IEnumerable<Participant> participants, SessionTimes times) =>
    [
        ResourceClaim.Of(Setting.FacilitatorId, times),
        .. Setting.Room is { } room ? [ResourceClaim.OfRoom(room, times)] : Array.Empty<ResourceClaim>(),
        .. participants.Select(participant => ResourceClaim.Of(participant.PatientId, times.StartsAt, times.EndsAt)),
    ];

    /// <exception cref="DomainException">422 BREAKS_TOO_LONG.</exception>
    internal SeriesDesign Require(SeriesSchedule schedule) =>
        BreakMinutes < schedule.DurationMinutes ? this : throw SchedulingErrors.BreaksTooLong();
}
