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
        Assert.Equal(8, answers.Count);
        Assert.All(answers[0].GetProperty("items").EnumerateArray(), phase => Assert.Equal(3, phase.GetProperty("responsibilities").EnumerateObject().Count()));
        Assert.Equal(
            ["CheckIns Shared Patient", "Booking Staff Shared", "HomeworkPlanning Staff Shared"],
            answers[1].GetProperty("findings").GetProperty("handover").EnumerateArray().Select(task => $"{task.GetProperty("task")} {task.GetProperty("from")} {task.GetProperty("to")}"));
        Assert.Equal("Active", answers[2].GetProperty("current").GetProperty("status").GetString());
        Assert.Contains(answers[3].GetProperty("gaps").EnumerateArray(), gap => gap.GetProperty("rule").GetString() == "CCP-5");
        var current = answers[4].GetProperty("current");
        Assert.Equal(("Active", 2), (current.GetProperty("status").GetString(), current.GetProperty("signatures").GetArrayLength()));
        Assert.Equal(7, answers[5].GetProperty("areas").GetArrayLength());
        Assert.Contains(answers[5].GetProperty("areas").EnumerateArray(), area => area.GetProperty("direction").GetString() == "Better");
        Assert.Equal("Planned", answers[6].GetProperty("status").GetString());
        Assert.Contains(answers[7].GetProperty("items").EnumerateArray(), followUp => followUp.GetProperty("id").GetString() == answers[6].GetProperty("id").GetString());
    }
}
