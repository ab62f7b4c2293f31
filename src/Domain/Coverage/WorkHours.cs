using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>What a stay elsewhere would have taken of a patient's work, and what treatment beside it took (CST-3).</summary>
/// <param name="WorkDays">Days of the stay on which the patient would have worked.</param>
/// <param name="HoursOfStay">Hours of work on those days.</param>
/// <param name="HoursMissed">Hours of work that lay under sessions that were attended.</param>
public sealed record WorkHours(int WorkDays, decimal HoursOfStay, decimal HoursMissed)
{
    private const int MinutesOfHour = 60;

    public decimal Preserved => HoursOfStay - HoursMissed;

    /// <param name="from">First day of the stay that stands against the course.</param>
    /// <param name="days">Of that stay.</param>
    public static WorkHours Of(PatientAvailability availability, DateOnly from, int days, IReadOnlyCollection<AttendedTime> attended, WallClock clock)
    {
        var work = availability.Commitments.Where(commitment => commitment.Kind == CommitmentKind.Work).ToList();
        var ofStay = Enumerable.Range(0, days)
            .Select(from.AddDays)
            .Select(day => work.Where(commitment => commitment.HoldsOn(day)).Sum(commitment => (decimal)commitment.Times.WallMinutes))
            .Where(minutes => minutes > 0)
            .ToList();
        return new WorkHours(ofStay.Count, Hours(ofStay.Sum()), Hours(attended.Sum(Missed)));

        decimal Missed(AttendedTime session) =>
        (
            // One that began the evening before may still go on.
            from day in new[] { clock.DateOf(session.StartsAt).AddDays(-1), clock.DateOf(session.StartsAt), clock.DateOf(session.EndsAt) }.Distinct()
            from commitment in work
            where commitment.HoldsOn(day)
            let times = commitment.Times.On(day, clock)
            let start = times.From > session.StartsAt ? times.From : session.StartsAt
            let end = times.To < session.EndsAt ? times.To : session.EndsAt
            where start < end
            select (decimal)(end - start).TotalMinutes).Sum();

        static decimal Hours(decimal minutes) => Adjudication.Round(minutes / MinutesOfHour);
    }
}

/// <summary>When a patient was in a session.</summary>
public sealed record AttendedTime(DateTimeOffset StartsAt, DateTimeOffset EndsAt);
