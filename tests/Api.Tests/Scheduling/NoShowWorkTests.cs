using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Scheduling;

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
        await RunAsync(host);
        Assert.Empty(await KindsAsync());

        host.Clock.Set(new DateTimeOffset(2026, 1, 5, 18, 16, 0, TimeSpan.Zero));
        await RunAsync(host);
        await RunAsync(host);
        Assert.Equal(["NoShowOutreach"], await KindsAsync());

        // Three in a row, and the last of four attended: 3 of 9 hours when the week is about to end.
        host.Clock.Set(new DateTimeOffset(2026, 1, 8, 21, 30, 0, TimeSpan.Zero));
        foreach (var session in sessions.Take(3))
        {
            await TakeAsync(session, "AbsentUnexcused");
        }

        await TakeAsync(sessions[3], "Attended");
        host.Clock.Set(new DateTimeOffset(2026, 1, 12, 0, 59, 0, TimeSpan.Zero));
        await RunAsync(host);
        Assert.DoesNotContain("UnderHours", await KindsAsync());
        host.Clock.Set(new DateTimeOffset(2026, 1, 12, 1, 1, 0, TimeSpan.Zero));
        await RunAsync(host);
        await RunAsync(host);

        Assert.Equal(
            [
                "AdministrativeDischargeDue", "NoShowContact", "NoShowContact", "NoShowContact", "NoShowOutreach", "NoShowPlanReview", "UnderHours",
            ],
            await KindsAsync());
        var item = (await care.Counselor.Get("/work-items?kind=UnderHours").Succeeds())["items"]![0]!;
        Assert.Equal(
            ($"{care.PatientId}", $"{care.PlanId}", $"{care.Organization.Counselor}", "2026-01-12T05:00:00Z"),
            ((string?)item["patientId"], (string?)item["planId"], (string?)item["ownerId"], (string?)item["dueAt"]));

        async Task TakeAsync(ApiAnswer session, string status) => await care.Counselor.Put(
            $"/sessions/{session.Id}/attendance/{care.PatientId}", new { status }, "\"1\"").Succeeds();

        async Task<IEnumerable<string>> KindsAsync() =>
            (await care.Counselor.Get("/work-items?limit=200").Succeeds())["items"]!.AsArray().Select(i => (string)i!["kind"]!)
                .Where(kind => kind is not "ReviewOverdue" and not "CountersignatureDue").Order();
    }

    /// <summary>Waits for the clock of the host, where that is at it.</summary>
    private static async Task RunAsync(ApiHost host)
    {
        while (!await host.Services.GetRequiredService<SchedulingJobs>().RunAsync(default))
        {
            await Task.Delay(20);
        }
    }
}
