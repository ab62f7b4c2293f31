using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Transition;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Api.Tests.Transition;

/// <summary>The ladder after a discharge on Monday 5 January: the 12th of January, the 4th of February, the 5th of April.</summary>
public sealed class FollowUpTests
{
    private static readonly object NotReached = new { method = "Phone", reached = false };
    private static readonly object Reached = new { method = "Phone", reached = true, findings = TransitionBodies.Findings };

    private ApiHost _host = null!;
    private CareInProgress _care = null!;

    private string Path => $"/episodes/{_care.EpisodeId}/follow-ups";

    [Fact]
    public async Task A_discharge_plans_the_ladder_and_each_step_falls_due_once_and_is_missed_when_its_window_is_over()
    {
        await StartAsync();
        await using var _ = _host;
        await DischargeAsync();
        Assert.Equal(["2026-01-12 Planned", "2026-02-04 Planned", "2026-04-05 Planned"], await LadderAsync());

        await RunAsync(new DateTimeOffset(2026, 1, 10, 4, 59, 0, TimeSpan.Zero));
        Assert.Empty(await WorkAsync());
        await RunAsync(new DateTimeOffset(2026, 1, 10, 5, 0, 0, TimeSpan.Zero));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _host.RunAsync<TransitionJobs>()));
        Assert.Equal(["2026-01-12 Due", "2026-02-04 Planned", "2026-04-05 Planned"], await LadderAsync());
        var due = Assert.Single(await WorkAsync());
        Assert.Equal(
            (_care.Organization.Counselor, new DateTimeOffset(2026, 1, 20, 5, 0, 0, TimeSpan.Zero), WorkItemStatus.Open), (due.OwnerId, due.DueAt, due.Status));

        await RunAsync(new DateTimeOffset(2026, 1, 20, 4, 59, 0, TimeSpan.Zero));
        Assert.Equal(["2026-01-12 Due", "2026-02-04 Planned", "2026-04-05 Planned"], await LadderAsync());
        await RunAsync(new DateTimeOffset(2026, 1, 20, 5, 0, 0, TimeSpan.Zero));
        Assert.Equal(["2026-01-12 Missed", "2026-02-04 Planned", "2026-04-05 Planned"], await LadderAsync());
        var escalated = Assert.Single(await WorkAsync());
        Assert.Equal((_care.Organization.Supervisor, WorkItemStatus.Escalated), (escalated.OwnerId, escalated.Status));

        var late = await AttemptAsync(await FirstAsync(), Reached).Succeeds();
        Assert.Equal("Reached", (string)late["status"]!);
        Assert.Equal(WorkItemStatus.Resolved, Assert.Single(await WorkAsync()).Status);
    }

    [Fact]
    public async Task Attempts_are_kept_until_the_patient_is_reached_and_tells_how_it_goes()
    {
        await StartAsync();
        await using var _ = _host;
        await DischargeAsync();
        _host.Clock.SetDate(2026, 1, 12);
        await _host.RunAsync<TransitionJobs>();
        var first = await FirstAsync();
        var nobody = await _care.Organization.ClientAsync([Role.Counselor]);
        await nobody.Post($"{Path}/{first.Id}/attempts", NotReached, first.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
        await nobody.Post($"{Path}/{first.Id}/cancel", new { reason = "None." }, first.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
        await AttemptAsync(first, NotReached.With(new { findings = TransitionBodies.Findings })).IsRefused(422, "FINDINGS_NOT_ALLOWED");
        await AttemptAsync(first, Reached.Without("findings")).IsRefused(422, "FINDINGS_REQUIRED");
        await AttemptAsync(first, NotReached.With(new { at = "2026-01-13T12:00:00Z" })).IsRefused(422, "TIME_IN_FUTURE");
        await AttemptAsync(first, NotReached.With(new { at = "2026-01-05T04:59:00Z" })).IsRefused(422, "DATE_OUT_OF_ORDER");

        var tried = await AttemptAsync(first, NotReached).Succeeds();
        Assert.Equal(("Due", false), ((string)tried["status"]!, (bool)tried["attempts/0/reached"]!));
        var reached = await AttemptAsync(tried, Reached).Succeeds();
        Assert.Equal(("Reached", 2, "No"), ((string)reached["status"]!, reached["attempts"]!.AsArray().Count, (string)reached["findings/usedLast30Days"]!));
        Assert.Equal(reached.Text, (await _care.Counselor.Get($"{Path}/{first.Id}").Succeeds()).Text);
        await AttemptAsync(reached, NotReached).IsRefused(409, "ILLEGAL_TRANSITION");
        await _care.Counselor.Post($"{Path}/{first.Id}/cancel", new { reason = "Late." }, reached.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        Assert.Equal(WorkItemOutcome.Done, Assert.Single(await WorkAsync()).Resolution!.Outcome);

        var wrong = await _care.Counselor.Post($"{Path}/{first.Id}/enter-in-error", new { reason = "Another patient." }, reached.ETag).Succeeds();
        await _care.Counselor.Post($"{Path}/{first.Id}/enter-in-error", new { reason = "Again." }, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await AttemptAsync(wrong, NotReached).IsRefused(409, "ENTERED_IN_ERROR");
        await _care.Counselor.Post($"{Path}/{first.Id}/cancel", new { reason = "Late." }, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task One_more_is_planned_in_care_or_after_and_waits_for_the_discharge()
    {
        await StartAsync();
        await using var _ = _host;
        await _care.Counselor.Post(Path, new { dueOn = "2026-01-01" }).IsRefused(422, "DATE_OUT_OF_ORDER");
        var early = await _care.Counselor.Post(Path, new { dueOn = "2026-01-06", purpose = "The new job" }).Succeeds();
        await AttemptAsync(early, NotReached).IsRefused(409, "EPISODE_NOT_DISCHARGED");
        await _host.RunAsync<TransitionJobs>();
        Assert.Equal(["2026-01-06 Planned"], await LadderAsync());

        await DischargeAsync();
        // In the middle of the day, when no programme's day has begun lately.
        await _host.Services.GetRequiredService<TransitionJobs>().RunAsync(TimeSpan.FromMinutes(15), default);
        Assert.Equal("2026-01-06 Due", (await LadderAsync())[0]);
        await _care.Counselor.Post(Path, new { dueOn = "2026-01-04" }).IsRefused(422, "DATE_OUT_OF_ORDER");
        var cancelled = await _care.Counselor.Post(
            $"{Path}/{early.Id}/cancel", new { reason = "The family asks not to." }, (await _care.Counselor.Get($"{Path}/{early.Id}").Succeeds()).ETag).Succeeds();
        Assert.Equal("Cancelled", (string)cancelled["status"]!);
        Assert.Equal(WorkItemOutcome.NoLongerNeeded, Assert.Single(await WorkAsync()).Resolution!.Outcome);

        var episode = await _care.Counselor.Get($"/episodes/{_care.EpisodeId}").Succeeds();
        await _care.Supervisor.Post($"/episodes/{_care.EpisodeId}/enter-in-error", new { reason = "Another patient." }, episode.ETag).Succeeds();
        await _care.Counselor.Post(Path, new { dueOn = "2026-02-01" }).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task Who_was_never_in_care_is_not_followed_up()
    {
        var organization = await TestOrganization.CreateAsync();
        var episode = await organization.ReferredAsync();

        await organization.Client(Role.Counselor).Post($"/episodes/{episode.Id}/follow-ups", new { dueOn = "2026-02-01" })
            .IsRefused(409, "EPISODE_NOT_IN_CARE");
    }

    [Fact]
    public async Task Who_has_died_is_asked_nothing()
    {
        await StartAsync();
        await using var _ = _host;

        await DischargeAsync("Deceased");

        Assert.Empty(await LadderAsync());
    }

    /// <summary>QM-11, over the whole way: completed on the 5th, fourteen days that end with the 19th.</summary>
    [Theory]
    [InlineData(5, "Yes", 0)]
    [InlineData(6, "Yes", 1)]
    [InlineData(19, "Yes", 1)]
    [InlineData(20, "Yes", 0)]
    [InlineData(12, "No", 0)]
    [InlineData(12, "NotAnswered", 0)]
    public async Task Who_tells_in_time_of_going_to_continuing_care_is_linked_to_it(int day, string answer, int linked)
    {
        await StartAsync();
        await using var _ = _host;
        var evaluation = await _care.EvaluateAsync(purpose: "Discharge").Succeeds();
        await DischargeAsync("CompletedSuccessfully", evaluation.Id);
        _host.Clock.SetDate(2026, 1, 19);
        Assert.Equal((0, 0), await LinkAsync());
        _host.Clock.SetDate(2026, 1, 20);

        var reached = await AttemptAsync(
            await FirstAsync(), Reached.With(new { at = $"2026-01-{day:00}T12:00:00Z", findings = TransitionBodies.Findings.With(new { inContinuingCare = answer }) })).Succeeds();

        Assert.Equal((1, linked), await LinkAsync());
        await _care.Counselor.Post($"{Path}/{reached.Id}/enter-in-error", new { reason = "Another patient." }, reached.ETag).Succeeds();
        Assert.Equal((1, 0), await LinkAsync());

        async Task<(int, int)> LinkAsync()
        {
            var programId = (string?)(await _care.Counselor.Get($"/episodes/{_care.EpisodeId}").Succeeds())["programId"];
            var report = await _care.Supervisor.Get($"/reports/quality?programId={programId}&from=2026-01-01").Succeeds();
            var row = report["measures"]!.AsArray().Single(row => (string?)row!["measure"] == "ContinuingCareLink")!;
            return ((int)row["denominator"]!, (int)row["numerator"]!);
        }
    }

    private async Task StartAsync()
    {
        _host = await ApiHost.StartAsync();
        _care = await CareInProgress.StartAsync(_host);
    }

    private async Task DischargeAsync(string type = "Moved", string? readinessEvaluationId = null)
    {
        var path = $"/episodes/{_care.EpisodeId}/discharge";
        var overrideReason = readinessEvaluationId is null ? null : "The team has seen the evidence on paper.";
        var proposed = await _care.Counselor.Post(
            path, new { type, dischargedOn = "2026-01-05", reason = "Told on the telephone.", readinessEvaluationId, overrideReason }).Succeeds();
        await _care.Supervisor.Post($"{path}/approve", null, proposed.ETag).Succeeds();
    }

    private async Task RunAsync(DateTimeOffset at)
    {
        _host.Clock.Set(at);
        await _host.RunAsync<TransitionJobs>();
        await _host.RunAsync<WorkItemJobs>();
    }

    private async Task<List<string>> LadderAsync() =>
        [.. (await _care.Counselor.Get(Path).Succeeds())["items"]!.AsArray().Select(item => $"{item!["dueOn"]} {item["status"]}").Order()];

    private async Task<ApiAnswer> FirstAsync()
    {
        var id = (await _care.ReadAsync(db => db.FollowUps.OrderBy(followUp => followUp.DueOn).FirstAsync())).Id;
        return await _care.Counselor.Get($"{Path}/{id}").Succeeds();
    }

    private Task<ApiAnswer> AttemptAsync(ApiAnswer followUp, object body) =>
        _care.Counselor.Post($"{Path}/{followUp.Id}/attempts", body, followUp.ETag);

    private Task<List<WorkItem>> WorkAsync() =>
        _care.ReadAsync(db => db.WorkItems.Where(item => item.Kind == WorkItemKind.FollowUpDue).ToListAsync());
}
