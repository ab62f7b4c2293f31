using CsCheck;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Support;
using static TreatmentPlans.Domain.Tests.Support.TestSupport;

namespace TreatmentPlans.Domain.Tests.Support;

/// <summary>Rules ABS-1 to ABS-3 and MIL-1, with the figures of domain.md K.10.</summary>
public sealed class AbstinenceTests
{
    private static readonly DateOnly Discharged = Day(4, 17);
    private static readonly LastUse Told = LastUse.On(Day(1, 10));
    private static readonly DateOnly[] Lapse = [Day(2, 10)];

    [Fact]
    public void Of_the_worked_case_on_the_day_of_discharge()
    {
        var abstinence = Of(Told, Lapse, Discharged);

        Assert.Equal((AbstinenceStanding.Known, Day(2, 10), 66), (abstinence.Standing, abstinence.LastUseOn, abstinence.DaysSinceLastUse));
        Assert.Equal((96, 1, 98.96m), (abstinence.EpisodeDays, abstinence.UseDays, Math.Round(abstinence.PercentDaysAbstinent!.Value, 2)));
        Assert.Equal([new(Day(1, 11), Day(2, 9), false), new AbstinenceRun(Day(2, 11), Day(4, 17), true)], abstinence.Runs);
        Assert.Equal([30, 66], abstinence.Runs.Select(run => run.Days));
    }

    [Fact]
    public void The_eight_milestones_of_the_worked_case_are_reached_to_the_day() => Assert.Equal(
        [
            (7, Day(1, 17)), (14, Day(1, 24)), (30, Day(2, 9)),
            (1, Day(2, 11)), (7, Day(2, 17)), (14, Day(2, 24)), (30, Day(3, 12)), (60, Day(4, 11)),
        ],
        Of(Told, Lapse, Discharged).Milestones(Policy, AdmittedOn).Select(milestone => (milestone.Days, milestone.ReachedOn)));

    [Fact]
    public void A_year_without_use_has_all_eight_each_on_its_day()
    {
        var told = LastUse.On(AdmittedOn.AddDays(-1));

        int[] all = [1, 7, 14, 30, 60, 90, 180, 365];
        foreach (var days in all)
        {
            var (before, on) = (Of(told, [], AdmittedOn.AddDays(days - 2)), Of(told, [], AdmittedOn.AddDays(days - 1)));
            Assert.Equal(all.TakeWhile(other => other < days), before.Milestones(Policy, AdmittedOn).Select(milestone => milestone.Days));
            Assert.Equal((days, AdmittedOn.AddDays(days - 1)), (on.Milestones(Policy, AdmittedOn).Last().Days, on.Milestones(Policy, AdmittedOn).Last().ReachedOn));
        }
    }

    [Theory]
    [InlineData(2, 9, 30)]
    [InlineData(2, 10, 0)]
    [InlineData(2, 13, 3)]
    [InlineData(3, 6, 24)]
    [InlineData(4, 15, 64)]
    public void Days_since_last_use(int month, int day, int days) =>
        Assert.Equal(days, Of(Told, Lapse, Day(month, day)).DaysSinceLastUse);

    [Fact]
    public void The_run_that_goes_on_ends_with_care()
    {
        var later = Abstinence.Of(Told, AdmittedOn, Discharged, Lapse, Day(5, 30));

        Assert.Equal((96, Day(4, 17)), (later.EpisodeDays, later.Runs[^1].LastOn));
        Assert.Equal(109, later.DaysSinceLastUse);
        Assert.DoesNotContain(later.Milestones(Policy, AdmittedOn), milestone => milestone.Days == 90);
    }

    [Fact]
    public void A_milestone_of_the_day_of_use_is_none()
    {
        var none = Of(Told, [Day(2, 9)], Day(2, 9)).Milestones(Policy, AdmittedOn).Select(milestone => milestone.Days);
        var reached = Of(Told, [Day(2, 10)], Day(2, 10)).Milestones(Policy, AdmittedOn).Select(milestone => milestone.Days);

        Assert.Equal([7, 14], none);
        Assert.Equal([7, 14, 30], reached);
    }

    [Fact]
    public void Days_of_use_in_a_row_leave_no_run_between_them()
    {
        var abstinence = Of(Told, [Day(1, 20), Day(1, 21), Day(1, 22)], Day(1, 22));

        Assert.Equal([new AbstinenceRun(Day(1, 11), Day(1, 19), false)], abstinence.Runs);
        Assert.Equal((0, 3, 11), (abstinence.DaysSinceLastUse, abstinence.UseDays, abstinence.EpisodeDays));
    }

    [Fact]
    public void Who_never_used_has_a_run_from_the_admission_on_and_no_last_use()
    {
        var abstinence = Of(LastUse.Never, [], Day(1, 18));

        Assert.Equal((AbstinenceStanding.NeverUsed, null, null), (abstinence.Standing, abstinence.LastUseOn, abstinence.DaysSinceLastUse));
        Assert.Equal(100m, abstinence.PercentDaysAbstinent);
        Assert.Equal([(1, Day(1, 12)), (7, Day(1, 18))], abstinence.Milestones(Policy, AdmittedOn).Select(milestone => (milestone.Days, milestone.ReachedOn)));
    }

    [Fact]
    public void Who_does_not_know_has_insufficient_data_until_a_use_is_known()
    {
        var unknown = Of(LastUse.Unknown, [], Day(1, 18));
        var known = Of(LastUse.Unknown, [Day(1, 14)], Day(1, 18));

        Assert.Equal((AbstinenceStanding.InsufficientData, null), (unknown.Standing, unknown.DaysSinceLastUse));
        Assert.Empty(unknown.Runs);
        Assert.Equal((AbstinenceStanding.Known, 4), (known.Standing, known.DaysSinceLastUse));
        Assert.Equal([new AbstinenceRun(Day(1, 15), Day(1, 18), true)], known.Runs);
    }

    [Fact]
    public void Before_the_admission_there_is_nothing_to_tell()
    {
        Assert.Null(Of(Told, [], Day(1, 11)).PercentDaysAbstinent);
        Assert.Null(Abstinence.Of(null, null, null, [], Day(1, 11)).DaysSinceLastUse);
    }

    [Fact]
    public void Runs_and_days_of_use_fill_the_time_since_the_last_use_told_and_no_milestone_lies_outside_its_run() =>
        Gen.Int[0, 95].List[0, 20].Sample(offsets =>
        {
            var days = offsets.Select(AdmittedOn.AddDays).ToList();
            var abstinence = Of(Told, days, Discharged);

            Assert.Equal(Discharged.DayNumber - Day(1, 10).DayNumber, abstinence.Runs.Sum(run => run.Days) + days.Distinct().Count());
            Assert.All(abstinence.Runs, run => Assert.InRange(run.Days, 1, 97));
            Assert.Equal(abstinence.DaysSinceLastUse, abstinence.Runs is [.., { GoesOn: true } last] ? last.Days : 0);
            Assert.All(
                abstinence.Milestones(Policy, AdmittedOn),
                milestone => Assert.Single(abstinence.Runs, run => run.FirstOn == milestone.RunStartedOn && run.FirstOn <= milestone.ReachedOn && milestone.ReachedOn <= run.LastOn));
        });

    private static Abstinence Of(LastUse lastUse, IEnumerable<DateOnly> useDays, DateOnly asOf) =>
        Abstinence.Of(lastUse, AdmittedOn, null, useDays, asOf);
}
