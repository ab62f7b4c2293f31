using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Tests.Scheduling.SeriesRules;

namespace TreatmentPlans.Domain.Tests.Scheduling;

public sealed class ClosureReplacementsTests
{
    private static readonly SeriesSchedule Blocks = Weekly(At(1, 12), "MO,WE,TH", "UNTIL=20260305T230000Z", 180);

    private static readonly DateTimeOffset Now = Instant(At(1, 12, 8));

    [Fact]
    public void Only_what_would_take_place_on_a_closed_day_is_hit()
    {
        var series = Plan(Blocks);
        series.Cancel(At(2, 16), "Water damage", Expand(Blocks), Now, NothingSettled);

        var hit = ClosureReplacements.Hit(series.Occurrences(), Calendar(new(2026, 1, 19), new(2026, 2, 16), new(2026, 1, 20)));

        Assert.Equal([At(1, 19)], hit.Select(occurrence => occurrence.OriginalStartLocal));
    }

    [Fact]
    public void An_occurrence_moved_onto_a_closed_day_is_hit_and_one_moved_off_it_is_not()
    {
        var series = Plan(Blocks);
        series.Move(At(1, 19), At(1, 20), 180, Expand(Blocks), Now, NothingSettled);
        series.Move(At(2, 18), At(2, 16), 180, Expand(Blocks), Now, NothingSettled);

        var hit = ClosureReplacements.Hit(series.Occurrences(), Calendar(new(2026, 1, 19), new(2026, 2, 16)));

        Assert.Equal([At(2, 16), At(2, 18)], hit.Select(occurrence => occurrence.OriginalStartLocal).Order());
    }

    [Fact]
    public void The_nearest_later_weekday_at_the_same_time_is_proposed() => Assert.Equal("20", Considered([]));

    [Fact]
    public void Each_day_that_does_not_do_says_why()
    {
        Assert.Equal("20 Busy, 21 SeriesMeets, 22 SeriesMeets, 23", Considered([Taken(At(1, 20, 17, 30), At(1, 20, 18, 30))]));
        Assert.Equal(
            "20 ProgramClosed, 21 SeriesMeets, 22 SeriesMeets, 23 Busy, 24 Busy, 25",
            Considered([Taken(At(1, 23), At(1, 25))], closed: [new(2026, 1, 20)]));
        Assert.Equal("20 InPast, 21 InPast, 22 InPast, 23 InPast, 24", Considered([], now: Instant(At(1, 23))));
        Assert.Equal("20 LeftOut, 21 SeriesMeets, 22 SeriesMeets, 23", Considered([], schedule: Blocks with { Rrule = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH", Exdates = [At(1, 20)] }));
    }

    [Theory]
    [InlineData(17, 18, "20")]
    [InlineData(17, 19, "20 Busy, 21 SeriesMeets, 22 SeriesMeets, 23")]
    [InlineData(20, 22, "20 Busy, 21 SeriesMeets, 22 SeriesMeets, 23")]
    [InlineData(21, 22, "20")]
    public void Times_that_only_touch_do_not_stand_in_the_way(int from, int to, string considered) =>
        Assert.Equal(considered, Considered([Taken(At(1, 20, from), At(1, 20, to))]));

    [Fact]
    public void No_day_is_proposed_where_none_of_the_week_does()
    {
        var proposal = Propose([], Instant(At(1, 25)), [], Blocks);

        Assert.Null(proposal.StartLocal);
        Assert.Equal(6, proposal.Considered.Count);
        Assert.All(proposal.Considered, candidate => Assert.NotNull(candidate.Obstacle));
    }

    [Fact]
    public void Days_before_the_closed_one_come_after_those_that_follow()
    {
        var series = Plan(Weekly(At(1, 15), "TH", null, 60));
        var closed = series.Occurrences().First();

        var proposal = ClosureReplacements.Propose(
            closed, series.Schedule, [closed], Calendar(new(2026, 1, 15), new(2026, 1, 16)), [Taken(At(1, 14), At(1, 14, 19))], Instant(At(1, 10)));

        Assert.Equal([16, 14, 13], proposal.Considered.Select(candidate => candidate.On.Day));
        Assert.Equal(At(1, 13), proposal.StartLocal);
    }

    [Fact]
    public void What_is_proposed_can_be_accepted()
    {
        var series = Plan(Blocks);
        series.Close(At(1, 19), "Closed", Expand(Blocks), Now, NothingSettled);

        series.Replace(At(1, 19), Propose([], Now, [], Blocks).StartLocal!.Value, Expand(Blocks), Now);

        Assert.Equal([At(1, 20), At(1, 21), At(1, 22)], series.Occurrences().Where(o => o.TakesPlace && o.StartLocal > At(1, 18)).Take(3).Select(o => o.StartLocal));
    }

    private static string Considered(BusyTime[] busy, DateTimeOffset? now = null, DateOnly[]? closed = null, SeriesSchedule? schedule = null) =>
        string.Join(
            ", ",
            Propose(busy, now ?? Now, closed ?? [], schedule ?? Blocks).Considered.Select(candidate => $"{candidate.On:%d} {candidate.Obstacle}".Trim()));

    private static ReplacementProposal Propose(BusyTime[] busy, DateTimeOffset now, DateOnly[] closed, SeriesSchedule schedule)
    {
        var occurrences = Plan(schedule).Occurrences().ToList();
        return ClosureReplacements.Propose(
            occurrences.Single(occurrence => occurrence.OriginalStartLocal == At(1, 19)), schedule, occurrences, Calendar([new(2026, 1, 19), .. closed]), busy, now);
    }

    private static ProgramCalendar Calendar(params DateOnly[] closed) => new(NewYork, closed);

    private static BusyTime Taken(DateTime from, DateTime to) => new(Instant(from), Instant(to));
}
