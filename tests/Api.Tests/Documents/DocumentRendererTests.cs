using System.Globalization;
using System.Text;
using System.Xml.Linq;
using TreatmentPlans.Application.Documents;
using TreatmentPlans.Infrastructure.Documents;
using UglyToad.PdfPig;

namespace TreatmentPlans.Api.Tests.Documents;

public sealed class DocumentRendererTests
{
    private const double Margin = 54;
    private const double PageWidth = 612;

    private static readonly DateTimeOffset MadeAt = new(2026, 3, 9, 12, 0, 0, TimeSpan.Zero);

    private static readonly Document Everything = new(
        "My plan",
        "Dana Fictional, Evening programme",
        MadeAt,
        [
            new DocumentSection(
                "About <you>",
                [
                    new Definitions([new Definition("Name", "Dana Núñez-O'Brien & family"), new Definition("Notes", "First line\nSecond line")]),
                    new Paragraph("A sentence that says something."),
                    new Notice("Do not overlook this."),
                    new Bullets(["Sleep", "Walk"]),
                    new Bullets([]),
                    new Definitions([]),
                ]),
            new DocumentSection(
                "Goals",
                [new Table("Steps", ["What", "By"], [["Call <b>Ana</b>", "March 3"], ["Rest", ""]])],
                StartsPage: true,
                [new DocumentSection("Goal 1", [new Paragraph("Inside.")], Sections: [new DocumentSection("Step 1.1", [new Paragraph("Deeper.")])])]),
            new DocumentSection("Signatures", [new SignatureLines(["Patient: Dana", "Counselor"])]),
        ]);

    [Fact]
    public void Html_is_well_formed_with_headings_that_descend_one_at_a_time()
    {
        var html = Html(Everything);

        Assert.Equal("en", (string?)html.Attribute("lang"));
        Assert.Equal("My plan", html.Element("head")!.Element("title")!.Value);
        var levels = html.Descendants().Where(element => element.Name.LocalName is ['h', >= '1' and <= '6']).Select(element => element.Name.LocalName[1] - '0').ToList();
        Assert.Equal([1, 2, 2, 3, 4, 2], levels);
    }

    [Fact]
    public void Html_says_what_is_a_head_and_what_a_table_is_of()
    {
        var table = Html(Everything).Descendants("table").Single();

        Assert.Equal("Steps", table.Element("caption")!.Value);
        Assert.Equal(["What", "By"], table.Element("thead")!.Descendants("th").Where(head => (string?)head.Attribute("scope") == "col").Select(head => head.Value));
        Assert.Equal(["Call <b>Ana</b>", "Rest"], table.Element("tbody")!.Descendants("th").Where(head => (string?)head.Attribute("scope") == "row").Select(head => head.Value));
    }

