using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;

namespace TreatmentPlans.Api.Tests.Scheduling;

public sealed class NoShowWorkTests
{
    [Fact]
    public async Task What_missed_sessions_and_short_weeks_call_for_is_raised_once_each()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await CareInProgress.StartAsync(host);
        var programId = (string)(await care.Counselor.Get($"/episodes/{care.EpisodeId}").Succeeds())["programId"]!;
        var sessions = new List<ApiAnswer>();
        foreach (var day in new[] { "2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08" })
        {
            sessions.Add(await care.Counselor.Post("/sessions", new
            {
                programId,
                type = "IopBlock",
                facilitatorId = care.Organization.Counselor,
                startsAt = $"{day}T18:00:00Z",
                endsAt = $"{day}T21:00:00Z",
                participants = new[] { new { episodeId = $"{care.EpisodeId}" } },
            }).Succeeds());
        }

        host.Clock.Set(new DateTimeOffset(2026, 1, 5, 18, 14, 0, TimeSpan.Zero));
        await Jobs.RunAsync(host);
        Assert.Empty(await KindsAsync());

        host.Clock.Set(new DateTimeOffset(2026, 1, 5, 18, 16, 0, TimeSpan.Zero));
        await Jobs.RunAsync(host);
        await Jobs.RunAsync(host);
        Assert.Equal(["NoShowOutreach"], await KindsAsync());

        // Three in a row, and the last of four attended: 3 of 9 hours when the week is about to end.
        host.Clock.Set(new DateTimeOffset(2026, 1, 8, 21, 30, 0, TimeSpan.Zero));
        foreach (var session in sessions.Take(3))
        {
            await TakeAsync(session, "AbsentUnexcused");
        }

        await TakeAsync(sessions[3], "Attended");
        host.Clock.Set(new DateTimeOffset(2026, 1, 12, 0, 59, 0, TimeSpan.Zero));
        await Jobs.RunAsync(host);
        Assert.DoesNotContain("UnderHours", await KindsAsync());
        host.Clock.Set(new DateTimeOffset(2026, 1, 12, 1, 1, 0, TimeSpan.Zero));
        await Jobs.RunAsync(host);
        await Jobs.RunAsync(host);

        Assert.Equal(
            [
                "AdministrativeDischargeDue", "NoShowContact", "NoShowContact", "NoShowContact", "NoShowPlanReview", "UnderHours",
            ],
            (await KindsAsync()).Where(kind => kind != "NoShowOutreach"));
        var item = (await care.Counselor.Get("/work-items?kind=UnderHours").Succeeds())["items"]![0]!;
        Assert.Equal(
            ($"{care.PatientId}", $"{care.PlanId}", $"{care.Organization.Counselor}", "2026-01-12T05:00:00Z"),
            ((string?)item["patientId"], (string?)item["planId"], (string?)item["ownerId"], (string?)item["dueAt"]));

        async Task TakeAsync(ApiAnswer session, string status) => await care.Counselor.Put(
            $"/sessions/{session.Id}/attendance/{care.PatientId}", new { status }, "\"1\"").Succeeds();

        async Task<IEnumerable<string>> KindsAsync() =>
            (await care.Counselor.Get("/work-items?limit=200").Succeeds())["items"]!.AsArray().Select(i => (string)i!["kind"]!)
                .Where(kind => kind is "UnderHours" or "AdministrativeDischargeDue" || kind.StartsWith("NoShow", StringComparison.Ordinal)).Order();
    }

    [Fact]
    public async Task Silence_is_told_from_the_attempts_to_reach_the_patient()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await CareInProgress.StartAsync(host);
        var path = $"/episodes/{care.EpisodeId}/contact-attempts";

        // Admitted on the 2nd: two weeks without contact are over on the 16th.
        host.Clock.SetDate(2026, 1, 16);
        await AttemptAsync("2026-01-10T15:00:00Z", reached: false);
        var wrong = await AttemptAsync("2026-01-12T15:00:00Z", reached: false);
        await care.Counselor.Post($"{path}/{wrong.Id}/enter-in-error", new { reason = "Another patient." }, wrong.ETag).Succeeds();
        await AttemptAsync("2026-01-14T15:00:00Z", reached: false);
        await Jobs.RunAsync(host);
        Assert.Empty(await DischargesAsync());

        await AttemptAsync("2026-01-15T15:00:00Z", reached: false);
        await Jobs.RunAsync(host);
        await Jobs.RunAsync(host);
        Assert.Single(await DischargesAsync());

        // Reached on the 16th, and silent since.
        await AttemptAsync("2026-01-16T11:00:00Z", reached: true);
        host.Clock.SetDate(2026, 1, 30);
        await Jobs.RunAsync(host);
        Assert.Single(await DischargesAsync());
        foreach (var day in new[] { 20, 25, 28 })
        {
            await AttemptAsync($"2026-01-{day}T15:00:00Z", reached: false);
        }

        await Jobs.RunAsync(host);
        Assert.Equal(2, (await DischargesAsync()).Count);

        async Task<ApiAnswer> AttemptAsync(string at, bool reached) =>
            await care.Counselor.Post(path, new { at, method = "Phone", reached }).Succeeds();

        async Task<System.Text.Json.Nodes.JsonArray> DischargesAsync() =>
            (await care.Counselor.Get("/work-items?kind=AdministrativeDischargeDue").Succeeds())["items"]!.AsArray();
    }
}
