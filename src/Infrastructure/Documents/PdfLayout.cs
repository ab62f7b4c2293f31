using SkiaSharp;
using TreatmentPlans.Application.Documents;

namespace TreatmentPlans.Infrastructure.Documents;

/// <summary>A strip of a page that is never cut.</summary>
/// <param name="Draw">At the y of its upper edge.</param>
/// <param name="After">Free space below, which a page may end without.</param>
/// <param name="KeepsWithNext">No page ends after it: a heading, the first line of a paragraph, a row that has more lines.</param>
/// <param name="StartsPage">Begins a page.</param>
/// <param name="Heads">Strips to say again where a page begins with this one: the head of its table.</param>
internal sealed record PdfLine(
    float Height, Action<SKCanvas, float> Draw, float After = 0, bool KeepsWithNext = false, bool StartsPage = false, IReadOnlyList<PdfLine>? Heads = null);

/// <summary>Cuts a document into strips and puts them on pages, so that nothing is cut and nothing stands alone.</summary>
internal sealed class PdfLayout(PdfType type)
{
    public const float PageWidth = 612;
    public const float PageHeight = 792;
    public const float Margin = 54;
    public const float TextWidth = PageWidth - (2 * Margin);

    private const float Body = 10;
    private const float Small = 9;
    private const float TitleSize = 22;
    private const float Leading = 1.4f;
    private const float Gap = 6;
    private const float TermWidth = 130;
    private const float CellGap = 8;
    private const float Indent = 14;
    private const float SignatureHeight = 46;

    /// <summary>A row, a table or a list up to this height goes over to the next page whole.</summary>
    private const float WholeHeight = (PageHeight - (2 * Margin)) / 3;

    private static readonly float[] HeadingSizes = [15, 12.5f, 11];

    private readonly List<PdfLine> _lines = [];

    public IReadOnlyList<IReadOnlyList<(PdfLine Line, float Y)>> Lay(Document document)
    {
        _lines.Clear();
        Text(document.Title, TitleSize, type.Accent, keepAll: true);
        Text(document.Subject, Body, type.Grey, keepAll: true);
        Space(Gap);
        foreach (var section in document.Sections)
        {
            Add(section, 0);
        }

        return Paginate(_lines);
    }

    /// <summary>
    /// Strips that keep together go to the next page together where they do not fit into what is left of this one, and fit into a whole one.
    /// </summary>
    internal static List<List<(PdfLine Line, float Y)>> Paginate(IReadOnlyList<PdfLine> lines)
    {
        const float bottom = PageHeight - Margin;
        var pages = new List<List<(PdfLine, float)>> { new() };
        var y = Margin;
        for (var first = 0; first < lines.Count;)
        {
            var last = first;
            while (lines[last].KeepsWithNext && last < lines.Count - 1 && !lines[last + 1].StartsPage)
            {
                last++;
            }

            var together = lines.Skip(first).Take(last - first + 1).ToList();
            var isTooHigh = y + together.Sum(line => line.Height + line.After) - together[^1].After > bottom && pages[^1].Count > 0;
            if (together[0].StartsPage && pages[^1].Count > 0 || isTooHigh)
            {
                TurnPage(together[0]);
            }

            foreach (var line in together)
            {
                if (y + line.Height > bottom && pages[^1].Count > 0)
                {
                    TurnPage(line);
                }

                pages[^1].Add((line, y));
                y += line.Height + line.After;
            }

            first = last + 1;
        }

        return pages;

        void TurnPage(PdfLine next)
        {
            pages.Add([]);
            y = Margin;
            foreach (var head in next.Heads ?? [])
            {
                pages[^1].Add((head, y));
                y += head.Height + head.After;
            }
        }
    }

