using System.Text.Json;

namespace TreatmentPlans.Api.Tests.Docs;

/// <summary>The calls of docs/transition.md, run as they are printed, one after another.</summary>
[Collection(Guide.Sandbox)]
public sealed class TransitionGuideTests(SandboxProcess sandbox)
{
    [Fact]
    public async Task The_calls_work_as_printed()
    {
        var said = await Guide.RunAsync("docs/transition.md", sandbox.Api.Address);

        var answers = said.Replace("}{", "}\n{", StringComparison.Ordinal).Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.DoesNotContain(answers, answer => answer.TryGetProperty("code", out _) && answer.TryGetProperty("traceId", out _));
        Assert.Equal(6, answers.Count);
        Assert.Equal("Active", answers[0].GetProperty("current").GetProperty("status").GetString());
        Assert.Contains(answers[1].GetProperty("gaps").EnumerateArray(), gap => gap.GetProperty("rule").GetString() == "CCP-5");
        var current = answers[2].GetProperty("current");
        Assert.Equal(("Active", 2), (current.GetProperty("status").GetString(), current.GetProperty("signatures").GetArrayLength()));
        Assert.Equal(7, answers[3].GetProperty("areas").GetArrayLength());
        Assert.Contains(answers[3].GetProperty("areas").EnumerateArray(), area => area.GetProperty("direction").GetString() == "Better");
        Assert.Equal("Planned", answers[4].GetProperty("status").GetString());
        Assert.Contains(answers[5].GetProperty("items").EnumerateArray(), followUp => followUp.GetProperty("id").GetString() == answers[4].GetProperty("id").GetString());
    }
}
