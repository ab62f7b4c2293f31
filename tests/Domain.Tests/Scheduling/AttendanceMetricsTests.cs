using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Scheduling.AttendanceStatus;
using static TreatmentPlans.Domain.Tests.Scheduling.AttendanceFacts;

namespace TreatmentPlans.Domain.Tests.Scheduling;

public sealed class AttendanceMetricsTests
{
    private static readonly LevelOfCare Level21 = new(AsamEdition.Fourth, "2.1");
    private static readonly LevelOfCare Level15 = new(AsamEdition.Fourth, "1.5");

    [Fact]
    public void Without_required_sessions_there_is_no_rate()
    {
        foreach (var rates in new[]
        {
            Rates([]),
            Rates(Days(Scheduled, CancelledByProgram, HolidayClosed, Weather, OnLeave, WithdrawnFromGroup)),
            Rates([Fact(Monday, Attended, isRequired: false)]),
            Rates([Fact(Monday, Attended, makeUpFor: Guid.Empty)]),
        })
        {
            Assert.Equal(
                (0, null, null, null, null),
                (rates.Required, rates.AttendanceRate, rates.AdjustedAttendanceRate, rates.NoShowRate, rates.HoursRate));
        }
    }

    [Fact]
    public void Rates_are_over_the_first_to_the_last_day_inclusive()
    {
        var facts = Days(Attended, AbsentUnexcused, Attended, AbsentExcused);

        Assert.Equal((2, 1, 1, 0), Of(AttendanceRates.Of(facts, Monday.AddDays(1), Monday.AddDays(2))));
        Assert.Equal((4, 2, 1, 1), Of(Rates(facts)));

        static (int, int, int, int) Of(AttendanceRates rates) => (rates.Required, rates.Attended, rates.Unexcused, rates.Excused);
    }

    [Fact]
    public void A_make_up_counts_for_its_absence_whenever_it_was_and_its_minutes_on_its_own_day()
    {
        var absence = Fact(Monday, AbsentUnexcused);
        AttendanceEvidence[] facts = [absence, Fact(Monday.AddDays(8), Attended, makeUpFor: absence.Id)];

        var week = AttendanceRates.Of(facts, Monday, Monday.AddDays(6));
        Assert.Equal((1m, 0m, 1m, 0), (week.AdjustedAttendanceRate, week.AttendanceRate, week.NoShowRate, week.AttendedMinutes));
        Assert.Equal(180, Rates(facts).AttendedMinutes);
    }

    [Fact]
    public void A_make_up_that_was_missed_or_whose_absence_was_none_makes_nothing_up()
    {
        var absence = Fact(Monday, AbsentUnexcused);
        var attended = Fact(Monday.AddDays(1), Attended);

        var rates = Rates(
            [absence, attended, Fact(Monday.AddDays(8), AbsentExcused, makeUpFor: absence.Id), Fact(Monday.AddDays(9), Attended, makeUpFor: attended.Id)]);

        Assert.Equal((2, 1, 0, 0.5m), (rates.Required, rates.Attended, rates.MadeUp, rates.AdjustedAttendanceRate));
    }

    [Theory]
    [InlineData(180, WeekStanding.Compliant)]
    [InlineData(179, WeekStanding.UnderHours)]
    public void A_week_meets_its_hours_or_misses_them_by_a_minute(int minutesOfTheLast, WeekStanding standing)
    {
        AttendanceEvidence[] facts = [.. Days(Attended, Attended), Fact(Monday.AddDays(6), AttendedPartial, minutesOfTheLast)];

        Assert.Equal(standing, Assert.Single(Weeks(facts, Care, Monday.AddDays(6)).Weeks).Standing);
    }

    [Fact]
    public void Hours_include_extra_sessions_and_short_stays_but_no_mutual_help()
    {
        AttendanceEvidence[] facts =
        [
            Fact(Monday, Attended),
            Fact(Monday.AddDays(1), Attended, isRequired: false),
            Fact(Monday.AddDays(2), AbsentUnexcused) with { AttendedMinutes = 60 },
            Fact(Monday.AddDays(3), Attended, isRequired: false) with { IsTreatment = false },
        ];

        var week = Assert.Single(Weeks(facts, Care, Monday.AddDays(6)).Weeks);

        Assert.Equal((6m, 7m), (week.ScheduledHours, week.AttendedHours));
    }

    [Fact]
    public void A_week_is_in_progress_until_its_Sunday()
    {
        Assert.Equal(WeekStanding.InProgress, Assert.Single(Weeks([], Care, Monday.AddDays(5)).Weeks).Standing);
        Assert.Equal(WeekStanding.UnderHours, Assert.Single(Weeks([], Care, Monday.AddDays(6)).Weeks).Standing);
        Assert.Null(Weeks([], Care, Monday.AddDays(5)).ComplianceRate);
        Assert.Equal(0m, Weeks([], Care, Monday.AddDays(6)).ComplianceRate);
        Assert.Empty(Weeks([], Care, Monday.AddDays(-1)).Weeks);
    }

