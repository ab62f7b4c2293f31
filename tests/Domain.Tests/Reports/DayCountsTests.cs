using CsCheck;
using TreatmentPlans.Domain.Reports;

namespace TreatmentPlans.Domain.Tests.Reports;

public class DayCountsTests
{
    [Fact]
    public void None_have_neither_median_nor_mean() => Assert.Equal((0, null, null), Of());

    [Theory]
    [InlineData(5, new[] { 5 })]
    [InlineData(4.5, new[] { 5, 4 })]
    [InlineData(5, new[] { 9, 1, 5 })]
    [InlineData(3, new[] { 1, 1, 5, 9 })]
    public void The_median_lies_in_the_middle(double median, int[] days) => Assert.Equal((decimal)median, Of(days).Median);

    [Fact]
    public void Counts_tell_what_the_cases_one_by_one_do() => Gen.Int[-5, 60].Array[1, 200].Sample(days =>
    {
        var sorted = days.Order().ToList();
        Assert.Equal(
            (days.Length, (sorted[(days.Length - 1) / 2] + sorted[days.Length / 2]) / 2m, days.Sum() / (decimal)days.Length), Of(days));
    });

    private static (int Cases, decimal? Median, decimal? Mean) Of(params int[] days)
    {
        var counts = new DayCounts(days.CountBy(day => day).Select(count => (count.Key, count.Value)));
        return (counts.Cases, counts.Median, counts.Mean);
    }
}
