using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Progress;

namespace TreatmentPlans.Api.Tests.Progress;

/// <summary>Objectives of one substance. Today is the fifth of January; admitted on the second, the last use was told to be on 31 December.</summary>
public sealed class ObjectiveProgressTests
{
    private CareInProgress _care = null!;

    [Theory]
    [InlineData("Opioids", "2026-01-04", 1)]
    [InlineData("Opiates", "2026-01-04", 1)]
    [InlineData("Heroin", "2026-01-04", 1)]
    [InlineData("Fentanyl", "2025-12-31", 5)]
    [InlineData("Alcohol", "2026-01-03", 2)]
    public async Task Days_since_the_last_use_are_of_what_the_name_takes_in_from_what_was_told_at_admission_on(string substance, string lastUseOn, int days)
    {
        _care = await CareInProgress.StartAsync();
        await MeasuredByAsync("DaysSinceLastUse", "AtLeast", 3, substance);
        foreach (var (used, on) in new[] { ("Heroin", "2026-01-04"), ("Alcohol", "2026-01-03") })
        {
            await _care.Counselor.Post($"/episodes/{_care.EpisodeId}/use-events", new { substance = used, startedOn = on, reportedBy = "Self" }).Succeeds();
        }

        var objective = await ObjectiveAsync();

        Assert.Equal((days, days >= 3, days >= 3), ((int)objective["value"]!["value"]!, (bool)objective["isMet"]!, (bool)objective["isProposedAsAchieved"]!));
        Assert.Equal(lastUseOn, CareInProgress.Today.AddDays(-days).ToString("yyyy-MM-dd", null));
    }

    [Fact]
    public async Task Of_a_patient_who_does_not_use_at_all_it_is_proposed_once_by_itself()
    {
        await using var host = await ApiHost.StartAsync();
        _care = await CareInProgress.StartAsync(host);
        await MeasuredByAsync("DaysSinceLastUse", "AtLeast", 10, "Stimulants");
        await RunAsync(2026, 1, 9);
        Assert.Empty(await ToConfirmAsync());

        await Task.WhenAll(RunAsync(2026, 1, 10), RunAsync(2026, 1, 10));
        await RunAsync(2026, 1, 11);

        Assert.Equal((string?)(await ObjectiveAsync())["objectiveId"], (string?)Assert.Single(await ToConfirmAsync())!["subjectId"]);

        Task RunAsync(int year, int month, int day)
        {
            host.Clock.SetDate(year, month, day);
            return host.RunAsync<ProgressJobs>();
        }

        async Task<JsonArray> ToConfirmAsync() => (await _care.Counselor.Get("/work-items?kind=ObjectiveMet").Succeeds())["items"]!.AsArray();
    }

    [Theory]
    [InlineData("opium")]
    [InlineData("")]
    [InlineData("7")]
    public async Task A_name_that_nothing_is_recorded_by_is_refused_when_the_plan_is_written(string substance)
    {
        _care = await CareInProgress.StartAsync();
        var plan = await _care.Counselor.Get($"/plans/{_care.PlanId}").Succeeds();
        var revised = await _care.Counselor.Post($"/plans/{_care.PlanId}/revise", new { reason = "Another measure." }, plan.ETag).Succeeds();
        var content = (await _care.Counselor.Get($"/plans/{_care.PlanId}/draft").Succeeds()).Json;
        Measure(content, "UseDays", "AtMost", 0, substance);

        var refused = await _care.Counselor.Put($"/plans/{_care.PlanId}/draft", content, revised.ETag).IsRefused(400, "INVALID_FORMAT");

        Assert.Equal([("/problems/0/goals/0/objectives/0/measurement/parameters/substance", "INVALID_FORMAT")], refused.Errors);
    }

    private Task MeasuredByAsync(string measure, string comparator, int target, string substance) =>
        _care.ReviseAsync(content => Measure(content, measure, comparator, target, substance));

    private static void Measure(JsonNode content, string measure, string comparator, int target, string substance) =>
        content["problems"]![0]!["goals"]![0]!["objectives"]![0]!["measurement"] = new
        {
            measure,
            parameters = new { substance },
            comparator,
            targetValue = target,
            unit = "days",
        }.With(new { });

    private async Task<JsonNode> ObjectiveAsync() =>
        Assert.Single((await _care.Counselor.Get($"/plans/{_care.PlanId}/objective-progress").Succeeds())["objectives"]!.AsArray())!;
}