    /// <summary>Whatever somebody wrote into a plan is text, and the page brings nothing that acts.</summary>
    [Fact]
    public void Html_holds_no_markup_of_others_and_nothing_that_acts()
    {
        var html = Html(Everything);

        Assert.Contains("About <you>", html.Descendants("h2").Select(heading => heading.Value));
        Assert.Empty(html.Descendants("b"));
        Assert.DoesNotContain(html.Descendants(), element => element.Name.LocalName is "script" or "img" or "link" or "iframe" or "form");
        Assert.DoesNotContain(
            html.Descendants().Attributes(),
            attribute => attribute.Name.LocalName is "style" or "src" or "href" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void Html_writes_no_empty_lists() =>
        Assert.DoesNotContain(Html(Everything).Descendants(), element => element.Name.LocalName is "ul" or "dl" && !element.HasElements);

    [Fact]
    public void Pdf_holds_every_word_as_text()
    {
        var text = Pdf.TextOf(new PdfDocuments().Render(Everything));

        Assert.All(
            [
                "My plan", "Dana Fictional, Evening programme", "About <you>", "Dana Núñez-O'Brien & family", "First line", "Second line", "A sentence that says something.",
                "Do not overlook this.", "Sleep", "Walk", "Steps", "Call <b>Ana</b>", "March 3", "Goal 1", "Inside.", "Step 1.1", "Deeper.", "Patient: Dana", "Counselor", "Date",
            ],
            said => Assert.Contains(Pdf.Unspaced(said), text));
    }

    [Fact]
    public void Pdf_numbers_its_pages_and_begins_a_sheet_where_it_should()
    {
        var pages = Pdf.PagesOf(new PdfDocuments().Render(Everything));

        Assert.Equal(2, pages.Count);
        for (var i = 0; i < pages.Count; i++)
        {
            var said = string.Join(' ', pages[i].Select(word => word.Text));
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Page {i + 1} of 2"), said);
        }

        Assert.Equal("Goals", pages[1][0].Text);
    }

    [Fact]
    public void Pdf_names_itself_and_is_the_same_for_the_same_document()
    {
        var pdf = new PdfDocuments().Render(Everything);

        using var document = PdfDocument.Open(pdf);
        Assert.Equal("My plan", document.Information.Title);
        Assert.Equal(pdf, new PdfDocuments().Render(Everything));
    }

    /// <summary>Enough of everything that each kind of block meets the end of a page somewhere.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(23)]
    public void Nothing_of_a_long_pdf_is_cut_or_lies_outside_the_margins(int wordsEach)
    {
        var pages = Pdf.PagesOf(new PdfDocuments().Render(Long(wordsEach)));

        Assert.True(pages.Count > 3);
        foreach (var word in pages.SelectMany(words => words))
        {
            Assert.InRange(word.BoundingBox.Left, Margin - 1, PageWidth - Margin);
            Assert.InRange(word.BoundingBox.Right, Margin, PageWidth - Margin + 1);
            Assert.InRange(word.BoundingBox.Bottom, 20, 792 - Margin);
        }

        // What stands in the text area ends above the foot.
        Assert.All(pages, words => Assert.DoesNotContain(words, word => word.BoundingBox.Bottom is > 35 and < Margin - 4));
        var text = string.Concat(pages.SelectMany(words => words).Select(word => word.Text));
        Assert.All(Enumerable.Range(0, 40), i => Assert.Contains(Pdf.Unspaced($"Row {i} ends"), text));
    }

    [Fact]
    public void A_heading_is_never_the_last_thing_on_a_page_and_a_table_says_its_head_again()
    {
        var pages = Pdf.PagesOf(new PdfDocuments().Render(Long(11)));

        foreach (var words in pages)
        {
            var lines = LinesOf(words);
            Assert.DoesNotContain("Heading", lines[^1], StringComparison.Ordinal);
        }

        var withRows = pages.Select(LinesOf).Where(lines => lines.Any(line => line.StartsWith("Row", StringComparison.Ordinal))).ToList();
        Assert.True(withRows.Count > 1);
        Assert.All(withRows, lines => Assert.Contains(lines, line => line.StartsWith("Column", StringComparison.Ordinal)));
    }

    /// <summary>One line of a paragraph alone at the foot or the head of a page reads badly.</summary>
    [Fact]
    public void A_paragraph_leaves_no_line_alone()
    {
        var paragraph = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"word{i}"));
        var document = new Document("T", "S", MadeAt, [new DocumentSection("H", [.. Enumerable.Range(0, 40).Select(i => new Paragraph($"Begin{i} {paragraph} end{i}."))])]);

        foreach (var lines in Pdf.PagesOf(new PdfDocuments().Render(document)).Select(LinesOf))
        {
            Assert.DoesNotContain("Begin", lines[^1], StringComparison.Ordinal);
            Assert.DoesNotContain(". ", lines[0] + " ", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_row_higher_than_a_page_goes_on_on_the_next()
    {
        var cell = string.Join(' ', Enumerable.Range(0, 1500).Select(i => $"part{i}"));
        var document = new Document("T", "S", MadeAt, [new DocumentSection("H", [new Table("C", ["Column one", "Column two"], [["Row", cell]])])]);

        var pages = Pdf.PagesOf(new PdfDocuments().Render(document));

        Assert.True(pages.Count > 1);
        Assert.Contains("part1499", pages[^1].Select(word => word.Text));
        Assert.All(pages, words => Assert.Contains("Column", words.Select(word => word.Text)));
    }

    [Fact]
    public void A_word_wider_than_a_page_is_broken_and_loses_nothing()
    {
        var word = new string('x', 400);
        var document = new Document("T", "S", MadeAt, [new DocumentSection("H", [new Paragraph(word)])]);

        Assert.Contains(word, Pdf.TextOf(new PdfDocuments().Render(document)));
    }

    private static Document Long(int wordsEach)
    {
        var filler = string.Join(' ', Enumerable.Repeat("lorem", wordsEach));
        return new Document(
            "Long",
            "Of nobody",
            MadeAt,
            [
                .. Enumerable.Range(0, 15).Select(i => new DocumentSection(
                    $"Heading {i}",
                    [
                        new Paragraph($"{filler}. {filler}."),
                        new Definitions([new Definition("Term", filler), new Definition("Another", filler)]),
                        new Bullets([filler, filler]),
                        new Notice(filler),
                    ],
                    Sections: [new DocumentSection($"Heading {i} below", [new Paragraph(filler)])])),
                new DocumentSection(
                    "Heading of rows",
                    [new Table("Caption", ["Column A", "B"], [.. Enumerable.Range(0, 40).Select(i => (IReadOnlyList<string>)[$"Row {i} ends", filler])])]),
                new DocumentSection("Heading of lines", [new SignatureLines([.. Enumerable.Range(0, 20).Select(i => $"Signer {i}")])]),
            ]);
    }

    /// <summary>Top to bottom, without the foot.</summary>
    private static List<string> LinesOf(IReadOnlyList<UglyToad.PdfPig.Content.Word> words) =>
    [
        .. words.Where(word => word.BoundingBox.Bottom > 35)
            .GroupBy(word => Math.Round(word.Letters[0].StartBaseLine.Y))
            .OrderByDescending(line => line.Key)
            .Select(line => string.Join(' ', line.OrderBy(word => word.BoundingBox.Left).Select(word => word.Text))),
    ];

    private static XElement Html(Document document) =>
        XDocument.Parse(Encoding.UTF8.GetString(new HtmlDocuments().Render(document)).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), LoadOptions.PreserveWhitespace).Root!;
}
