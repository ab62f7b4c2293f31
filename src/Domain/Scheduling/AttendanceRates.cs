namespace TreatmentPlans.Domain.Scheduling;

/// <summary>Attendance over some days, rule ATT-10. Ratios are unrounded, and null where there is nothing to divide by.</summary>
/// <param name="Required">Required sessions with an outcome, without those excluded: the denominator. Attended, excused and unexcused add up to it.</param>
/// <param name="MadeUp">Absences among them whose make-up was attended.</param>
/// <param name="ScheduledMinutes">Therapeutic minutes of the required sessions, as planned.</param>
/// <param name="AttendedMinutes">Actual minutes of the required sessions and of the make-ups that took place on these days.</param>
public sealed record AttendanceRates(
    int Required, int Attended, int Excused, int Unexcused, int MadeUp, int ScheduledMinutes, int AttendedMinutes)
{
    public decimal? AttendanceRate => Ratio(Attended, Required);

    public decimal? AdjustedAttendanceRate => Ratio(Attended + MadeUp, Required);

    public decimal? NoShowRate => Ratio(Unexcused, Required);

    /// <summary>Above 1 where sessions or make-ups took longer than what was planned or missed.</summary>
    public decimal? HoursRate => Ratio(AttendedMinutes, ScheduledMinutes);

    /// <param name="evidence">Of one patient, as of one day and instant; make-ups after <paramref name="to"/> included.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    public static AttendanceRates Of(IReadOnlyCollection<AttendanceEvidence> evidence, DateOnly from, DateOnly to)
    {
        var attendedMakeUps = evidence.Where(fact => fact.MakeUpForId is not null && fact.Status.Counts()).ToList();
        var madeUp = attendedMakeUps.Select(makeUp => makeUp.MakeUpForId!.Value).ToHashSet();
        var due = evidence.Where(fact => fact.IsDue && IsWithin(fact)).ToList();
        return new AttendanceRates(
            due.Count,
            due.Count(fact => fact.Status.Counts()),
            due.Count(fact => fact.Status == AttendanceStatus.AbsentExcused),
            due.Count(fact => fact.Status == AttendanceStatus.AbsentUnexcused),
            due.Count(fact => fact.Status.IsAbsence() && madeUp.Contains(fact.Id)),
            due.Sum(fact => fact.ScheduledMinutes),
            due.Sum(fact => fact.AttendedMinutes) + attendedMakeUps.Where(IsWithin).Sum(makeUp => makeUp.AttendedMinutes));

        bool IsWithin(AttendanceEvidence fact) => fact.On >= from && fact.On <= to;
    }

    internal static decimal? Ratio(int numerator, int denominator) => denominator == 0 ? null : (decimal)numerator / denominator;
}
