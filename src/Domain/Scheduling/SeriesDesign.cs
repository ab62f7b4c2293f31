using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>What the sessions of a series have in common beside their times.</summary>
/// <param name="Participants">Each has a place in every session of the series.</param>
public sealed record SeriesDesign(SessionSetting Setting, int BreakMinutes, IReadOnlyList<Participant> Participants)
{
    /// <summary>Whom and what it needs, by the names of <see cref="ResourceClaim.Resource"/>.</summary>
    public IReadOnlyList<string> Resources()
    {
        var any = new SessionTimes(default, default, 0);
        return
        [
            ResourceClaim.Of(Setting.FacilitatorId, any).Resource,
            .. Setting.Room is { } room ? [ResourceClaim.OfRoom(room, any).Resource] : Array.Empty<string>(),
            .. Participants.Select(participant => ResourceClaim.Of(participant.PatientId, default, default).Resource),
        ];
    }

    /// <exception cref="DomainException">422 BREAKS_TOO_LONG.</exception>
    internal SeriesDesign Require(SeriesSchedule schedule) =>
        BreakMinutes < schedule.DurationMinutes ? this : throw SchedulingErrors.BreaksTooLong();
}
