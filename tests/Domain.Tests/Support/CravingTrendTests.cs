using TreatmentPlans.Domain.Support;
using static TreatmentPlans.Domain.Tests.Support.TestSupport;

namespace TreatmentPlans.Domain.Tests.Support;

/// <summary>Rules CRV-2 and CRV-3, with the examples of domain.md C.10 and K.4.</summary>
public sealed class CravingTrendTests
{
    [Theory]
    [InlineData(6.43, 4, 4, 5, 9, 8, 7, 8)]
    [InlineData(3.14, 4, 3, 3, 4, 3, 2, 3)]
    [InlineData(2.00, 2, 2, 1, 2, 3, 2, 2)]
    [InlineData(2.43, 3, 2, 3, 2, 2, 3, 2)]
    public void Mean_of_a_week(double mean, params int[] days) =>
        Assert.Equal((decimal)mean, Math.Round(Of(Day(3, 6), Entries(Day(3, 6), days)).Current.Mean!.Value, 2));

    [Fact]
    public void In_the_week_of_the_lapse_the_rise_is_seen_on_the_13th_and_not_before()
    {
        (DateOnly, int)[] entries = [.. Entries(Day(2, 6), 4, 4, 4, 4, 4, 4, 4, 4), .. Entries(Day(2, 13), 4, 4, 5, 9, 8, 7, 8)];

        var on12 = Of(Day(2, 12), entries);
        var on13 = Of(Day(2, 13), entries);

        Assert.Equal((41m / 7, 4m, 1.86m, false), (on12.Current.Mean, on12.Previous.Mean, Math.Round(on12.Change!.Value, 2), on12.IsRising));
        Assert.Equal((45m / 7, 4m, 2.43m, true), (on13.Current.Mean, on13.Previous.Mean, Math.Round(on13.Change!.Value, 2), on13.IsRising));
        Assert.Equal((Day(2, 7), Day(2, 13), Day(1, 31), Day(2, 6)), (on13.Current.From, on13.Current.To, on13.Previous.From, on13.Previous.To));
        Assert.Equal(14, on13.Days.Count);
    }

    [Fact]
    public void A_day_counts_by_its_highest_entry_and_days_without_one_do_not_count()
    {
        var trend = Of(Day(2, 7), [(Day(2, 1), 2), (Day(2, 1), 6), (Day(2, 1), 3), (Day(2, 3), 5), (Day(2, 5), 4), (Day(2, 7), 1), (Day(2, 8), 10)]);

        Assert.Equal((4, 4m), (trend.Current.DaysWithEntries, trend.Current.Mean));
        Assert.Equal([new(Day(2, 1), 6), new(Day(2, 3), 5), new(Day(2, 5), 4), new CravingDay(Day(2, 7), 1)], trend.Days);
    }

    [Fact]
    public void With_three_days_a_week_says_nothing_and_nothing_is_called_a_rise()
    {
        var trend = Of(Day(2, 14), [.. Entries(Day(2, 7), 0, 0, 0), .. Entries(Day(2, 14), 9, 9, 9, 9)]);

        Assert.Equal((CravingStanding.InsufficientData, null), (trend.Previous.Standing, trend.Previous.Mean));
        Assert.Equal((CravingStanding.Known, 9m), (trend.Current.Standing, trend.Current.Mean));
        Assert.Equal((null, false), (trend.Change, trend.IsRising));
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(5, false)]
    public void A_rise_of_exactly_two_is_one(int last, bool rising) =>
        Assert.Equal(rising, Of(Day(2, 14), [.. Entries(Day(2, 7), 4, 4, 4, 4), .. Entries(Day(2, 14), 6, 6, 6, last)]).IsRising);

    private static CravingTrend Of(DateOnly asOf, IEnumerable<(DateOnly, int)> entries) => CravingTrend.Of(entries, asOf, 7, 4, Policy.CravingRise);

    /// <summary>One a day, the last on that day.</summary>
    private static IEnumerable<(DateOnly, int)> Entries(DateOnly last, params int[] days) =>
        days.Select((intensity, index) => (last.AddDays(index + 1 - days.Length), intensity));
}
