using ScottPlot;
using SkiaSharp;

namespace TreatmentPlans.Infrastructure.Charts;

/// <summary>
/// DejaVu Sans, which comes with the service: a bare container has no fonts, and text would silently not be drawn. Pictures look the same on
/// every machine.
/// </summary>
internal sealed class EmbeddedFont : IFontResolver
{
    public const string Name = "DejaVu Sans";

    public static SKTypeface Typeface { get; } = Load();

    public static void Install()
    {
        Fonts.FontResolvers.Insert(0, new EmbeddedFont());
        Fonts.Default = Name;
    }

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) => Find(fontName);

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => Find(fontName);

    private static SKTypeface? Find(string name) => name == Name ? Typeface : null;

    private static SKTypeface Load()
    {
        using var file = typeof(EmbeddedFont).Assembly.GetManifestResourceStream("DejaVuSans.ttf")!;
        return SKTypeface.FromStream(file);
    }
}
