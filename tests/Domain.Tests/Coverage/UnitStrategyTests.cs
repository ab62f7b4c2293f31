using TreatmentPlans.Domain.Coverage;
using static TreatmentPlans.Domain.Coverage.UnitStrategy;

namespace TreatmentPlans.Domain.Tests.Coverage;

/// <summary>Both sides of every boundary of domain.md D.2.</summary>
public sealed class UnitStrategyTests
{
    [Theory]
    [InlineData(PerDiem, 180, 179, 0)]
    [InlineData(PerDiem, 180, 180, 1)]
    [InlineData(PerDiem, 180, 300, 1)]
    [InlineData(Per15MinEightMinuteRule, 1, 0, 0)]
    [InlineData(Per15MinEightMinuteRule, 1, 7, 0)]
    [InlineData(Per15MinEightMinuteRule, 1, 8, 1)]
    [InlineData(Per15MinEightMinuteRule, 1, 22, 1)]
    [InlineData(Per15MinEightMinuteRule, 1, 23, 2)]
    [InlineData(Per15MinEightMinuteRule, 1, 37, 2)]
    [InlineData(Per15MinEightMinuteRule, 1, 38, 3)]
    [InlineData(Per15MinEightMinuteRule, 1, 52, 3)]
    [InlineData(Per15MinEightMinuteRule, 1, 53, 4)]
    [InlineData(Per15MinFull, 1, 14, 0)]
    [InlineData(Per15MinFull, 1, 15, 1)]
    [InlineData(Per15MinFull, 1, 44, 2)]
    [InlineData(Per15MinFull, 1, 45, 3)]
    [InlineData(PerHourRoundNearestHalf, 1, 14, 0)]
    [InlineData(PerHourRoundNearestHalf, 1, 15, 0.5)]
    [InlineData(PerHourRoundNearestHalf, 1, 44, 0.5)]
    [InlineData(PerHourRoundNearestHalf, 1, 45, 1)]
    [InlineData(PerHourRoundNearestHalf, 1, 74, 1)]
    [InlineData(PerHourRoundNearestHalf, 1, 75, 1.5)]
    [InlineData(PerHourRoundNearestHalf, 1, 89, 1.5)]
    [InlineData(PerEventThreshold, 53, 52, 0)]
    [InlineData(PerEventThreshold, 53, 53, 1)]
    [InlineData(PerEventThreshold, 53, 300, 1)]
    public void Minutes_become_units(UnitStrategy strategy, int minimum, int minutes, decimal units) =>
        Assert.Equal(units, strategy.UnitsOf(minutes, minimum));

    [Theory]
    [InlineData(Per15MinEightMinuteRule)]
    [InlineData(Per15MinFull)]
    [InlineData(PerHourRoundNearestHalf)]
    public void Below_the_minimum_there_is_no_unit(UnitStrategy strategy)
    {
        Assert.Equal(0, strategy.UnitsOf(29, 30));
        Assert.True(strategy.UnitsOf(30, 30) > 0);
    }
}
