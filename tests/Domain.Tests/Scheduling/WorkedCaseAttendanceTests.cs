using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Tests.Scheduling.TestSessions;

namespace TreatmentPlans.Domain.Tests.Scheduling;

/// <summary>domain.md K.3 and its expected metrics, R3 and R4 of K.6.</summary>
public sealed class WorkedCaseAttendanceTests
{
    private static readonly DateOnly Admission = new(2026, 1, 12);
    private static readonly DateOnly Phase2 = new(2026, 3, 9);
    private static readonly DateOnly Phase3 = new(2026, 3, 30);
    private static readonly DateOnly Discharge = new(2026, 4, 17);

    private readonly DanaCalendar _dana = new();

    [Fact]
    public void The_whole_course()
    {
        var rates = Rates(Admission, Discharge);

        Assert.Equal(new AttendanceRates(45, 42, 2, 1, 1, 6_030, 5_670), rates);
        Assert.Equal(
            (93.33m, 95.56m, 2.22m, 94.03m),
            (Percent(rates.AttendanceRate), Percent(rates.AdjustedAttendanceRate), Percent(rates.NoShowRate), Percent(rates.HoursRate)));
    }

    [Fact]
    public void Each_phase()
    {
        var (first, second, third) = (Rates(Admission, Phase2.AddDays(-1)), Rates(Phase2, Phase3.AddDays(-1)), Rates(Phase3, Discharge));

        Assert.Equal((28, 30, 93.33m, 96.67m), Of(first));
        Assert.Equal((8, 9, 88.89m, 88.89m), Of(second));
        Assert.Equal((6, 6, 100m, 100m), Of(third));
        Assert.Equal((74.0m, 13.0m, 7.5m), (first.AttendedMinutes / 60m, second.AttendedMinutes / 60m, third.AttendedMinutes / 60m));

        static (int, int, decimal, decimal) Of(AttendanceRates rates) =>
            (rates.Attended, rates.Required, Percent(rates.AttendanceRate), Percent(rates.AdjustedAttendanceRate));
    }

    [Fact]
    public void Each_week()
    {
        (decimal Scheduled, decimal Attended, decimal Need, WeekStanding Standing)[] expected =
        [
            (9, 9, 9, WeekStanding.Compliant),
            (10, 10, 9, WeekStanding.Compliant),
            (9, 8, 9, WeekStanding.UnderHours),
            (10, 10, 9, WeekStanding.Compliant),
            (10, 7, 9, WeekStanding.UnderHours),
            (10, 10, 9, WeekStanding.Compliant),
            (10, 10, 9, WeekStanding.Compliant),
            (10, 10, 9, WeekStanding.Compliant),
            (5, 5, 5, WeekStanding.Compliant),
            (5, 3, 5, WeekStanding.UnderHours),
            (5, 5, 5, WeekStanding.Compliant),
            (2.5m, 2.5m, 2.5m, WeekStanding.Compliant),
            (2.5m, 2.5m, 2.5m, WeekStanding.Compliant),
            (2.5m, 2.5m, 2.5m, WeekStanding.Partial),
        ];

        var weeks = Weeks(Discharge);

        Assert.Equal(
            expected.Select((week, index) =>
                new WeekOfHours(Admission.AddDays(7 * index), week.Scheduled, week.Attended, week.Need, week.Standing)),
            weeks.Weeks);
        Assert.Equal((10, 13, 76.92m), (weeks.CompliantWeeks, weeks.CountedWeeks, Percent(weeks.ComplianceRate)));
        Assert.Equal((6, 8), (weeks.Weeks.Take(8).Count(week => week.Standing == WeekStanding.Compliant), Weeks(new(2026, 3, 8)).CountedWeeks));
        Assert.Equal(75.00m, Percent(Weeks(new(2026, 3, 8)).ComplianceRate));
    }

    [Theory]
    [InlineData(2, 13, 14, 15)]
    [InlineData(3, 6, 15, 16)]
    [InlineData(3, 27, 12, 13)]
    [InlineData(4, 15, 10, 10)]
    public void R3_of_each_evaluation(int month, int day, int kept, int required)
    {
        var asOf = new DateOnly(2026, month, day);
        var rates = AttendanceRates.Of(_dana.AsOf(asOf, At(month, day, 23, 59)), asOf.AddDays(-27), asOf);

        Assert.Equal((kept, required), (rates.Attended + rates.MadeUp, rates.Required));
    }

