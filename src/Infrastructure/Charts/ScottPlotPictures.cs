using System.Globalization;
using System.Security;
using System.Text;
using ScottPlot;
using ScottPlot.MultiplotLayouts;
using ScottPlot.TickGenerators;
using SkiaSharp;
using TreatmentPlans.Application.Progress;

namespace TreatmentPlans.Infrastructure.Charts;

/// <summary>
/// One panel below the other over the same days. Series differ by marker and line as well as by shade, and are named where they end, behind their
/// marker, so that a copy in grey says the same.
/// </summary>
internal sealed class ScottPlotPictures : IProgressPictures
{
    private const int Width = 1100;
    private const int PanelHeight = 250;
    private const int AxisWidth = 56;
    private const float TextSize = 13;
    private const float MarkerSize = 8;

    /// <summary>Of the width, for the names at the end of the lines.</summary>
    private const double LabelShare = 0.18;

    /// <summary>Of the time shown, from the marker that stands before a name to the name.</summary>
    private const double LabelIndent = 0.012;

    /// <summary>Before the first day, so that what is on it is seen whole.</summary>
    private const double LeadShare = 0.012;

    /// <summary>Of the panel's height, that two names stand apart at least.</summary>
    private const double LabelDistance = 0.09;

    private static readonly Color Ink = Color.FromHex("#222222");
    private static readonly Color[] Bands = [Color.FromHex("#ededed"), Color.FromHex("#dcdcdc")];

    private static readonly (Color Color, MarkerShape Marker, LinePattern Line)[] Styles =
    [
        (Color.FromHex("#12355b"), MarkerShape.FilledCircle, LinePattern.Solid),
        (Color.FromHex("#b5482a"), MarkerShape.OpenSquare, LinePattern.Dashed),
        (Color.FromHex("#2f6b3a"), MarkerShape.FilledTriangleUp, LinePattern.Dotted),
        (Color.FromHex("#6b4a8b"), MarkerShape.OpenDiamond, LinePattern.DenselyDashed),
    ];

    static ScottPlotPictures() => EmbeddedFont.Install();

