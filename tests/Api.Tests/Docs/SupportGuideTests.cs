using System.Text.Json;

namespace TreatmentPlans.Api.Tests.Docs;

/// <summary>The calls of docs/support.md, run as they are printed, one after another.</summary>
[Collection(Guide.Sandbox)]
public sealed class SupportGuideTests(SandboxProcess sandbox)
{
    [Fact]
    public async Task The_calls_work_as_printed()
    {
        var said = await Guide.RunAsync("docs/support.md", sandbox.Api.Address);

        var answers = said.Replace("}{", "}\n{", StringComparison.Ordinal).Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.DoesNotContain(answers, answer => answer.TryGetProperty("code", out _) && answer.TryGetProperty("traceId", out _));
        var checkIn = Single("craving");
        Assert.Contains(Lists(), item => item.TryGetProperty("subjectId", out var subject) && subject.GetString() == checkIn.GetProperty("id").GetString());
        Assert.Equal("Known", Single("trend").GetProperty("trend").GetProperty("current").GetProperty("standing").GetString());
        var use = answers.First(answer => answer.TryGetProperty("startedOn", out _));
        Assert.Equal("Confirmed", use.GetProperty("status").GetString());
        Assert.Contains(
            Single("history").GetProperty("history").GetProperty("events").EnumerateArray(),
            known => known.GetProperty("fact").GetProperty("id").GetString() == use.GetProperty("id").GetString());
        Assert.Equal("Known", Single("abstinence").GetProperty("abstinence").GetProperty("standing").GetString());
        Assert.Contains(Lists(), item => item.TryGetProperty("reachedOn", out _) && item.TryGetProperty("displayName", out var name) && name.GetString() == "G.");
        Assert.Equal(2, Single("members").GetProperty("members").GetArrayLength());
        Assert.True(Single("hasCopingPlan").GetProperty("hasCopingPlan").GetBoolean());

        JsonElement Single(string member) => answers.Single(answer => answer.TryGetProperty(member, out _));

        IEnumerable<JsonElement> Lists() =>
            answers.Where(answer => answer.TryGetProperty("items", out _)).SelectMany(answer => answer.GetProperty("items").EnumerateArray());
    }
}
