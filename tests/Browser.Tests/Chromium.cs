using Microsoft.Playwright;

namespace TreatmentPlans.Browser.Tests;

/// <summary>The machine's own Chromium: none is downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    public static string Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";

    public static bool IsThere => File.Exists(Path);

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = Flags });
}

/// <summary>A test in a browser. Skipped, and counted, where none is installed; under CI a missing browser is a failure.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.IsThere || Environment.GetEnvironmentVariable("CI") == "true"
        ? null
        : $"Needs Chromium: {Chromium.Path} is not there, and the variable CHROMIUM names no other.";
}