    private void Add(DocumentSection section, int level)
    {
        var size = HeadingSizes[Math.Min(level, HeadingSizes.Length - 1)];
        if (section.StartsPage)
        {
            _lines.Add(new PdfLine(0, (_, _) => { }, KeepsWithNext: true, StartsPage: true));
        }
        else
        {
            Space(size * 0.8f);
        }

        Text(section.Heading, size, type.Accent, keepAll: true);
        if (level == 0)
        {
            _lines.Add(new PdfLine(Gap, (canvas, y) => canvas.DrawLine(Margin, y + 1, PageWidth - Margin, y + 1, type.Rule), KeepsWithNext: true));
        }

        foreach (var block in section.Blocks)
        {
            Add(block);
        }

        foreach (var below in section.Sections)
        {
            Add(below, level + 1);
        }
    }

    private void Add(DocumentBlock block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                Text(paragraph.Text, Body, type.Ink);
                Space(Gap);
                break;
            case Notice notice:
                Add(notice);
                break;
            case Bullets bullets:
                foreach (var item in bullets.Items)
                {
                    _lines.AddRange(LinesOf([("•", 0, Indent), (item, Indent, TextWidth - Indent)], Body, 0, rule: false, type.Ink));
                }

                Space(Gap);
                break;
            case Definitions definitions:
                AddTogether(
                    [
                        .. definitions.Items.SelectMany(item => LinesOf(
                            [(item.Term, 0, TermWidth - CellGap), (item.Text, TermWidth, TextWidth - TermWidth)], Body, 1, rule: false, type.Ink, type.Grey)),
                    ]);
                Space(Gap);
                break;
            case Table table:
                Add(table);
                break;
            case SignatureLines lines:
                foreach (var signer in lines.Signers)
                {
                    _lines.Add(SignatureLine(signer));
                }

                Space(Gap);
                break;
        }
    }

    private void Add(Notice notice)
    {
        var lines = type.Wrap(notice.Text, Body, TextWidth - Indent);
        Space(Gap / 2);
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i];
            _lines.Add(new PdfLine(
                Body * Leading,
                (canvas, y) =>
                {
                    canvas.DrawRect(Margin, y, 3, Body * Leading, type.Accent);
                    Say(canvas, text, Margin + Indent, y, Body, type.Ink);
                },
                KeepsWithNext: i < lines.Count - 1));
        }

        Space(Gap * 1.5f);
    }

    private void Add(Table table)
    {
        var widths = WidthsOf(table);
        Text(table.Caption, Body, type.Ink, keepAll: true);
        List<PdfLine> head =
        [
            .. LinesOf(Cells(table.Columns, widths), Small, 2, rule: true, type.Grey).Select(line => line with { KeepsWithNext = table.Rows.Count > 0 }),
        ];
        _lines.AddRange(head);
        AddTogether(
            [.. table.Rows.SelectMany(row => LinesOf(Cells(row, widths), Small, 2, rule: true, type.Ink)).Select(line => line with { Heads = head })]);
        Space(Gap);
    }

    /// <summary>What is short is not torn apart.</summary>
    private void AddTogether(IReadOnlyList<PdfLine> lines)
    {
        var isShort = lines.Sum(line => line.Height) <= WholeHeight;
        _lines.AddRange(lines.Select((line, index) => isShort && index < lines.Count - 1 ? line with { KeepsWithNext = true } : line));
    }

    /// <summary>By what is in them: each gets what its longest word takes, and of the rest an even share as far as it has text for it.</summary>
    private float[] WidthsOf(Table table)
    {
        var font = type.Of(Small);
        var columns = Enumerable.Range(0, table.Columns.Count)
            .Select(index => table.Rows.Select(row => row[index]).Prepend(table.Columns[index]).ToList()).ToList();
        var least = columns.Select(cells => Math.Min(
            TextWidth / 3, cells.SelectMany(cell => cell.Split(' ', '\n')).Max(word => font.MeasureText(word)) + CellGap)).ToArray();
        var wish = columns.Select(cells => cells.Max(cell => font.MeasureText(cell)) + CellGap).ToArray();
        var free = TextWidth - least.Sum();
        if (free <= 0)
        {
            return [.. least.Select(width => width * TextWidth / least.Sum())];
        }

        // Who wishes little gets it; the rest goes to those who have much to say.
        var widths = (float[])least.Clone();
        var waiting = Enumerable.Range(0, widths.Length).OrderBy(index => wish[index] - least[index]).ToList();
        for (var i = 0; i < waiting.Count; i++)
        {
            var isLast = i == waiting.Count - 1;
            var share = free / (waiting.Count - i);
            var more = isLast ? free : Math.Min(share, Math.Max(0, wish[waiting[i]] - least[waiting[i]]));
            widths[waiting[i]] += more;
            free -= more;
        }

        return widths;
    }

    private static List<(string Text, float X, float Width)> Cells(IReadOnlyList<string> texts, float[] widths)
    {
        var cells = new List<(string, float, float)>();
        var x = 0f;
        for (var i = 0; i < widths.Length; i++)
        {
            cells.Add((texts[i], x, widths[i] - CellGap));
            x += widths[i];
        }

        return cells;
    }

    /// <summary>A row, line by line over all its cells, so that one that is higher than a page goes on on the next.</summary>
    /// <param name="first">Of the first cell, where it has an ink of its own.</param>
    private List<PdfLine> LinesOf(
        IReadOnlyList<(string Text, float X, float Width)> cells, float size, float padding, bool rule, SKPaint ink, SKPaint? first = null)
    {
        var wrapped = cells.Select(cell => type.Wrap(cell.Text, size, cell.Width)).ToList();
        var count = wrapped.Max(lines => lines.Count);
        var isWhole = count * size * Leading <= WholeHeight;
        var row = new List<PdfLine>();
        for (var i = 0; i < count; i++)
        {
            var index = i;
            var isLast = i == count - 1;
            var height = (size * Leading) + (isLast ? 2 * padding : 0);
            row.Add(new PdfLine(
                height,
                (canvas, y) =>
                {
                    for (var cell = 0; cell < cells.Count; cell++)
                    {
                        if (index < wrapped[cell].Count)
                        {
                            Say(canvas, wrapped[cell][index], Margin + cells[cell].X, y, size, cell == 0 ? first ?? ink : ink);
                        }
                    }

                    if (rule && isLast)
                    {
                        canvas.DrawLine(Margin, y + height - padding, PageWidth - Margin, y + height - padding, type.Rule);
                    }
                },
                KeepsWithNext: !isLast && (isWhole || i == 0 || i == count - 2)));
        }

        return row;
    }

    private PdfLine SignatureLine(string signer) => new(
        SignatureHeight,
        (canvas, y) =>
        {
            const float dateX = Margin + (TextWidth * 0.7f);
            var line = y + SignatureHeight - (Small * Leading) - 4;
            canvas.DrawLine(Margin, line, dateX - (2 * CellGap), line, type.Ink);
            canvas.DrawLine(dateX, line, PageWidth - Margin, line, type.Ink);
            Say(canvas, type.Wrap(signer, Small, dateX - Margin - (2 * CellGap))[0], Margin, line + 2, Small, type.Ink);
            Say(canvas, "Date", dateX, line + 2, Small, type.Ink);
        });

    /// <param name="keepAll">To what follows too: a heading.</param>
    private void Text(string text, float size, SKPaint paint, bool keepAll = false)
    {
        var lines = type.Wrap(text, size, TextWidth);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            _lines.Add(new PdfLine(
                size * Leading,
                (canvas, y) => Say(canvas, line, Margin, y, size, paint),
                KeepsWithNext: keepAll || (lines.Count > 1 && (i == 0 || i == lines.Count - 2))));
        }
    }

    /// <summary>Belongs to what stands before it, so that no page begins with it.</summary>
    private void Space(float height)
    {
        if (_lines.Count > 0)
        {
            _lines[^1] = _lines[^1] with { After = _lines[^1].After + height };
        }
    }

    private void Say(SKCanvas canvas, string text, float x, float y, float size, SKPaint paint)
    {
        if (text.Length > 0)
        {
            canvas.DrawText(text, x, y + size, SKTextAlign.Left, type.Of(size), paint);
        }
    }
}
