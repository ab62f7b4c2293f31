using Microsoft.Playwright;
using TreatmentPlans.Api.Tests.Hosting;

namespace TreatmentPlans.Browser.Tests;

/// <summary>A developer's machine: a sandbox of its own, as <c>dotnet run</c> starts it, and a browser.</summary>
public sealed class Explorer : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("treatment-plans-browser-");
    private ApiProcess? _api;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal DemoData Demo { get; private set; } = null!;

    internal IReadOnlyList<Operation> Operations { get; private set; } = [];

    internal IReadOnlyList<string> Chapters { get; private set; } = [];

    public async Task InitializeAsync()
    {
        if (!Chromium.IsThere && Environment.GetEnvironmentVariable("CI") != "true")
        {
            return;
        }

        var database = new DatabaseSettings("Sqlite", $"Data Source={Path.Combine(_folder.FullName, "sandbox.db")}");
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
        _api = await ApiProcess.StartAsync(database, ("ASPNETCORE_ENVIRONMENT", "Development"));
        Demo = new DemoData(new HttpClient { BaseAddress = _api.Address });
        var document = await Demo.DocumentAsync();
        Operations = Operation.ReadAll(document);
        Chapters = [.. document.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("name").GetString()!)];
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        Demo?.Dispose();
        _api?.Dispose();
        _folder.Delete(recursive: true);
    }

    internal async Task<PrintedPage> OpenDocumentAsync(string path) =>
        await PrintedPage.OpenAsync(_browser!, new Uri(_api!.Address, path), (await Demo.AuthorizationAsync()).ToString());

    internal Task<SwaggerUi> OpenSwaggerUiAsync() => SwaggerUi.OpenAsync(_browser!, new Uri(_api!.Address, "/swagger"));
}

/// <summary>One sandbox is seeded for all.</summary>
[CollectionDefinition(Name)]
public sealed class ExploredSandbox : ICollectionFixture<Explorer>
{
    public const string Name = "Explored sandbox";
}
