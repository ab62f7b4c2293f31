using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TreatmentPlans.Api.Tests.Docs;

/// <summary>A page of the documentation, and the shell calls in it.</summary>
internal static partial class Guide
{
    /// <summary>The guides share one sandbox, one after another.</summary>
    public const string Sandbox = "Sandbox of the guides";

    private const string PrintedAddress = "http://localhost:5080";

    public static string Read(string page) => File.ReadAllText(Path.Combine(RepositoryRoot(), page));

    public static List<string> Calls(string text) => [.. ShellBlocks().Matches(text).Select(match => match.Groups[1].Value)];

    /// <summary>Runs the calls in one shell, against that address instead of the printed one.</summary>
    /// <returns>What they said, each on lines of its own.</returns>
    public static Task<string> RunAsync(string page, Uri address) => RunAsync(Calls(Read(page)), address);

    public static async Task<string> RunAsync(IEnumerable<string> calls, Uri address)
    {
        var script = string.Join("echo\n", calls).Replace(PrintedAddress, address.ToString().TrimEnd('/'), StringComparison.Ordinal);
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-e", "-c", script]) { RedirectStandardOutput = true })!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.Equal(0, shell.ExitCode);
        return output;
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TreatmentPlans.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Not inside the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlocks();
}

[CollectionDefinition(Guide.Sandbox)]
public sealed class SandboxOfTheGuides : ICollectionFixture<SandboxProcess>;
