using System.Text.Json;

namespace TreatmentPlans.Api.Tests.Docs;

/// <summary>The calls of docs/skills.md, run as they are printed, one after another.</summary>
[Collection(Guide.Sandbox)]
public sealed class SkillGuideTests(SandboxProcess sandbox)
{
    [Fact]
    public async Task The_calls_work_as_printed()
    {
        var said = await Guide.RunAsync("docs/skills.md", sandbox.Api.Address);

        var answers = said.Replace("}{", "}\n{", StringComparison.Ordinal).Split('\n').Where(line => line.StartsWith('{'))
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(9, answers.Count);
        Assert.Equal(2, answers[0].GetProperty("items").GetArrayLength());
        Assert.Equal("refusal-words", answers[1].GetProperty("skillCode").GetString());
        Assert.Contains(answers[2].GetProperty("skills").EnumerateArray(), skill =>
            skill.GetProperty("skillCode").GetString() == "urge-surfing" && skill.GetProperty("level").GetString() == "Applied");
        Assert.Equal(3, answers[2].GetProperty("leastConfidence").GetProperty("situations").GetArrayLength());
        Assert.Equal("Completed", answers[3].GetProperty("status").GetString());
        Assert.Equal(2, answers[4].GetProperty("summary").GetProperty("rates").GetProperty("due").GetInt32());
        Assert.Equal("Positive", answers[5].GetProperty("standing").GetString());
        Assert.Equal("Negative", answers[6].GetProperty("standing").GetString());
        Assert.Equal((4, 0), (answers[7].GetProperty("rates").GetProperty("negative").GetInt32(), answers[7].GetProperty("rates").GetProperty("positive").GetInt32()));
        Assert.Equal(10, answers[8].GetProperty("points").GetInt32());
    }
}
