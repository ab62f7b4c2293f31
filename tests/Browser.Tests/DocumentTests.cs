using UglyToad.PdfPig;

namespace TreatmentPlans.Browser.Tests;

/// <summary>Documents as somebody opens and prints them.</summary>
[Collection(ExploredSandbox.Name)]
public sealed class DocumentTests(Explorer explorer)
{
    private static readonly string[] Documents =
    [
        "/api/v1/plans/{planId}/document",
        "/api/v1/episodes/{episodeId}/review-packet",
        "/api/v1/episodes/{episodeId}/discharge/document",
        "/api/v1/episodes/{episodeId}/relapse-prevention-plan/document",
    ];

    [BrowserFact]
    public async Task Documents_open_quietly_with_their_own_styles_and_fit_the_window()
    {
        foreach (var document in Documents)
        {
            var page = await explorer.OpenDocumentAsync(await PathAsync(document));

            Assert.Empty(page.Complaints);
            Assert.Equal("2px", await page.AskAsync<string>("getComputedStyle(document.querySelector('h2')).borderBottomWidth"));
            Assert.Equal(0, await page.AskAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
            Assert.Contains("Confidentiality", await page.TextAsync(), StringComparison.Ordinal);
        }
    }

    /// <summary>Numbers stand in the margin, sheets begin where they should, and no word reaches beyond the paper.</summary>
    [BrowserFact]
    public async Task A_plan_prints_from_the_browser_with_numbered_pages_and_a_sheet_for_each_goal_set()
    {
        var page = await explorer.OpenDocumentAsync(await PathAsync(Documents[0]));
        var goalSets = await page.AskAsync<string[]>("[...document.querySelectorAll('section.page > h2')].map(heading => heading.innerText)");

        using var printed = PdfDocument.Open(await page.PrintAsync());

        var pages = printed.GetPages().ToList();
        Assert.Equal((612, 792), ((int)pages[0].Width, (int)pages[0].Height));
        foreach (var (sheet, number) in pages.Select((sheet, index) => (sheet, index + 1)))
        {
            var words = sheet.GetWords().ToList();
            Assert.Contains($"Page {number} of {pages.Count}", string.Join(' ', words.Select(word => word.Text)), StringComparison.Ordinal);
            Assert.All(words, word => Assert.InRange(word.BoundingBox.Left, 40, sheet.Width));
            Assert.All(words, word => Assert.InRange(word.BoundingBox.Right, 40, sheet.Width - 40));
        }

        var beginnings = pages.Select(sheet => string.Join(' ', sheet.GetWords().Where(word => word.BoundingBox.Bottom > 100).Take(12).Select(word => word.Text))).ToList();
        Assert.NotEmpty(goalSets);
        Assert.All(goalSets, heading => Assert.Contains(beginnings, beginning => beginning.StartsWith(heading[..Math.Min(heading.Length, 20)], StringComparison.Ordinal)));
    }

    /// <summary>Of the first in the demo that has one.</summary>
    private async Task<string> PathAsync(string template)
    {
        await foreach (var filled in explorer.Demo.FillAsync(template))
        {
            if (DemoData.Fill(template, filled) is var path && await explorer.Demo.IsThereAsync(path))
            {
                return path;
            }
        }

        throw new InvalidOperationException($"The demo has nothing at {template}.");
    }
}
