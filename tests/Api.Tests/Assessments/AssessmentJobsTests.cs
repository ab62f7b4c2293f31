using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Assessments;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Api.Tests.Assessments;

/// <summary>A host of its own: the clock moves.</summary>
public sealed class AssessmentJobsTests
{
    [Fact]
    public async Task What_is_late_is_raised_once_for_each_instrument_and_date_and_settled_by_its_answer()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await CareInProgress.StartAsync(host);
        var path = $"/episodes/{care.EpisodeId}/assessments";
        await care.Counselor.Post(path, Sheets.Of(InstrumentCode.Phq9, "2,2,2,2,1,2,2,1,0")).Succeeds();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync(host)));

        // All of the intake but what was answered, due with the admission of the 2nd.
        var intake = await LateAsync(care);
        Assert.Equal(9, intake.Count);
        Assert.All(intake, item => Assert.EndsWith("/2026-01-02", item.DedupKey, StringComparison.Ordinal));
        Assert.All(intake, item => Assert.Equal(
            (WorkItemStatus.Open, care.Organization.Counselor, new DateTimeOffset(2026, 1, 6, 5, 0, 0, TimeSpan.Zero)), (item.Status, item.OwnerId!.Value, item.DueAt)));

        var gad = await care.Counselor.Post(path, Sheets.Of(InstrumentCode.Gad7, "0,0,1,0,0,1,0")).Succeeds();
        Assert.Equal(
            (WorkItemStatus.Resolved, WorkItemOutcome.Done, null),
            (await LateAsync(care)).Where(item => item.DedupKey.Contains("/Gad7/")).Select(item => (item.Status, item.Resolution!.Outcome, item.Resolution.By)).Single());

        // Of a PHQ-9 of 14 the next is due in 14 days: on the 18th it is, on the 19th it is late.
        host.Clock.SetDate(2026, 1, 18);
        await RunAsync(host);
        Assert.DoesNotContain(await LateAsync(care), item => item.DedupKey.Contains("/Phq9/"));
        var schedule = await care.Counselor.Get($"/episodes/{care.EpisodeId}/assessment-schedule").Succeeds();
        Assert.Equal("no-store", schedule.Headers["Cache-Control"]);
        Assert.Equal("2026-01-18", (string?)schedule["asOf"]);
        Assert.Contains(schedule["due"]!.AsArray(), due =>
            (string?)due!["instrument"] == "Phq9" && (string?)due["state"] == "Due" && (string?)due["reason"] == "Interval" && (string?)due["lastAnsweredOn"] == "2026-01-04");
        host.Clock.SetDate(2026, 1, 19);
        await RunAsync(host);
        await RunAsync(host);
        var late = Assert.Single(await LateAsync(care), item => item.DedupKey.Contains("/Phq9/"));
        Assert.EndsWith("/2026-01-18", late.DedupKey, StringComparison.Ordinal);

        // Answered, and the answer taken back: it is late again, and told of once more.
        var answer = await care.Counselor.Post(path, Sheets.Phq9(0, "2026-01-19T12:00:00Z")).Succeeds();
        Assert.Equal(WorkItemStatus.Resolved, (await LateAsync(care)).Single(item => item.Id == late.Id).Status);
        await care.Counselor.Post($"/assessments/{answer.Id}/enter-in-error", new { reason = "Another patient." }, answer.ETag).Succeeds();
        await Task.WhenAll(RunAsync(host), RunAsync(host));
        var again = Assert.Single(await LateAsync(care), item => item.DedupKey.Contains("/Phq9/") && item.Id != late.Id);
        Assert.Equal((WorkItemStatus.Open, care.Organization.Counselor), (again.Status, again.OwnerId!.Value));

        // Whoever was told and said that it is settled is asked no more.
        await care.Counselor.Post(
            $"/work-items/{again.Id}/resolve", new { outcome = "NoLongerNeeded", evidence = "Asked at the review tomorrow." }, $"\"{again.Version}\"").Succeeds();
        await RunAsync(host);
        Assert.Equal(2, (await LateAsync(care)).Count(item => item.DedupKey.Contains("/Phq9/")));

        // Once the episode has ended nothing is late.
        var proposed = await care.Counselor.Post($"/episodes/{care.EpisodeId}/discharge", new { type = "Moved", dischargedOn = "2026-01-19", reason = "Moves away." }).Succeeds();
        await care.Supervisor.Post($"/episodes/{care.EpisodeId}/discharge/approve", null, proposed.ETag).Succeeds();
        Assert.All(await LateAsync(care), item => Assert.Equal(WorkItemStatus.Resolved, item.Status));
        Assert.Empty((await care.Counselor.Get($"/episodes/{care.EpisodeId}/assessment-schedule").Succeeds())["due"]!.AsArray());
        await care.Counselor.Post(path, Sheets.Phq9(0, "2026-01-20T05:00:00Z")).IsRefused(422, "TIME_IN_FUTURE");
        Assert.NotNull(gad);

        // Late facts of its time are taken, those after it are not.
        host.Clock.SetDate(2026, 1, 21);
        await care.Counselor.Post(path, Sheets.Phq9(0, "2026-01-20T05:00:00Z")).IsRefused(422, "DATE_OUT_OF_ORDER");
        await care.Counselor.Post(path, Sheets.Phq9(0, "2026-01-20T04:59:59Z")).Succeeds();
    }

    [Fact]
    public async Task What_is_late_is_looked_for_when_the_programme_s_day_begins()
    {
        await using var host = await ApiHost.StartAsync();
        var care = await CareInProgress.StartAsync(host);
        var jobs = host.Services.GetRequiredService<AssessmentJobs>();

        // Midnight in New York is at 5:00; a quarter of an hour lies between two runs.
        foreach (var (time, late) in new[] { ("2026-01-05T18:00:00Z", false), ("2026-01-06T04:59:59Z", false), ("2026-01-06T05:20:00Z", false), ("2026-01-06T05:10:00Z", true) })
        {
            host.Clock.Set(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture));
            while (!await jobs.RunAsync(TimeSpan.FromMinutes(16), default))
            {
                await Task.Delay(20);
            }

            Assert.Equal(late, (await LateAsync(care)).Count > 0);
        }
    }

    private static Task RunAsync(ApiHost host) => host.RunAsync<AssessmentJobs>();

    /// <summary>The schedule of the host itself may have looked before the first answer was there.</summary>
    private static Task<List<WorkItem>> LateAsync(CareInProgress care) => care.ReadAsync(db => db.WorkItems.AsNoTracking()
        .Where(item => item.Kind == WorkItemKind.AssessmentOverdue && !item.DedupKey.EndsWith("/Phq9/2026-01-02"))
        .ToListAsync());
}
