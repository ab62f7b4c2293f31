using System.Text.Json;

namespace TreatmentPlans.Api.Tests.Docs;

/// <summary>The calls of docs/coverage.md, run as they are printed, one after another.</summary>
[Collection(Guide.Sandbox)]
public sealed class CoverageGuideTests(SandboxProcess sandbox)
{
    [Fact]
    public async Task The_calls_work_as_printed()
    {
        var said = await Guide.RunAsync("docs/coverage.md", sandbox.Api.Address);

        var answers = said.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var codes = Assert.Single(answers).GetProperty("items").EnumerateArray().ToList();
        Assert.All(codes, code => Assert.Equal("Hcpcs", code.GetProperty("system").GetString()));
        Assert.Contains(codes, code => code.GetProperty("code").GetString() == "H0015");
    }
}
