using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Tests.Programs;

public class PolicyNumbersTests
{
    [Theory]
    [InlineData(AsamEdition.Third, "0.5", 90)]
    [InlineData(AsamEdition.Fourth, "1.0", 90)]
    [InlineData(AsamEdition.Third, "1", 60)]
    [InlineData(AsamEdition.Fourth, "1.5", 60)]
    [InlineData(AsamEdition.Fourth, "1.7", 60)]
    [InlineData(AsamEdition.Fourth, "2.1", 30)]
    [InlineData(AsamEdition.Third, "2.5", 30)]
    public void Reviews_come_by_level(AsamEdition edition, string code, int days) =>
        Assert.Equal(days, ReviewCadencePolicy.Default.IntervalDays(new LevelOfCare(edition, code)));

    [Theory]
    [InlineData("2.1", 18, 9)]
    [InlineData("2.1", 17, 6)]
    [InlineData("2.5", 40, 20)]
    [InlineData("1.5", 40, 0)]
    [InlineData("1.0", 40, 0)]
    public void Weekly_hours_come_by_level_and_age(string code, int age, int hours) =>
        Assert.Equal(hours, LevelOfCarePolicy.Default.MinimumHoursPerWeek(new LevelOfCare(AsamEdition.Fourth, code), age));

    [Theory]
    [InlineData(SessionType.IopBlock, 12)]
    [InlineData(SessionType.ProcessGroup, 12)]
    [InlineData(SessionType.MultiFamilyGroup, 24)]
    [InlineData(SessionType.Individual, 1)]
    [InlineData(SessionType.Family, 1)]
    [InlineData(SessionType.MutualHelpExternal, null)]
    public void Seats_come_by_type_of_session(SessionType type, int? seats) =>
        Assert.Equal(seats, SchedulingPolicy.Default.CapacityOf(type));

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, 28)]
    [InlineData(2, 14)]
    [InlineData(3, 14)]
    [InlineData(4, null)]
    public void Minimum_days_come_by_phase(int sequence, int? days) =>
        Assert.Equal(days, ReadinessPolicy.Default.MinimumDaysIn(sequence));

    [Fact]
    public void Both_editions_of_a_level_have_one_rank() =>
        Assert.All(
            ["2.1", "2.5", "3.1", "3.5", "3.7", "4"],
            code => Assert.Equal(
                LevelsOfCare.RankOf(new LevelOfCare(AsamEdition.Third, code)), LevelsOfCare.RankOf(new LevelOfCare(AsamEdition.Fourth, code))));

    [Fact]
    public void Ranks_grow_along_each_edition() =>
        Assert.All(
            LevelsOfCare.All.GroupBy(level => level.Level.Edition),
            edition => Assert.Equal(edition.OrderBy(level => level.IntensityRank), edition));
}
