using System.Text.Json;

namespace TreatmentPlans.Api.Tests.Docs;

/// <summary>The calls of docs/scheduling.md, run as they are printed, one after another.</summary>
[Collection(Guide.Sandbox)]
public sealed class SchedulingGuideTests(SandboxProcess sandbox)
{
    [Fact]
    public async Task The_calls_work_as_printed()
    {
        var said = await Guide.RunAsync("docs/scheduling.md", sandbox.Api.Address);

        var answers = said.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var notes = answers.Where(answer => answer.TryGetProperty("wrongNotes", out _)).ToList();
        Assert.Equal(["Signed", "Signed"], notes.Select(note => note.GetProperty("status").GetString()));
        Assert.All(notes, note => Assert.Equal(1, note.GetProperty("work").GetArrayLength()));
        Assert.Equal("Made a list of what helps on a bad evening.", notes[1].GetProperty("text").GetString());
        var coverage = answers.Single(answer => answer.TryGetProperty("coverage", out _)).GetProperty("coverage");
        Assert.Contains(coverage.GetProperty("objectives").EnumerateArray(), objective => objective.GetProperty("sessions").GetInt32() == 2);
        Assert.Contains("BEGIN:VCALENDAR", said, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Appointment", said, StringComparison.Ordinal);
    }
}
