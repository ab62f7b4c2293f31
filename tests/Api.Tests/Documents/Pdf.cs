using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace TreatmentPlans.Api.Tests.Documents;

/// <summary>What a reader of PDF finds in one.</summary>
internal static class Pdf
{
    public static IReadOnlyList<IReadOnlyList<Word>> PagesOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(page => (IReadOnlyList<Word>)[.. page.GetWords()])];
    }

    /// <summary>The words of all pages in the order of the lines, without the spaces between.</summary>
    public static string TextOf(byte[] pdf) => string.Concat(PagesOf(pdf).SelectMany(words => words).Select(word => word.Text));

    /// <summary>Of a text, what <see cref="TextOf"/> gives of it.</summary>
    public static string Unspaced(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