    public string DrawSvg(ProgressPicture picture)
    {
        var area = AreaOf(picture);
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, area.Width, area.Height), stream))
        {
            Plots(picture).Render(canvas, area);
        }

        // Skia knows no accessible names.
        var drawn = Encoding.UTF8.GetString(stream.ToArray());
        var root = drawn.IndexOf("<svg", StringComparison.Ordinal);
        var body = drawn.IndexOf('>', root) + 1;
        return $"""
            {drawn[..(body - 1)]} role="img" aria-labelledby="title description"><title id="title">{SecurityElement.Escape(picture.Title)}</title>
            <desc id="description">{SecurityElement.Escape(picture.Description)}</desc>{drawn[body..].Replace(Family(""), Family(", Verdana, sans-serif"), StringComparison.Ordinal)}
            """;

        // Who looks at it may have other fonts.
        static string Family(string others) => $"font-family=\"{EmbeddedFont.Name}{others}\"";
    }

    public byte[] DrawPng(ProgressPicture picture)
    {
        var area = AreaOf(picture);
        using var surface = SKSurface.Create(new SKImageInfo((int)area.Width, (int)area.Height));
        surface.Canvas.Clear(SKColors.White);
        Plots(picture).Render(surface.Canvas, area);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return data.ToArray();
    }

    private static PixelRect AreaOf(ProgressPicture picture) => new(0, Width, Math.Max(1, picture.Panels.Count) * PanelHeight, 0);

    internal static Multiplot Plots(ProgressPicture picture)
    {
        var plots = new Multiplot { Layout = new Rows() };
        while (plots.Subplots.Count > 0)
        {
            plots.RemovePlot(plots.GetPlot(0));
        }

        foreach (var panel in picture.Panels)
        {
            plots.AddPlot(PlotOf(picture, panel, isFirst: panel == picture.Panels[0], isLast: panel == picture.Panels[^1]));
        }

        return plots;
    }

    private static Plot PlotOf(ProgressPicture picture, PicturePanel panel, bool isFirst, bool isLast)
    {
        var plot = new Plot();
        plot.Font.Set(EmbeddedFont.Name);
        var (from, to) = (X(picture.From), X(picture.To.AddDays(1)));
        var (bottom, top) = ((double)panel.Minimum, (double)panel.Maximum);
        var height = top - bottom;
        plot.Axes.SetLimits(from - ((to - from) * LeadShare), to + ((to - from) * LabelShare), bottom - (height * 0.06), top + (height * 0.14));
        plot.Title(panel.Title, TextSize + 1);
        plot.HideGrid();
        plot.Axes.Left.MinimumSize = plot.Axes.Left.MaximumSize = AxisWidth;
        plot.Axes.Left.TickLabelStyle.FontSize = plot.Axes.Bottom.TickLabelStyle.FontSize = TextSize - 1;
        plot.Axes.Right.IsVisible = plot.Axes.Top.IsVisible = false;
        plot.Axes.Bottom.TickGenerator = new NumericManual(Ticks(picture, isLast));

        foreach (var (band, index) in picture.Bands.Select((band, index) => (band, index)))
        {
            plot.Add.HorizontalSpan(X(band.From), Math.Min(X(band.To), to), Bands[index % Bands.Length]).LineWidth = 0;
            if (isFirst)
            {
                Say(plot, band.Label, X(band.From) + ((to - from) * LeadShare), top + (height * 0.09), Ink, Alignment.MiddleLeft);
            }
        }

        foreach (var use in picture.Uses)
        {
            plot.Add.VerticalLine(X(use), 1.5f, Ink, LinePattern.DenselyDashed);
            plot.Add.Marker(X(use), top + (height * 0.02), MarkerShape.FilledTriangleDown, 10, Ink);
            if (isFirst && use == picture.Uses[0])
            {
                Say(plot, "use", X(use) + ((to - from) * 0.008), top + (height * 0.02), Ink, Alignment.MiddleLeft);
            }
        }

        var ends = new List<(double Y, string Label, Color Color, MarkerShape Marker)>();
        foreach (var (series, index) in panel.Series.Select((series, index) => (series, index)))
        {
            var style = Styles[index % Styles.Length];
            foreach (var stretch in Stretches(series))
            {
                var line = plot.Add.Scatter(stretch.Select(p => new Coordinates(X(p.On), (double)p.Value)).ToList(), style.Color);
                (line.LinePattern, line.LineWidth, line.MarkerShape, line.MarkerSize) = (style.Line, 2, style.Marker, MarkerSize);
            }

            ends.Add(((double)series.Points[^1].Value, series.Label, style.Color, style.Marker));
        }

        foreach (var (y, label, color, marker) in Apart(ends, height * LabelDistance, top))
        {
            var x = to + ((to - from) * LabelIndent);
            plot.Add.Marker(x, y, marker, MarkerSize, color);
            Say(plot, label, x + ((to - from) * LabelIndent), y, color, Alignment.MiddleLeft);
        }

        return plot;
    }

    /// <summary>A line over a time without values would claim some.</summary>
    private static IEnumerable<List<PicturePoint>> Stretches(PictureSeries series)
    {
        var stretch = new List<PicturePoint>();
        foreach (var point in series.Points)
        {
            if (stretch.Count > 0 && point.On.DayNumber - stretch[^1].On.DayNumber > series.LongestGapDays)
            {
                yield return stretch;
                stretch = [];
            }

            stretch.Add(point);
        }

        yield return stretch;
    }

    private static void Say(Plot plot, string label, double x, double y, Color color, Alignment alignment)
    {
        var text = plot.Add.Text(label, x, y);
        (text.LabelFontName, text.LabelFontSize, text.LabelFontColor, text.LabelAlignment) = (EmbeddedFont.Name, TextSize, color, alignment);
    }

    /// <summary>Names that would cover each other move up, in the order of their values.</summary>
    private static IEnumerable<(double Y, string Label, Color Color, MarkerShape Marker)> Apart(
        IEnumerable<(double Y, string Label, Color Color, MarkerShape Marker)> labels, double distance, double top)
    {
        var ordered = labels.OrderBy(label => label.Y).ToList();
        var free = double.NegativeInfinity;
        var moved = ordered.Select(label =>
        {
            free = Math.Max(label.Y, free + distance);
            return label with { Y = free };
        }).ToList();
        var over = Math.Max(0, moved.Count == 0 ? 0 : moved[^1].Y - top);
        return moved.Select(label => label with { Y = label.Y - over });
    }

    /// <summary>Mondays, as far apart as there is room for their dates.</summary>
    private static Tick[] Ticks(ProgressPicture picture, bool areNamed)
    {
        const int DaysOfWeek = 7;
        const int MostTicks = 16;
        var monday = picture.From.AddDays((DaysOfWeek + (int)DayOfWeek.Monday - (int)picture.From.DayOfWeek) % DaysOfWeek);
        var weeks = ((picture.To.DayNumber - monday.DayNumber) / DaysOfWeek) + 1;
        var step = DaysOfWeek * Math.Max(1, (weeks + MostTicks - 1) / MostTicks);
        var ticks = new List<Tick>();
        for (var day = monday; day <= picture.To; day = day.AddDays(step))
        {
            ticks.Add(new Tick(X(day), areNamed ? day.ToString("d MMM", CultureInfo.InvariantCulture) : ""));
        }

        return [.. ticks];
    }

    private static double X(DateOnly day) => day.DayNumber;
}
