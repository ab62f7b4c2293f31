using TreatmentPlans.Application.Progress;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Progress;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.Tests.Progress;

public sealed class DrawProgressTests
{
    private static readonly DateOnly AsOf = new(2026, 4, 17);

    [Fact]
    public void A_picture_has_the_values_of_the_answer_point_by_point()
    {
        var progress = Progress(
            Series(SeriesCatalogue.CravingCode, (new(2026, 2, 9), 5), (new(2026, 2, 10), 9)),
            Series("phq9-total", (new(2026, 1, 8), 14), (new(2026, 3, 5), 6), (new(2026, 4, 15), 3)),
            Series("gad7-total", (new(2026, 1, 8), 11)));

        var picture = DrawProgressHandler.PictureOf(progress);

        Assert.Equal(
            progress.Series.Select(series => (series.Label, Points: string.Join(' ', series.Points.Select(point => (point.On, point.Value))))),
            picture.Panels.SelectMany(panel => panel.Series).Select(series => (series.Label, Points: string.Join(' ', series.Points.Select(point => (point.On, point.Value))))));
        Assert.Equal([1, 2], picture.Panels.Select(panel => panel.Series.Count));
        Assert.Equal(progress.UseDays, picture.Uses);
        Assert.Equal((new DateOnly(2026, 1, 8), AsOf), (picture.From, picture.To));
    }

    [Fact]
    public void Phases_are_bands_and_the_one_that_goes_on_ends_with_the_picture()
    {
        var picture = DrawProgressHandler.PictureOf(Progress());

        Assert.Equal(
            [new PictureBand("Phase 1 (2.1)", new(2026, 1, 12), new(2026, 3, 9)), new PictureBand("Phase 2 (1.5)", new(2026, 3, 9), AsOf.AddDays(1))], picture.Bands);
    }

    [Fact]
    public void What_is_seen_is_said_in_words()
    {
        var picture = DrawProgressHandler.PictureOf(Progress(Series("phq9-total", (new(2026, 1, 8), 14), (new(2026, 4, 15), 3)), Series("gad7-total", (new(2026, 1, 8), 11))));

        Assert.Equal(
            "Phase 1 at level 2.1 from 2026-01-12. Phase 2 at level 1.5 from 2026-03-09. Days of use: 2026-02-10. "
            + "PHQ-9: 14 on 2026-01-08, 3 on 2026-04-15. GAD-7: 11 on 2026-01-08.",
            picture.Description);
    }

    [Fact]
    public void Cravings_alone_are_not_joined_over_days_without_an_answer()
    {
        var picture = DrawProgressHandler.PictureOf(Progress(Series(SeriesCatalogue.CravingCode, (AsOf, 5)), Series("phq9-total", (AsOf, 14))));

        Assert.Equal([7, null], picture.Panels.SelectMany(panel => panel.Series).Select(series => series.LongestGapDays));
    }

    private static ProgressResponse Progress(params ProgressSeriesResponse[] series) => new(
        new EpisodeId(Guid.Empty),
        AsOf,
        default,
        [
            new ProgressPhase(new StepDownPhaseId(Guid.Empty), 1, "2.1", new(2026, 1, 12), new(2026, 3, 9)),
            new ProgressPhase(new StepDownPhaseId(Guid.Empty), 2, "1.5", new(2026, 3, 9), null),
        ],
        [new(2026, 2, 10)],
        series,
        new DrugTestRates(0, 0, 0, 0, 0));

    private static ProgressSeriesResponse Series(string code, params (DateOnly On, decimal Value)[] values)
    {
        List<SeriesPoint> points = [.. values.Select(value => new SeriesPoint(value.On, value.Value, Guid.Empty))];
        return new ProgressSeriesResponse(
            code,
            SeriesCatalogue.Panels.SelectMany(panel => panel.Series).Single(series => series.Code == code).Label,
            MeasureDirection.Lower,
            points[0],
            points[^1],
            points.Count > 1 ? points[^1].Value - points[0].Value : null,
            null,
            null,
            null,
            null,
            points);
    }
}
