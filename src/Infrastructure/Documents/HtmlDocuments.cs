using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using TreatmentPlans.Application.Documents;

namespace TreatmentPlans.Infrastructure.Documents;

/// <summary>
/// A page that needs nothing but itself: no script, no picture, and of styles the one sheet that is in it, which the content security policy
/// names by its hash. Headings descend one level at a time; sheets and their numbers are the style's.
/// </summary>
internal sealed class HtmlDocuments : IDocumentRenderer
{
    private const int HighestHeading = 2;
    private const int LowestHeading = 6;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string Style = ReadStyle();

    public string MediaType => "text/html";

    public string? StyleSource { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'";

    public byte[] Render(Document document)
    {
        var html = new StringBuilder();
        html.Append(
            CultureInfo.InvariantCulture,
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>{Text(document.Title)}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <header>
            <h1>{Text(document.Title)}</h1>
            <p class="subject">{Text(document.Subject)}</p>
            </header>

            """);
        foreach (var section in document.Sections)
        {
            Write(html, section, HighestHeading);
        }

        html.Append("</main>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static void Write(StringBuilder html, DocumentSection section, int level)
    {
        html.Append(section.StartsPage ? "<section class=\"page\">\n" : "<section>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h{level}>{Text(section.Heading)}</h{level}>\n");
        foreach (var block in section.Blocks)
        {
            Write(html, block);
        }

        foreach (var below in section.Sections)
        {
            Write(html, below, Math.Min(level + 1, LowestHeading));
        }

        html.Append("</section>\n");
    }

    private static void Write(StringBuilder html, DocumentBlock block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                html.Append(CultureInfo.InvariantCulture, $"<p>{Text(paragraph.Text)}</p>\n");
                break;
            case Notice notice:
                html.Append(CultureInfo.InvariantCulture, $"<p class=\"notice\">{Text(notice.Text)}</p>\n");
                break;
            case Bullets { Items.Count: > 0 } bullets:
                html.Append("<ul>\n");
                foreach (var item in bullets.Items)
                {
                    html.Append(CultureInfo.InvariantCulture, $"<li>{Text(item)}</li>\n");
                }

                html.Append("</ul>\n");
                break;
            case Definitions { Items.Count: > 0 } definitions:
                html.Append("<dl>\n");
                foreach (var item in definitions.Items)
                {
                    html.Append(CultureInfo.InvariantCulture, $"<div><dt>{Text(item.Term)}</dt><dd>{Text(item.Text)}</dd></div>\n");
                }

                html.Append("</dl>\n");
                break;
            case Table table:
                Write(html, table);
                break;
            case SignatureLines lines:
                foreach (var signer in lines.Signers)
                {
                    html.Append(CultureInfo.InvariantCulture, $"<p class=\"signature\"><span>{Text(signer)}</span><span>Date</span></p>\n");
                }

                break;
        }
    }

    private static void Write(StringBuilder html, Table table)
    {
        html.Append(CultureInfo.InvariantCulture, $"<table>\n<caption>{Text(table.Caption)}</caption>\n<thead><tr>");
        foreach (var column in table.Columns)
        {
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Text(column)}</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(row[0])}</th>");
            foreach (var cell in row.Skip(1))
            {
                html.Append(CultureInfo.InvariantCulture, $"<td>{Text(cell)}</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
    }

    private static string Text(string text) => Encoder.Encode(text).Replace("&#xA;", "\n", StringComparison.Ordinal);

    private static string ReadStyle()
    {
        using var sheet = new StreamReader(typeof(HtmlDocuments).Assembly.GetManifestResourceStream("print.css")!, Encoding.UTF8);
        return sheet.ReadToEnd();
    }
}