    [Theory]
    [InlineData(2, 13, 1, 3, 4)]
    [InlineData(3, 6, 1, 3, 4)]
    [InlineData(3, 27, 9, 1, 2)]
    [InlineData(4, 15, 12, 2, 2)]
    public void R4_of_each_evaluation(int month, int day, int firstWeekOfPhase, int compliant, int counted)
    {
        var weeks = Weeks(new DateOnly(2026, month, day)).Weeks
            .Skip(firstWeekOfPhase - 1)
            .Where(week => week.Standing is WeekStanding.Compliant or WeekStanding.UnderHours)
            .TakeLast(4)
            .ToList();

        Assert.Equal((compliant, counted), (weeks.Count(week => week.Standing == WeekStanding.Compliant), weeks.Count));
    }

    [Fact]
    public void The_absence_of_4_February_is_made_up_from_the_evening_of_6_February_on()
    {
        var absence = new DateOnly(2026, 2, 4);
        var before = AttendanceRates.Of(_dana.AsOf(new(2026, 2, 6), At(2, 6, 20, 59)), absence, absence);
        var after = AttendanceRates.Of(_dana.AsOf(new(2026, 2, 6), At(2, 6, 21, 0)), absence, absence);
        var theDayBefore = AttendanceRates.Of(_dana.AsOf(new(2026, 2, 5)), absence, absence);

        Assert.Equal((0m, 1m, 0m), (before.AdjustedAttendanceRate, after.AdjustedAttendanceRate, theDayBefore.AdjustedAttendanceRate));
        Assert.Equal(_dana.RecordOf(2, 6).Id, _dana.RecordOf(2, 4).MadeUpById);
    }

    [Fact]
    public void Six_o_clock_is_another_instant_from_the_week_of_9_March_on()
    {
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 23, 0, 0, TimeSpan.Zero), _dana.SessionOf(3, 5).Planned.StartsAt);
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 22, 0, 0, TimeSpan.Zero), _dana.SessionOf(3, 9).Planned.StartsAt);
    }

    [Fact]
    public void The_sessions_of_the_holidays_are_closed_and_their_replacements_required()
    {
        Assert.Equal(
            (AttendanceStatus.HolidayClosed, AttendanceStatus.HolidayClosed), (_dana.RecordOf(1, 19).Status, _dana.RecordOf(2, 16).Status));
        Assert.True(_dana.RecordOf(1, 23).IsRequired && _dana.RecordOf(2, 20).IsRequired);
    }

    [Fact]
    public void A_correction_changes_what_is_known_and_not_what_was_known()
    {
        var record = _dana.RecordOf(2, 11);
        var session = _dana.SessionOf(2, 11);
        record.Correct(new(AttendanceStatus.Attended), "Signed the list.", Context(session), By, At(2, 14, 12, 0));

        Assert.Equal(1, Rates(Admission, Discharge, At(2, 14, 11, 59)).Unexcused);
        Assert.Equal(new AttendanceRates(45, 43, 2, 0, 1, 6_030, 5_850), Rates(Admission, Discharge));
        Assert.Equal(WeekStanding.Compliant, Weeks(Discharge).Weeks[4].Standing);
    }

    [Fact]
    public void The_no_shows_called_for_contact_and_the_short_weeks_for_an_alert()
    {
        var evidence = new NoShowEvidence(
            _dana.AsOf(new(2026, 3, 22), At(3, 22, 21, 0)), [], [], DanaCalendar.Care with { DischargedOn = null });

        var due = NoShowPolicy.Due(evidence, Program, At(3, 22, 21, 0));

        Assert.Equal(
            [
                new NoShowWork(NoShowWorkKind.CounselorContact, _dana.RecordOf(2, 11).Id.Value, new(2026, 2, 11), At(2, 12, 18, 0)),
                new NoShowWork(NoShowWorkKind.UnderHours, null, new(2026, 1, 26), At(2, 2, 0, 0)),
                new NoShowWork(NoShowWorkKind.UnderHours, null, new(2026, 2, 9), At(2, 16, 0, 0)),
                new NoShowWork(NoShowWorkKind.UnderHours, null, new(2026, 3, 16), At(3, 23, 0, 0)),
            ],
            due);
    }

    private AttendanceRates Rates(DateOnly from, DateOnly to, DateTimeOffset? knownAt = null) =>
        AttendanceRates.Of(_dana.AsOf(to, knownAt), from, to);

    private WeeklyHours Weeks(DateOnly asOf) =>
        WeeklyHours.Of(_dana.AsOf(asOf), DanaCalendar.Care, date => Program.PoliciesOn(date).LevelOfCare, asOf);

    private static decimal Percent(decimal? rate) => Math.Round(rate!.Value * 100, 2, MidpointRounding.AwayFromZero);
}
