using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Progress;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Tests.Progress;

public sealed class ProgressSeriesTests
{
    private static readonly DateOnly Start = new(2026, 1, 8);

    [Fact]
    public void Dana_s_depression_responds_and_remits()
    {
        var series = Series("phq9-total", MeasureDirection.Lower, (0, 14), (28, 9), (56, 6), (97, 3));

        Assert.Equal((14m, 3m, -11m), (series.Baseline.Value, series.Latest.Value, series.Change));
        Assert.Equal(-11m / 14, series.ChangeRatio);
        Assert.Equal((true, SymptomResponse.Remission), (series.IsImprovement, series.Response));
    }

    [Fact]
    public void Dana_s_well_being_changes_by_more_than_ten_points()
    {
        var series = Series("who5-index", MeasureDirection.Higher, (0, 36), (56, 60), (97, 72));

        Assert.Equal((36m, true, true), (series.Change, series.IsImprovement, series.IsMeaningful));
        Assert.Null(series.Response);
    }

    [Theory]
    [InlineData(10, 14, 5, SymptomResponse.Response)]
    [InlineData(10, 14, 6, SymptomResponse.None)]
    [InlineData(10, 14, 4, SymptomResponse.Remission)]
    [InlineData(9, 14, 4, null)]
    [InlineData(10, 13, 4, null)]
    [InlineData(10, 120, 5, SymptomResponse.Response)]
    [InlineData(10, 121, 5, null)]
    [InlineData(11, 14, 5, SymptomResponse.Response)]
    public void Response_needs_a_baseline_high_enough_and_a_later_score_in_time(int baseline, int days, int later, SymptomResponse? expected) =>
        Assert.Equal(expected, Series("phq9-total", MeasureDirection.Lower, (0, baseline), (days, later)).Response);

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(-9, false)]
    [InlineData(-10, true)]
    public void A_change_means_something_from_the_policy_s_points_on_whichever_way(int change, bool expected) =>
        Assert.Equal(expected, Series("who5-index", MeasureDirection.Higher, (0, 50), (30, 50 + change)).IsMeaningful);

    [Theory]
    [InlineData(MeasureDirection.Lower, -1, true)]
    [InlineData(MeasureDirection.Lower, 1, false)]
    [InlineData(MeasureDirection.Higher, 1, true)]
    [InlineData(MeasureDirection.Higher, -1, false)]
    [InlineData(MeasureDirection.Lower, 0, null)]
    [InlineData(MeasureDirection.Either, 1, null)]
    public void Which_way_is_better_depends_on_the_measure(MeasureDirection better, int change, bool? expected) =>
        Assert.Equal(expected, Series("bam-risk", better, (0, 10), (30, 10 + change)).IsImprovement);

    [Fact]
    public void One_value_alone_changes_nothing()
    {
        var series = Series("phq9-total", MeasureDirection.Lower, (0, 14));

        Assert.Null(series.Change);
        Assert.Null(series.ChangeRatio);
        Assert.Null(series.IsImprovement);
        Assert.Null(series.Response);
    }

    [Fact]
    public void A_baseline_of_zero_has_no_ratio() =>
        Assert.Null(Series("bam-use", MeasureDirection.Lower, (0, 0), (30, 2)).ChangeRatio);

    private static ProgressSeries Series(string code, MeasureDirection better, params (int Day, decimal Value)[] values) => ProgressSeries.Of(
        new SeriesDefinition(code, code, better, 0, 100),
        [.. values.Select(value => new SeriesPoint(Start.AddDays(value.Day), value.Value, Guid.Empty))],
        ProgressPolicy.Default);
}
