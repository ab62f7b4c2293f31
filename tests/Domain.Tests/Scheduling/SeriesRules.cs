using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Domain.Tests.Scheduling;

/// <summary>Weekly series, expanded by hand: the domain takes starts as a list.</summary>
internal static class SeriesRules
{
    public const string NewYork = "America/New_York";

    public static readonly IReadOnlySet<DateTime> NothingSettled = new HashSet<DateTime>();

    public static readonly OrganizationId Organization = OrganizationId.From(Guid.Parse("01900000-0000-7000-8000-000000000001"));

    public static readonly ProgramId Program = ProgramId.From(Guid.Parse("01900000-0000-7000-8000-000000000002"));

    public static readonly SeriesDesign Design = new(new SessionSetting(SessionType.IopBlock, TestSessions.By), 0, []);

    public static DateTime At(int month, int day, int hour = 18, int minute = 0) => new(2026, month, day, hour, minute, 0);

    public static SessionSeriesId Id(int number) => SessionSeriesId.From(Guid.Parse($"01900000-0000-7000-8000-00000000{number:D4}"));

    public static SeriesSchedule Weekly(DateTime start, string days, string? end, int minutes, params DateTime[] exdates) =>
        new(start, NewYork, $"FREQ=WEEKLY;BYDAY={days}{(end is null ? "" : ";" + end)}", minutes, exdates, []);

    public static RecurrenceStarts Expand(SeriesSchedule schedule, DateTime? before = null)
    {
        var end = before ?? schedule.DtstartLocal.AddYears(2);
        if (schedule.Rule() is not { } rule)
        {
            return new RecurrenceStarts(end, [schedule.DtstartLocal]);
        }

        var days = rule.ToString().Split(';').Single(part => part.StartsWith("BYDAY=", StringComparison.Ordinal))[6..].Split(',');
        return new RecurrenceStarts(
            end,
            [
                .. Enumerable.Range(0, (end.Date - schedule.DtstartLocal.Date).Days)
                    .Select(day => schedule.DtstartLocal.AddDays(day))
                    .Where(start => days.Contains(start.DayOfWeek.ToString()[..2].ToUpperInvariant()))
                    .TakeWhile(start => rule.Until is not { } until || schedule.Zone().InstantOf(start) <= until)
                    .Take(rule.Count ?? int.MaxValue),
            ]);
    }

    public static SessionSeries Plan(SeriesSchedule schedule) =>
        SessionSeries.Plan(Id(1), Organization, Program, Design, schedule, Expand(schedule), default);

    public static IEnumerable<SeriesOccurrence> Occurrences(this SessionSeries series) => series.Occurrences(Expand(series.Schedule));

    public static DateTimeOffset Instant(DateTime local) => WallClock.Find(NewYork)!.InstantOf(local);
}
