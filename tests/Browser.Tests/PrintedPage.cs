using Microsoft.Playwright;

namespace TreatmentPlans.Browser.Tests;

/// <summary>A document of the service, opened as somebody who may read it.</summary>
internal sealed class PrintedPage
{
    private readonly IPage _page;
    private readonly List<string> _complaints = [];

    private PrintedPage(IPage page)
    {
        _page = page;
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) => _complaints.Add(message.Text);
    }

    /// <summary>Whatever the browser says, broken content policies among it.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<PrintedPage> OpenAsync(IBrowser browser, Uri address, string authorization)
    {
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 900, Height = 1200 } });
        var printed = new PrintedPage(page);

        // The browser asks for an icon by itself, with whatever is set for all requests.
        await page.RouteAsync("**/favicon.ico", route => route.FulfillAsync(new RouteFulfillOptions { Status = 204 }));
        await page.SetExtraHTTPHeadersAsync([KeyValuePair.Create("Authorization", authorization)]);
        await page.GotoAsync(address.ToString());
        return printed;
    }

    public Task<string> TextAsync() => _page.Locator("main").InnerTextAsync();

    public Task<T> AskAsync<T>(string script) => _page.EvaluateAsync<T>(script);

    /// <summary>As the print command of the browser makes it.</summary>
    public Task<byte[]> PrintAsync() => _page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true });

    public Task<byte[]> PictureAsync() => _page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true });
}
