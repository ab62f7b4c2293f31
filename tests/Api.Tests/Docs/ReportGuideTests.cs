using System.Text.Json;

namespace TreatmentPlans.Api.Tests.Docs;

/// <summary>The calls of docs/reports.md, run as they are printed, one after another.</summary>
[Collection(Guide.Sandbox)]
public sealed class ReportGuideTests(SandboxProcess sandbox)
{
    [Fact]
    public async Task The_calls_work_as_printed()
    {
        var said = await Guide.RunAsync("docs/reports.md", sandbox.Api.Address);

        var answers = said.Replace("}{", "}\n{", StringComparison.Ordinal).Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(4, answers.Count);
        Assert.True(answers[0].GetProperty("days").GetArrayLength() is >= 1 and <= 31);
        Assert.Contains(answers[1].GetProperty("measures").EnumerateArray(), row => row.GetProperty("label").GetString() == "IET-like (not certified)");
        Assert.Equal(JsonValueKind.Array, answers[2].GetProperty("items").ValueKind);
        Assert.Equal(JsonValueKind.Object, answers[3].GetProperty("rates").ValueKind);
        Assert.Contains("measure,variant,denominator,numerator,rate,medianDays,label", said, StringComparison.Ordinal);
    }
}
