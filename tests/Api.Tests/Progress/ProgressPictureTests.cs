using System.Xml.Linq;
using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;
using TreatmentPlans.Application.Progress;
using TreatmentPlans.Infrastructure.Charts;

namespace TreatmentPlans.Api.Tests.Progress;

public sealed class ProgressPictureTests
{
    private static readonly ProgressPicture Picture = new(
        "Progress & more",
        "PHQ-9: 14 on 2026-01-08, 3 on 2026-04-15.",
        new DateOnly(2026, 1, 8),
        new DateOnly(2026, 4, 17),
        [new PictureBand("Phase 1 (2.1)", new DateOnly(2026, 1, 12), new DateOnly(2026, 3, 9)), new PictureBand("Phase 2 (1.5)", new DateOnly(2026, 3, 9), new DateOnly(2026, 4, 18))],
        [new DateOnly(2026, 2, 10)],
        [
            new PicturePanel(
                "Depression and anxiety",
                0,
                27,
                [
                    new PictureSeries("PHQ-9", [new PicturePoint(new DateOnly(2026, 1, 8), 14), new PicturePoint(new DateOnly(2026, 4, 15), 3)]),
                    new PictureSeries("GAD-7", [new PicturePoint(new DateOnly(2026, 1, 8), 11), new PicturePoint(new DateOnly(2026, 4, 15), 3)]),
                ]),
            new PicturePanel("Craving", 0, 10, [new PictureSeries("Craving", [new PicturePoint(new DateOnly(2026, 2, 1), 4)], 7)]),
        ]);

    [Fact]
    public void An_svg_says_what_it_shows_to_those_who_do_not_see_it()
    {
        var svg = XDocument.Parse(new ScottPlotPictures().DrawSvg(Picture)).Root!;

        Assert.Equal("img", (string?)svg.Attribute("role"));
        Assert.Equal("title description", (string?)svg.Attribute("aria-labelledby"));
        Assert.Equal(Picture.Title, Named("title"));
        Assert.Equal(Picture.Description, Named("description"));

        string? Named(string id) => svg.Elements().SingleOrDefault(element => (string?)element.Attribute("id") == id)?.Value;
    }

    [Fact]
    public void An_svg_keeps_its_text_as_text()
    {
        var texts = XDocument.Parse(new ScottPlotPictures().DrawSvg(Picture)).Descendants()
            .Where(element => element.Name.LocalName == "text").Select(element => element.Value.Trim()).ToList();

        Assert.All(["Depression and anxiety", "PHQ-9", "GAD-7", "Craving", "Phase 1 (2.1)", "use", "12 Jan", "13 Apr"], text => Assert.Contains(text, texts));
    }

    /// <summary>By what is drawn, not by its pixels: every point of every series on its day, every phase from its first to its last day, every day of use.</summary>
    [Fact]
    public void What_is_drawn_is_what_the_picture_holds()
    {
        var craving = new PictureSeries("Craving", [.. new[] { 1, 2, 9, 17, 18 }.Select(day => new PicturePoint(new DateOnly(2026, 2, day), day % 10))], 7);
        var picture = Picture with { Panels = [.. Picture.Panels.Take(1), Picture.Panels[1] with { Series = [craving] }] };

        var plots = ScottPlotPictures.Plots(picture).GetPlots();

        Assert.Equal(picture.Panels.Count, plots.Length);
        foreach (var (panel, plot) in picture.Panels.Zip(plots))
        {
            Assert.Equal(
                panel.Series.SelectMany(series => series.Points.Select(point => ((double)point.On.DayNumber, (double)point.Value))),
                Drawn<Scatter>(plot).SelectMany(line => line.Data.GetScatterPoints()).Select(point => (point.X, point.Y)));
            Assert.Equal(
                picture.Bands.Select(band => ((double)band.From.DayNumber, (double)band.To.DayNumber)), Drawn<HorizontalSpan>(plot).Select(span => (span.X1, span.X2)));
            Assert.Equal(picture.Uses.Select(use => (double)use.DayNumber), Drawn<VerticalLine>(plot).Select(line => line.X));
            Assert.Equal(panel.Series.Select(series => series.Label).Order(), Drawn<Text>(plot).Where(text => text.Location.X > picture.To.DayNumber).Select(text => text.LabelText).Order());
            var limits = plot.Axes.GetLimits();
            Assert.True(limits.Bottom < (double)panel.Minimum && limits.Top > (double)panel.Maximum);
            Assert.True(limits.Left < picture.From.DayNumber && limits.Right > picture.To.DayNumber + 1);
        }

        // Eight days lie between the 9th and the 17th: no line claims what nobody answered.
        Assert.Equal([3, 2], Drawn<Scatter>(plots[1]).Select(line => line.Data.GetScatterPoints().Count));

        static IEnumerable<T> Drawn<T>(Plot plot)
            where T : IPlottable => plot.GetPlottables<T>();
    }

