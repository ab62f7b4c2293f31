using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Tests.Refusals;
using static TreatmentPlans.Domain.Tests.Scheduling.SeriesRules;

namespace TreatmentPlans.Domain.Tests.Scheduling;

public sealed class SessionSeriesTests
{
    /// <summary>Dana's first phase as F.3 writes it: 24 blocks, the last on 5 March.</summary>
    private static readonly SeriesSchedule Blocks = Weekly(At(1, 12), "MO,WE,TH", "UNTIL=20260305T230000Z", 180);

    /// <summary>Tuesday 3 February: the Wednesday is the first to come.</summary>
    private static readonly DateTimeOffset Now = Instant(At(2, 3, 12));

    [Fact]
    public void Occurrences_start_on_the_wall_clock_and_last_by_elapsed_time()
    {
        var nights = Plan(Weekly(new(2026, 3, 7, 1, 30, 0), "SA,SU,MO", "COUNT=3", 120)).Occurrences().ToList();

        Assert.Equal(
            ["2026-03-07T06:30Z", "2026-03-08T06:30Z", "2026-03-09T05:30Z"], nights.Select(night => night.StartAt.ToString("yyyy-MM-ddTHH:mmZ")));
        Assert.All(nights, night => Assert.Equal(120, night.Minutes));
        Assert.Equal(new DateTimeOffset(2026, 3, 8, 8, 30, 0, TimeSpan.Zero), nights[1].EndAt);
    }

    [Fact]
    public void Is_planned_with_an_event_and_without_changes()
    {
        var series = Plan(Blocks);

        Assert.Equal(24, series.Occurrences().Count());
        Assert.Equal("session-series.planned", Assert.Single(series.Events).Type);
        Assert.Equal(1, series.Version);
    }

    [Fact]
    public void Exdates_leave_out_and_count_rdates_come_on_top()
    {
        var series = Plan(Weekly(At(1, 12), "MO", "COUNT=3", 60, At(1, 19)) with { Rdates = [At(1, 23)] });

        Assert.Equal([At(1, 12), At(1, 23), At(1, 26)], series.Occurrences().Select(o => o.OriginalStartLocal));
    }

    [Fact]
    public void Moved_occurrences_keep_their_name()
    {
        var series = Plan(Blocks);

        series.Move(At(2, 4), At(2, 6, 17), 120, Expand(Blocks), Now, NothingSettled);

        var moved = series.Occurrences().Single(o => o.OriginalStartLocal == At(2, 4));
        Assert.Equal((At(2, 6, 17), OccurrenceStatus.Moved, 120), (moved.StartLocal, moved.Status, moved.Minutes));
        Assert.Equal(Instant(At(2, 6, 17)), moved.StartAt);
        Assert.Equal(24, series.Occurrences().Count());
    }

