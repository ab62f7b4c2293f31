using System.Text.Json;

namespace TreatmentPlans.Api.Tests.Docs;

/// <summary>The calls of docs/assessments.md, run as they are printed, one after another.</summary>
[Collection(Guide.Sandbox)]
public sealed class AssessmentGuideTests(SandboxProcess sandbox)
{
    [Fact]
    public async Task The_calls_work_as_printed()
    {
        var said = await Guide.RunAsync("docs/assessments.md", sandbox.Api.Address);

        var answers = said.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(6, answers.Count);
        Assert.Equal("70274-6", answers[0].GetProperty("scores")[0].GetProperty("loinc").GetString());
        Assert.Equal(("Mild", 5), (answers[1].GetProperty("scores")[0].GetProperty("band").GetString(), answers[1].GetProperty("score").GetInt32()));
        Assert.Equal("Another patient.", answers[2].GetProperty("enteredInError").GetProperty("reason").GetString());
        Assert.Contains(answers[3].GetProperty("due").EnumerateArray(), due =>
            due.GetProperty("instrument").GetString() == "Phq9" && due.GetProperty("reason").GetString() == "Interval");
        Assert.NotEqual(0, answers[4].GetProperty("series").GetArrayLength());
        Assert.Contains("role=\"img\"", said, StringComparison.Ordinal);
        Assert.NotEqual(0, answers[5].GetProperty("objectives").GetArrayLength());
    }
}
