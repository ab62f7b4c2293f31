using SkiaSharp;
using TreatmentPlans.Application.Documents;
using TreatmentPlans.Infrastructure.Charts;

namespace TreatmentPlans.Infrastructure.Documents;

/// <summary>
/// PDF on letter paper, in the font that comes with the service; text stays text, to be searched and read out. The same document gives the same
/// bytes: nothing in it is of the moment or of the machine.
/// </summary>
internal sealed class PdfDocuments : IDocumentRenderer
{
    private const float FooterSize = 8;

    public string MediaType => "application/pdf";

    public string? StyleSource => null;

    public byte[] Render(Document document)
    {
        using var type = new PdfType();
        var pages = new PdfLayout(type).Lay(document);
        using var stream = new MemoryStream();
        var metadata = new SKDocumentPdfMetadata
        {
            Title = document.Title,
            Creator = "TreatmentPlans",
            Creation = document.MadeAt.UtcDateTime,
            Modified = document.MadeAt.UtcDateTime,
        };
        using (var pdf = SKDocument.CreatePdf(stream, metadata))
        {
            for (var number = 1; number <= pages.Count; number++)
            {
                var canvas = pdf.BeginPage(PdfLayout.PageWidth, PdfLayout.PageHeight);
                foreach (var (line, y) in pages[number - 1])
                {
                    line.Draw(canvas, y);
                }

                Foot(canvas, type, document, number, pages.Count);
                pdf.EndPage();
            }

            pdf.Close();
        }

        return stream.ToArray();
    }

    private static void Foot(SKCanvas canvas, PdfType type, Document document, int page, int pages)
    {
        var font = type.Of(FooterSize);
        var y = PdfLayout.PageHeight - (PdfLayout.Margin / 2);
        var number = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Page {page} of {pages}");
        var room = PdfLayout.TextWidth - font.MeasureText(number) - FooterSize;
        var subject = type.Wrap($"{document.Title}: {document.Subject}", FooterSize, room)[0];
        canvas.DrawText(subject, PdfLayout.Margin, y, SKTextAlign.Left, font, type.Grey);
        canvas.DrawText(number, PdfLayout.PageWidth - PdfLayout.Margin, y, SKTextAlign.Right, font, type.Grey);
    }
}

/// <summary>The one typeface in its sizes, and what fits into a line of it.</summary>
internal sealed class PdfType : IDisposable
{
    private readonly Dictionary<float, SKFont> _fonts = [];

    public SKPaint Ink { get; } = new() { Color = new SKColor(0x1a, 0x1a, 0x1a), IsAntialias = true };

    public SKPaint Grey { get; } = new() { Color = new SKColor(0x55, 0x55, 0x55), IsAntialias = true };

    public SKPaint Accent { get; } = new() { Color = new SKColor(0x12, 0x35, 0x5b), IsAntialias = true };

    public SKPaint Rule { get; } = new() { Color = new SKColor(0xbb, 0xbb, 0xbb), StrokeWidth = 0.5f, IsStroke = true };

    public SKFont Of(float size)
    {
        if (!_fonts.TryGetValue(size, out var font))
        {
            _fonts[size] = font = new SKFont(EmbeddedFont.Typeface, size) { Subpixel = true, Hinting = SKFontHinting.None };
        }

        return font;
    }

    /// <summary>Lines of whole words; a word that is wider than the line is broken where it must be.</summary>
    public IReadOnlyList<string> Wrap(string text, float size, float width)
    {
        var font = Of(size);
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Fitting(word, font, width)))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && font.MeasureText(longer) > width)
                {
                    lines.Add(line);
                    longer = word;
                }

                line = longer;
            }

            lines.Add(line);
        }

        return lines;
    }

    public void Dispose()
    {
        foreach (var font in _fonts.Values)
        {
            font.Dispose();
        }

        Ink.Dispose();
        Grey.Dispose();
        Accent.Dispose();
        Rule.Dispose();
    }

    private static IEnumerable<string> Fitting(string word, SKFont font, float width)
    {
        while (word.Length > 0 && font.MeasureText(word) > width)
        {
            var fits = Math.Max(1, (int)font.BreakText(word, width));
            fits = char.IsHighSurrogate(word[fits - 1]) && fits < word.Length ? fits + 1 : fits;
            yield return word[..fits];
            word = word[fits..];
        }

        if (word.Length > 0)
        {
            yield return word;
        }
    }
}