    [Fact]
    public void What_is_called_off_stays_in_the_series_and_takes_no_place()
    {
        var series = Plan(Blocks);

        series.Cancel(At(2, 4), "Water damage", Expand(Blocks), Now, NothingSettled);

        var off = series.Occurrences().Single(o => !o.TakesPlace);
        Assert.Equal((At(2, 4), OccurrenceStatus.CancelledByProgram), (off.OriginalStartLocal, off.Status));
        Refused("OCCURRENCE_OFF", () => series.Move(At(2, 4), At(2, 6), 180, Expand(Blocks), Now, NothingSettled));
        Refused("OCCURRENCE_OFF", () => series.Close(At(2, 4), "Closed", Expand(Blocks), Now, NothingSettled));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void An_occurrence_changes_until_it_begins(int minutesAfterStart, bool changes)
    {
        var series = Plan(Blocks);
        var now = Instant(At(2, 4)).AddMinutes(minutesAfterStart);

        if (changes)
        {
            series.Cancel(At(2, 4), "Water damage", Expand(Blocks), now, NothingSettled);
            Assert.Single(series.Changes);
            return;
        }

        var version = series.Version;
        Refused("OCCURRENCE_FIXED", () => series.Cancel(At(2, 4), "Water damage", Expand(Blocks), now, NothingSettled));
        Refused("OCCURRENCE_FIXED", () => series.Close(At(2, 4), "Closed", Expand(Blocks), now, NothingSettled));
        Refused("OCCURRENCE_FIXED", () => series.Move(At(2, 4), At(2, 6), 180, Expand(Blocks), now, NothingSettled));
        Assert.Empty(series.Changes);
        Assert.Equal(version, series.Version);
    }

    [Fact]
    public void A_settled_occurrence_does_not_change_though_it_lies_ahead()
    {
        var series = Plan(Blocks);

        Refused("OCCURRENCE_FIXED", () => series.Cancel(At(2, 4), "Late", Expand(Blocks), Now, new HashSet<DateTime> { At(2, 4) }));
    }

    [Fact]
    public void An_occurrence_is_moved_ahead_to_a_time_that_can_be_and_only_one_that_there_is()
    {
        var series = Plan(Blocks);

        Refused("UNKNOWN_OCCURRENCE", () => Move(At(2, 6), At(2, 7), 180), "?occurrence");
        Refused("UNKNOWN_OCCURRENCE", () => Move(At(2, 4, 17), At(2, 7), 180), "?occurrence");
        Refused("STARTS_IN_PAST", () => Move(At(2, 4), At(2, 3, 12), 180), "/startLocal");
        Refused("NOT_A_LOCAL_TIME", () => Move(At(2, 4), DateTime.SpecifyKind(At(2, 7), DateTimeKind.Utc), 180), "/startLocal");
        Refused("INVALID_DURATION", () => Move(At(2, 4), At(2, 7), 0), "/durationMinutes");
        Assert.Empty(series.Changes);

        Move(At(2, 4), At(2, 3, 12, 1), 180);
        Assert.Single(series.Changes);

        void Move(DateTime original, DateTime start, int minutes) => series.Move(original, start, minutes, Expand(Blocks), Now, NothingSettled);
    }

    [Fact]
    public void This_and_following_splits_and_links_and_leaves_the_past_as_it_was()
    {
        var series = Plan(Blocks);
        var before = series.Occurrences().TakeWhile(o => o.OriginalStartLocal < At(2, 12)).ToList();
        var next = Weekly(At(2, 12, 19), "MO,TH", "COUNT=4", 120);

        var rest = series.ChangeFollowing(At(2, 12), next, Expand(Blocks), Expand(next), Id(2), Now, NothingSettled)!;

        Assert.Equal(before, series.Occurrences());
        Assert.Equal("FREQ=WEEKLY;BYDAY=MO,WE,TH;UNTIL=20260211T230000Z", series.Schedule.Rrule);
        Assert.Equal([At(2, 12, 19), At(2, 16, 19), At(2, 19, 19), At(2, 23, 19)], rest.Occurrences().Select(o => o.StartLocal));
        Assert.Equal((Id(2), Id(1)), (series.ContinuedBy, rest.Continues));
        Assert.Equal("session-series.split", series.Events[^1].Type);
        Assert.Equal("session-series.planned", Assert.Single(rest.Events).Type);
        Assert.Equal((Organization, Program), (rest.OrganizationId, rest.ProgramId));
    }

    [Fact]
    public void A_count_goes_over_both_parts()
    {
        var counted = Weekly(At(1, 12), "MO", "COUNT=10", 180);
        var series = Plan(counted);

        var rest = series.ChangeFollowing(
            At(2, 9), counted with { DtstartLocal = At(1, 12, 19) }, Expand(counted), Expand(counted with { DtstartLocal = At(1, 12, 19) }), Id(2), Now, NothingSettled)!;

        Assert.Equal(4, series.Occurrences().Count());
        Assert.Equal("FREQ=WEEKLY;BYDAY=MO;COUNT=6", rest.Schedule.Rrule);
        Assert.Equal(At(2, 9, 19), rest.Schedule.DtstartLocal);
    }

    [Fact]
    public void All_means_all_that_can_change()
    {
        var series = Plan(Blocks);
        var before = series.Occurrences().Where(o => o.StartAt <= Now).ToList();
        var next = Weekly(At(1, 12, 17), "MO,WE,TH", "UNTIL=20260305T220000Z", 180);

        var rest = series.ChangeAll(next, Expand(Blocks), Expand(next), Id(2), Now, NothingSettled)!;

        Assert.Equal(before, series.Occurrences());
        Assert.Equal(24, series.Occurrences().Count() + rest.Occurrences().Count());
        Assert.All(rest.Occurrences(), o => Assert.Equal(17, o.StartLocal.Hour));
        Assert.Equal(At(2, 4, 17), rest.Schedule.DtstartLocal);
    }

    [Fact]
    public void All_goes_past_what_is_settled_ahead()
    {
        var series = Plan(Blocks);
        var next = Weekly(At(1, 12, 17), "MO,WE,TH", "UNTIL=20260305T220000Z", 180);

        var rest = series.ChangeAll(next, Expand(Blocks), Expand(next), Id(2), Now, new HashSet<DateTime> { At(2, 5) })!;

        Assert.Equal(At(2, 5), series.Occurrences().Last().OriginalStartLocal);
        Assert.Equal(At(2, 9, 17), rest.Schedule.DtstartLocal);
    }

    [Fact]
    public void Where_nothing_has_begun_the_series_itself_changes()
    {
        var series = Plan(Blocks);
        var next = Weekly(At(1, 13), "TU,FR", "COUNT=6", 90);

        Assert.Null(series.ChangeAll(next, Expand(Blocks), Expand(next), Id(2), Instant(At(1, 10)), NothingSettled));

        Assert.Equal(next, series.Schedule with { Exdates = next.Exdates, Rdates = next.Rdates });
        Assert.Null(series.ContinuedBy);
    }

    [Fact]
    public void Nothing_is_left_to_change_after_the_last()
    {
        var series = Plan(Blocks);
        var next = Weekly(At(3, 9), "MO", null, 60);

        Refused("SERIES_ENDED", () => series.ChangeAll(next, Expand(Blocks), Expand(next), Id(2), Instant(At(3, 5)), NothingSettled));
        var ended = Weekly(At(1, 12), "MO", "COUNT=2", 60);
        Refused("SERIES_ENDED", () => series.ChangeAll(ended, Expand(Blocks), Expand(ended), Id(2), Now, NothingSettled));
        Assert.Equal(24, series.Occurrences().Count());
    }

    [Fact]
    public void Following_is_refused_where_one_of_them_is_fixed_and_changes_nothing()
    {
        var series = Plan(Blocks);
        series.Move(At(2, 19), At(2, 3, 18), 180, Expand(Blocks), Now, NothingSettled);
        var next = Weekly(At(2, 12, 19), "MO,TH", null, 120);
        var state = (series.Version, series.Schedule, series.Changes);

        Refused("OCCURRENCE_FIXED", () => Change(At(2, 2), Now, NothingSettled));
        Refused("OCCURRENCE_FIXED", () => Change(At(2, 12), Now, new HashSet<DateTime> { At(3, 4) }));
        Refused("OCCURRENCE_FIXED", () => Change(At(2, 12), Instant(At(2, 3, 18)), NothingSettled));
        Refused("UNKNOWN_OCCURRENCE", () => Change(At(2, 13), Now, NothingSettled), "?occurrence");

        Assert.Equal(state, (series.Version, series.Schedule, series.Changes));

        void Change(DateTime from, DateTimeOffset now, IReadOnlySet<DateTime> settled) =>
            series.ChangeFollowing(from, next, Expand(Blocks), Expand(next), Id(2), now, settled);
    }

    [Fact]
    public void Days_called_off_and_their_stand_ins_outlive_a_change_of_the_hour()
    {
        var series = Plan(Blocks);
        var starts = Expand(Blocks);
        series.Close(At(2, 16), "Presidents' Day", starts, Now, NothingSettled);
        series.Replace(At(2, 16), At(2, 20), starts, Now);
        series.Cancel(At(2, 11), "Water damage", starts, Now, NothingSettled);
        series.Move(At(2, 25), At(2, 24, 20), 60, starts, Now, NothingSettled);
        var next = Weekly(At(2, 5, 17), "MO,TH", "UNTIL=20260305T220000Z", 180);

        var rest = series.ChangeFollowing(At(2, 5), next, starts, Expand(next), Id(2), Now, NothingSettled)!;

        Assert.Empty(series.Changes);
        var closed = Assert.Single(rest.Changes);
        Assert.Equal((At(2, 16, 17), OccurrenceStatus.HolidayClosed, At(2, 20)), (closed.OriginalStartLocal, closed.Status, closed.ReplacedBy));
        Assert.Contains(rest.Occurrences(), o => o.StartLocal == At(2, 20) && o.TakesPlace);
        Assert.DoesNotContain(rest.Occurrences(), o => o.TakesPlace && o.StartLocal.Date == At(2, 16).Date);
    }

    [Fact]
    public void A_stand_in_stays_with_the_closed_session_when_the_series_is_split_between_them()
    {
        var series = Plan(Blocks);
        var starts = Expand(Blocks);
        series.Close(At(2, 16), "Presidents' Day", starts, Now, NothingSettled);
        series.Replace(At(2, 16), At(2, 20), starts, Now);
        var next = Weekly(At(2, 18, 17), "WE,TH", "UNTIL=20260305T220000Z", 180);

        var rest = series.ChangeFollowing(At(2, 18), next, starts, Expand(next), Id(2), Now, NothingSettled)!;

        Assert.Equal([At(2, 12), At(2, 16), At(2, 20)], series.Occurrences().Select(o => o.StartLocal).TakeLast(3));
        Assert.Equal(At(2, 18, 17), rest.Occurrences().First().StartLocal);
    }

    [Fact]
    public void A_replacement_is_ahead_in_the_same_week_once_and_for_a_closed_session_only()
    {
        var series = Plan(Blocks);
        var starts = Expand(Blocks);
        series.Close(At(2, 16), "Presidents' Day", starts, Now, NothingSettled);

        Refused("OCCURRENCE_NOT_CLOSED", () => series.Replace(At(2, 18), At(2, 20), starts, Now));
        Refused("REPLACEMENT_OUTSIDE_WEEK", () => series.Replace(At(2, 16), At(2, 15), starts, Now), "/startLocal");
        Refused("REPLACEMENT_OUTSIDE_WEEK", () => series.Replace(At(2, 16), At(2, 23, 17), starts, Now), "/startLocal");
        Refused("DUPLICATE", () => series.Replace(At(2, 16), At(2, 18), starts, Now), "/startLocal");
        Refused("STARTS_IN_PAST", () => series.Replace(At(2, 16), At(2, 20), starts, Instant(At(2, 20))), "/startLocal");
        Assert.Empty(series.Schedule.Rdates);

        series.Replace(At(2, 16), At(2, 22), starts, Now);
        Refused("OCCURRENCE_NOT_CLOSED", () => series.Replace(At(2, 16), At(2, 20), starts, Now));
        Assert.Equal(25, series.Occurrences().Count());
    }

    [Fact]
    public void Starts_that_do_not_reach_far_enough_are_an_error_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => SessionSeries.Plan(Id(1), Organization, Program, Design, Blocks, Expand(Blocks, At(2, 1)), default));
}
