using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Scheduling;

public enum WeekStanding
{
    Compliant,
    UnderHours,

    /// <summary>Exempt.</summary>
    Partial,

    /// <summary>Not over on the day of the reader.</summary>
    InProgress,
}

/// <summary>One ISO week of treatment, Monday to Sunday of the programme.</summary>
/// <param name="ScheduledHours">Therapeutic hours of the required sessions with an outcome.</param>
/// <param name="AttendedHours">Actual hours of treatment, make-ups and extra sessions included.</param>
public sealed record WeekOfHours(DateOnly MondayOn, decimal ScheduledHours, decimal AttendedHours, decimal NeededHours, WeekStanding Standing);

/// <summary>Weekly hours against what level and phase demand, rule ATT-10.</summary>
/// <param name="Weeks">In order, from the week of the admission to that of the reader or the discharge.</param>
public sealed record WeeklyHours(IReadOnlyList<WeekOfHours> Weeks)
{
    private const int MinutesOfHour = 60;
    private const int DaysOfWeek = 7;

    public int CompliantWeeks => Weeks.Count(week => week.Standing == WeekStanding.Compliant);

    /// <summary>Without those that are exempt or not over.</summary>
    public int CountedWeeks => Weeks.Count(week => week.Standing is WeekStanding.Compliant or WeekStanding.UnderHours);

    /// <summary>Compliant weeks over counted ones; null where none counts.</summary>
    public decimal? ComplianceRate => AttendanceRates.Ratio(CompliantWeeks, CountedWeeks);

    /// <param name="evidence">Of one episode, as of <paramref name="asOf"/>.</param>
    /// <param name="policyOn">The policy in force on a day.</param>
    public static WeeklyHours Of(
        IReadOnlyCollection<AttendanceEvidence> evidence, CareTimeline care, Func<DateOnly, LevelOfCarePolicy> policyOn, DateOnly asOf)
    {
        var last = care.DischargedOn < asOf ? care.DischargedOn.Value : asOf;
        var weeks = new List<WeekOfHours>();
        for (var monday = MondayOf(care.AdmittedOn); monday <= last; monday = monday.AddDays(DaysOfWeek))
        {
            weeks.Add(Week(monday));
        }

        return new WeeklyHours(weeks);

        WeekOfHours Week(DateOnly monday)
        {
            var sunday = monday.AddDays(DaysOfWeek - 1);
            var facts = evidence.Where(fact => fact.On >= monday && fact.On <= sunday).ToList();
            var attended = Hours(facts.Where(fact => fact.IsTreatment).Sum(fact => fact.AttendedMinutes));
            var need = care.NeedOfWeek(monday, policyOn);
            var standing = care.IsPartial(monday) ? WeekStanding.Partial
                : sunday > asOf ? WeekStanding.InProgress
                : attended >= need ? WeekStanding.Compliant
                : WeekStanding.UnderHours;
            return new WeekOfHours(
                monday, Hours(facts.Where(fact => fact.IsDue).Sum(fact => fact.ScheduledMinutes)), attended, need, standing);
        }
    }

    /// <summary>The first day of its ISO week.</summary>
    public static DateOnly MondayOf(DateOnly date) =>
        date.AddDays(-(((int)date.DayOfWeek + DaysOfWeek - (int)DayOfWeek.Monday) % DaysOfWeek));

    private static decimal Hours(int minutes) => (decimal)minutes / MinutesOfHour;
}
