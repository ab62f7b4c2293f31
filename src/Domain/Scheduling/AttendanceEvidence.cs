namespace TreatmentPlans.Domain.Scheduling;

/// <summary>One participant's place in one session, as it stood for a reader (D10): what every metric is made of.</summary>
/// <param name="On">The day of the session, in the programme's zone.</param>
/// <param name="Status">The status by which rates go.</param>
/// <param name="IsRequired">Stands in the denominator.</param>
/// <param name="IsTreatment">Its minutes are hours of treatment.</param>
/// <param name="ScheduledMinutes">Therapeutic minutes as planned.</param>
/// <param name="AttendedMinutes">Therapeutic minutes, actual.</param>
/// <param name="MakeUpForId">The absence that it makes up.</param>
public sealed record AttendanceEvidence(
    Guid Id,
    DateOnly On,
    DateTimeOffset StartsAt,
    AttendanceStatus Status,
    bool IsRequired,
    bool IsTreatment,
    int ScheduledMinutes,
    int AttendedMinutes,
    Guid? MakeUpForId)
{
    /// <summary>In the denominator of every rate: required, with an outcome that is not excluded.</summary>
    public bool IsDue => IsRequired && MakeUpForId is null && Status.IsCounted();
}
