using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace TreatmentPlans.Browser.Tests;

/// <summary>What was sent and answered when "Execute" was pressed.</summary>
/// <param name="FilledIn">The parameters that would have been sent if nobody had touched the form.</param>
internal sealed record Call(Operation Operation, IReadOnlyList<string> FilledIn, int Status, string ETag, string? Sent, string Answer)
{
    public bool Succeeded => Status is >= 200 and < 300;

    public JsonNode Json => JsonNode.Parse(Answer)!;

    public string Id => Json["id"]!.ToString();

    public string? Code => Json["code"]?.ToString();

    public override string ToString() => $"{Operation}: {Status} {Answer}";
}

/// <summary>What the dialog proposed, and what was asked of the token server.</summary>
internal sealed record Authorization(string ClientId, string Secret, IReadOnlyList<string> Scopes, int Status);

/// <summary>Swagger UI in a browser, by what a developer reads and presses.</summary>
internal sealed class SwaggerUi
{
    /// <summary>For machines that do much else at the same time.</summary>
    private const float PatienceInMilliseconds = 30_000;

    private readonly IPage _page;
    private readonly List<string> _complaints = [];

    private SwaggerUi(IPage page, Uri address)
    {
        _page = page;
        page.SetDefaultTimeout(PatienceInMilliseconds);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add(message.Text);
            }
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not "data" } requested && requested.Authority != address.Authority)
            {
                _complaints.Add($"request to {requested.Authority}");
            }
        };
    }

    /// <summary>Errors and warnings on the console, broken content policies among them, and requests to other hosts.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<SwaggerUi> OpenAsync(IBrowser browser, Uri address)
    {
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 1000 } });
        var ui = new SwaggerUi(page, address);
        await page.GotoAsync(address.ToString());
        await page.Locator(".opblock-tag").First.WaitForAsync();
        return ui;
    }

    public async Task<IReadOnlyList<string?>> ChaptersAsync() =>
        [.. await Task.WhenAll((await _page.Locator(".opblock-tag").AllAsync()).Select(tag => tag.GetAttributeAsync("data-tag")))];

    public async Task<Authorization> AuthorizeAsync()
    {
        await _page.Locator(".auth-wrapper .btn.authorize").ClickAsync();
        var dialog = _page.Locator(".dialog-ux");
        var clientId = await dialog.Locator("#client_id_clientCredentials").InputValueAsync();
        var secret = await dialog.Locator("#client_secret_clientCredentials").InputValueAsync();
        var offered = await dialog.Locator(".scopes input[type=checkbox]").AllAsync();
        var chosen = new List<string>();
        foreach (var scope in offered)
        {
            Assert.True(await scope.IsCheckedAsync());
            chosen.Add((await scope.GetAttributeAsync("data-value"))!);
        }

        var answer = await _page.RunAndWaitForResponseAsync(() => dialog.Locator("button.authorize").ClickAsync(), IsToken);
        await dialog.GetByText("Logout", new() { Exact = true }).WaitForAsync();
        await dialog.Locator("button.btn-done").ClickAsync();
        return new Authorization(clientId, secret, chosen, answer.Status);
    }

    /// <summary>Fills in what is given, presses "Execute", and reads the answer off the page.</summary>
    /// <param name="change">What the developer makes of the example body.</param>
    public async Task<Call> ExecuteAsync(
        Operation operation, IReadOnlyDictionary<string, string> parameters, Func<string, string>? change = null)
    {
        var block = await ExpandAsync(operation);
        var filledIn = await block.Locator("tr[data-param-name]").EvaluateAllAsync<string[]>(
            "rows => rows.filter(row => row.querySelector('input')?.value).map(row => row.dataset.paramName)");
        foreach (var (name, value) in parameters)
        {
            var input = block.Locator($"tr[data-param-name='{name}'] input");
            await input.FillAsync(value);
            // The page takes what was typed when the field is left, or after a while.
            await input.BlurAsync();
        }

        if (change is not null)
        {
            var body = block.Locator(".body-param__text");
            await body.FillAsync(change(await body.InputValueAsync()));
            await body.BlurAsync();
        }

        var answer = await _page.RunAndWaitForResponseAsync(
            () => block.Locator("button.execute").ClickAsync(),
            response => response.Request.Method == operation.Method && new Uri(response.Url).AbsolutePath == DemoData.Fill(operation.Path, parameters));
        // Until then the page shows what was answered to an earlier try.
        await block.Locator(".live-responses-table tbody .response-col_status").Filter(new() { HasText = $"{answer.Status}" }).First.WaitForAsync();
        await PressAsync(block.Locator(".opblock-summary-control"));

        // Each open chapter is drawn again at each step: what is done with is closed.
        await PressAsync(ChapterOf(operation));
        await block.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var etag = answer.Headers.GetValueOrDefault("etag", "");
        return new Call(operation, filledIn, answer.Status, etag, answer.Request.PostData, await answer.TextAsync());
    }

    private static bool IsToken(IResponse response) => response.Url.EndsWith("/connect/token", StringComparison.Ordinal);

    /// <summary>Clicks where the element is, without scrolling to it, which takes most of the time on this long page.</summary>
    private static Task PressAsync(ILocator element) => element.DispatchEventAsync("click");

    private static string NameOf(string tag) => tag.Replace(' ', '_');

    private ILocator ChapterOf(Operation operation) => _page.Locator($"#operations-tag-{NameOf(operation.Tag)}");

    private async Task<ILocator> ExpandAsync(Operation operation)
    {
        var block = _page.Locator($"#operations-{NameOf(operation.Tag)}-{operation.Id}");
        await PressAsync(ChapterOf(operation));
        await PressAsync(block.Locator(".opblock-summary-control"));
        await block.Locator("button.execute").WaitForAsync();

        // The form stands there before the parameters that operations share have been looked up.
        foreach (var parameter in operation.Parameters)
        {
            await block.Locator($"tr[data-param-name='{parameter}']").WaitForAsync();
        }

        return block;
    }
}
