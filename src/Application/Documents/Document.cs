namespace TreatmentPlans.Application.Documents;

/// <summary>A page to print, before it has a form: what is said, in which order, and what belongs together.</summary>
/// <param name="Subject">Whose it is and of what day: stands under the title, and on every page.</param>
/// <param name="MadeAt">Instant of the knowledge in it, not of the printing: the same content gives the same bytes.</param>
public sealed record Document(string Title, string Subject, DateTimeOffset MadeAt, IReadOnlyList<DocumentSection> Sections);

/// <param name="StartsPage">A sheet of its own, to be given away or pinned up alone.</param>
/// <param name="Sections">One level below.</param>
public sealed record DocumentSection(
    string Heading, IReadOnlyList<DocumentBlock> Blocks, bool StartsPage = false, IReadOnlyList<DocumentSection>? Sections = null)
{
    public IReadOnlyList<DocumentSection> Sections { get; } = Sections ?? [];
}

public abstract record DocumentBlock;

public sealed record Paragraph(string Text) : DocumentBlock;

/// <summary>What must not be overlooked: set apart from the rest.</summary>
public sealed record Notice(string Text) : DocumentBlock;

public sealed record Bullets(IReadOnlyList<string> Items) : DocumentBlock;

public sealed record Definitions(IReadOnlyList<Definition> Items) : DocumentBlock
{
    /// <summary>Nothing is said of what is not known.</summary>
    internal static Definitions Given(params (string Term, string Text)[] items) =>
        new([.. items.Where(item => item.Text.Length > 0).Select(item => new Definition(item.Term, item.Text))]);
}

public sealed record Definition(string Term, string Text);

/// <param name="Caption">What the table is of, for those who do not see it.</param>
/// <param name="Rows">Each with as many cells as there are columns; the first names the row.</param>
public sealed record Table(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : DocumentBlock;

/// <summary>Lines to sign on, each with a place for the date.</summary>
/// <param name="Signers">Who signs, a line each.</param>
public sealed record SignatureLines(IReadOnlyList<string> Signers) : DocumentBlock;

/// <summary>Gives documents one form.</summary>
public interface IDocumentRenderer
{
    string MediaType { get; }

    /// <summary>What a browser must be allowed to style the page by, as a source of its content security policy; null where nothing.</summary>
    string? StyleSource { get; }

    byte[] Render(Document document);
}
