using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Tests.Scheduling.SeriesRules;

namespace TreatmentPlans.Domain.Tests.Scheduling;

/// <summary>When a series has something to plan: 26 weeks before the first session that is not in the calendar. 5 January is that of 6 July.</summary>
public sealed class SeriesHorizonTests
{
    private const int Weeks = 26;

    private static readonly SeriesSchedule Mondays = Weekly(At(1, 12), "MO", null, 120);

    [Theory]
    [InlineData(17, 59)]
    [InlineData(18, 0)]
    public void The_first_session_at_or_after_the_horizon_is_the_next(int hour, int minute)
    {
        var series = Plan(Mondays);

        series.PlannedUntil(At(7, 6, hour, minute), [], Weeks, Expand(Mondays));

        Assert.Equal((At(7, 6, hour, minute), Instant(At(1, 5))), (series.PlannedBefore, series.PlansOnAt));
    }

    [Fact]
    public void One_that_was_just_planned_is_not()
    {
        var series = Plan(Mondays);

        series.PlannedUntil(At(7, 6, 18, 1), [], Weeks, Expand(Mondays));

        Assert.Equal(Instant(At(1, 12)), series.PlansOnAt);
    }

    [Fact]
    public void What_was_left_out_is_due_all_the_time()
    {
        var series = Plan(Mondays);

        series.PlannedUntil(At(7, 6), [At(6, 29)], Weeks, Expand(Mondays));

        Assert.Equal([At(6, 29)], series.LeftOut);
        Assert.Equal(Instant(At(6, 29).AddDays(-7 * Weeks)), series.PlansOnAt);
    }

    [Theory]
    [InlineData("COUNT=3")]
    [InlineData("UNTIL=20260131T000000Z")]
    public void A_series_that_is_planned_to_its_end_has_nothing_to_plan(string end)
    {
        var schedule = Weekly(At(1, 12), "MO", end, 120);
        var series = Plan(schedule);

        series.PlannedUntil(At(7, 6), [], Weeks, Expand(schedule));

        Assert.Null(series.PlansOnAt);
    }

    [Fact]
    public void A_date_besides_the_rule_counts()
    {
        var schedule = new SeriesSchedule(At(1, 12), NewYork, null, 120, [], [At(9, 7)]);
        var series = Plan(schedule);

        series.PlannedUntil(At(7, 6), [], Weeks, Expand(schedule));

        Assert.Equal(Instant(At(9, 7).AddDays(-7 * Weeks)), series.PlansOnAt);
    }

    [Fact]
    public void Where_the_rule_was_not_expanded_far_enough_it_is_looked_at_again_from_there()
    {
        var series = Plan(Mondays);

        series.PlannedUntil(At(7, 6), [], Weeks, Expand(Mondays, At(7, 6)));

        Assert.Equal(Instant(At(1, 5)), series.PlansOnAt);
        Assert.False(Mondays.EndsWithin(Expand(Mondays, At(7, 6))));
        Assert.False(Weekly(At(1, 12), "MO", "COUNT=3", 120).EndsWithin(new RecurrenceStarts(At(1, 20), [At(1, 12), At(1, 19)])));
        Assert.True(Weekly(At(1, 12), "MO", "COUNT=2", 120).EndsWithin(new RecurrenceStarts(At(1, 20), [At(1, 12), At(1, 19)])));
    }

    [Fact]
    public void The_rest_of_a_series_that_is_split_takes_along_what_was_left_out_of_it()
    {
        var series = Plan(Mondays);
        series.PlannedUntil(At(7, 6), [At(1, 19), At(6, 29)], Weeks, Expand(Mondays));
        var next = Weekly(At(2, 2), "MO", null, 90);

        var following = series.ChangeFollowing(At(2, 2), next, Expand(Mondays), Expand(next, At(12, 31).AddYears(2)), Id(2), default, NothingSettled)!;

        Assert.Equal([At(6, 29)], following.LeftOut);
    }
}