    /// <summary>Two that end at one value are told apart by the markers before their names.</summary>
    [Fact]
    public void A_name_stands_behind_the_marker_of_its_line()
    {
        var plot = ScottPlotPictures.Plots(Picture).GetPlot(0);

        var ends = plot.GetPlottables<Marker>().Where(marker => marker.X > Picture.To.DayNumber).Select(marker => (marker.Y, marker.MarkerShape)).ToList();
        var lines = plot.GetPlottables<Scatter>().Select(line => line.MarkerShape).ToList();
        var names = plot.GetPlottables<Text>().Where(text => text.Location.X > Picture.To.DayNumber).ToDictionary(text => text.LabelText, text => text.Location.Y);

        Assert.Equal([(names["PHQ-9"], lines[0]), (names["GAD-7"], lines[1])], ends);
        Assert.Equal(2, lines.Distinct().Count());
    }

    /// <summary>Where no font is found Skia draws nothing, and says nothing.</summary>
    [Fact]
    public void Text_is_really_drawn_in_a_png()
    {
        using var image = SKBitmap.Decode(new ScottPlotPictures().DrawPng(Picture));

        // The title stands above the first panel, where nothing else is.
        var ink = Enumerable.Range(0, image.Width)
            .Sum(x => Enumerable.Range(4, 18).Count(y => image.GetPixel(x, y) is { Red: < 100, Green: < 100, Blue: < 100 }));
        Assert.Equal((1100, 500), (image.Width, image.Height));
        Assert.InRange(ink, 200, 5000);
    }

    /// <summary>Lines that cross differ by more than their colour: in grey, that is.</summary>
    [Fact]
    public void A_day_of_use_is_marked_in_every_panel_and_phases_lie_behind_as_bands()
    {
        using var image = SKBitmap.Decode(new ScottPlotPictures().DrawPng(Picture));

        var greys = Enumerable.Range(0, image.Width).Select(x => image.GetPixel(x, 120)).Where(pixel => pixel.Red == pixel.Green && pixel.Green == pixel.Blue)
            .Select(pixel => pixel.Red).ToHashSet();
        Assert.Contains((byte)0xed, greys);
        Assert.Contains((byte)0xdc, greys);
        Assert.All([0, 1], panel => Assert.Contains(Enumerable.Range(60, 890), x => IsDark(x, (panel * 250) + 200) || IsDark(x, (panel * 250) + 206)));

        bool IsDark(int x, int y) => image.GetPixel(x, y).Red < 60;
    }

    [Fact]
    public void An_episode_without_anything_is_drawn_empty()
    {
        var empty = Picture with { Bands = [], Uses = [], Panels = [] };

        Assert.NotEmpty(new ScottPlotPictures().DrawSvg(empty));
        Assert.NotEmpty(new ScottPlotPictures().DrawPng(empty));
    }
}