    [Theory]
    [InlineData(0, WeekStanding.UnderHours)]
    [InlineData(1, WeekStanding.Partial)]
    [InlineData(6, WeekStanding.Partial)]
    public void The_week_of_an_admission_after_its_Monday_is_exempt(int day, WeekStanding standing) =>
        Assert.Equal(standing, Weeks([], Care with { AdmittedOn = Monday.AddDays(day) }, Monday.AddDays(13)).Weeks[0].Standing);

    [Theory]
    [InlineData(7, WeekStanding.UnderHours)]
    [InlineData(8, WeekStanding.Partial)]
    [InlineData(13, WeekStanding.Partial)]
    [InlineData(14, WeekStanding.UnderHours)]
    public void The_week_of_a_level_change_after_its_Monday_is_exempt(int day, WeekStanding standing)
    {
        var care = Care with { Levels = [.. Care.Levels, new(Monday.AddDays(day), Level15)] };

        Assert.Equal(standing, Weeks([], care, Monday.AddDays(13)).Weeks[1].Standing);
    }

    [Fact]
    public void A_new_phase_at_the_same_level_makes_no_week_exempt_and_sets_its_target_from_the_next_Monday()
    {
        var care = Care with
        {
            Levels = [.. Care.Levels, new(Monday.AddDays(9), Level21)],
            Targets = [.. Care.Targets, new(Monday.AddDays(9), 12)],
        };

        var weeks = Weeks([], care, Monday.AddDays(20)).Weeks;

        Assert.Equal([9m, 9m, 12m], weeks.Select(week => week.NeededHours));
        Assert.DoesNotContain(weeks, week => week.Standing == WeekStanding.Partial);
    }

    [Theory]
    [InlineData(6, 0, 1)]
    [InlineData(7, 1, 1)]
    [InlineData(13, 1, 1)]
    [InlineData(20, 2, 1)]
    public void The_week_of_the_discharge_is_exempt_and_the_last(int day, int week, int exempt)
    {
        var weeks = Weeks([], Care with { DischargedOn = Monday.AddDays(day) }, Monday.AddDays(60)).Weeks;

        Assert.Equal((week + 1, exempt), (weeks.Count, weeks.Count(w => w.Standing == WeekStanding.Partial)));
        Assert.Equal(WeekStanding.Partial, weeks[week].Standing);
    }

    [Theory]
    [InlineData(7, 14, 1)]
    [InlineData(6, 7, 1)]
    [InlineData(6, 8, 2)]
    [InlineData(7, 15, 2)]
    [InlineData(7, 7, 0)]
    [InlineData(13, null, 2)]
    public void Weeks_with_a_day_of_leave_are_exempt(int from, int? returned, int exempt)
    {
        var care = Care with { Leaves = [new(Monday.AddDays(from), returned is { } day ? Monday.AddDays(day) : null)] };

        Assert.Equal(exempt, Weeks([], care, Monday.AddDays(20)).Weeks.Count(week => week.Standing == WeekStanding.Partial));
    }

    [Theory]
    [InlineData("2.1", 5, 9)]
    [InlineData("2.1", 12, 12)]
    [InlineData("1.5", 5, 5)]
    [InlineData("2.5", 9, 20)]
    public void The_need_is_the_more_of_level_and_phase(string level, decimal target, decimal need)
    {
        var care = Care with { Levels = [new(Monday, new(AsamEdition.Fourth, level))], Targets = [new(Monday, target)] };

        Assert.Equal(need, care.NeedOn(Monday, LevelOfCarePolicy.Default));
    }

    [Theory]
    [InlineData(2008, 1, 5, 9)]
    [InlineData(2008, 1, 6, 6)]
    public void An_adolescent_needs_the_hours_of_adolescents_until_the_birthday(int year, int month, int day, decimal need)
    {
        var care = Care with { BirthDate = new(year, month, day), Targets = [] };

        Assert.Equal(need, care.NeedOn(Monday, LevelOfCarePolicy.Default));
    }

    [Fact]
    public void Before_the_first_level_and_target_nothing_is_needed() =>
        Assert.Equal(0, Care.NeedOn(Monday.AddDays(-1), LevelOfCarePolicy.Default));

    private static AttendanceRates Rates(IReadOnlyCollection<AttendanceEvidence> facts) =>
        AttendanceRates.Of(facts, Monday, Monday.AddDays(60));

    private static WeeklyHours Weeks(IReadOnlyCollection<AttendanceEvidence> facts, CareTimeline care, DateOnly asOf) =>
        WeeklyHours.Of(facts, care, _ => LevelOfCarePolicy.Default, asOf);
}
