using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Phases;

namespace TreatmentPlans.Api.Tests.Support;

/// <summary>Today is Monday, the fifth of January; admitted on the second, last use on 31 December.</summary>
public sealed class UseEventTests
{
    private static readonly object Told = new { substance = "Alcohol", startedOn = "2026-01-04", reportedBy = "Self" };
    private static readonly object Reason = new { reason = "Seen in the interview." };

    private CareInProgress _care = null!;

    private string Uses => $"/episodes/{_care.EpisodeId}/use-events";

    [Fact]
    public async Task What_the_patient_tells_counts_at_once_and_takes_back_a_step_down_that_waits()
    {
        _care = await CareInProgress.StartAsync();
        var down = await _care.Supervisor.Post(_care.Decisions, await _care.StepDownAsync(CareInProgress.Today.AddDays(1))).Succeeds();

        var use = await RecordAsync(Told.With(new { amount = "A bottle of wine", standardDrinksPerDay = 5 }));

        Assert.Equal(("Confirmed", "2026-01-04", "2026-01-04", 5m), ((string?)use["status"], (string?)use["startedOn"], (string?)use["endedOn"], (decimal)use["standardDrinksPerDay"]!));
        Assert.Equal(use.Text, (await _care.Counselor.Get($"{Uses}/{use.Id}").Succeeds()).Text);
        var decision = await _care.ReadAsync(db => db.LevelOfCareDecisions.SingleAsync(known => known.Id == LevelId(down)));
        Assert.Equal((LevelOfCareDecisionStatus.Lapsed, LapseCause.UseEvent, use.Id), (decision.Status, decision.Lapsed!.Cause, decision.Lapsed.CauseId.ToString()));
        Assert.Equal("Lapse", await TriggerAsync());
        foreach (var kind in new[] { "UseSafetyCheck", "UseExtraSession", "UseChainAnalysis", "UseReRating", "UseStepUpEvaluation" })
        {
            Assert.Equal(("Open", $"{_care.PlanId}"), Assert.Single(await WorkAsync(kind)) is var item ? ((string?)item["status"], (string?)item["planId"]) : default);
        }

        Assert.Empty(await WorkAsync("UseToConfirm"));
    }

    [Fact]
    public async Task What_is_done_elsewhere_settles_what_was_asked_for()
    {
        _care = await CareInProgress.StartAsync();
        await RecordAsync(Told);
        var programId = (string?)(await _care.Counselor.Get($"/episodes/{_care.EpisodeId}").Succeeds())["programId"];
        var homework = new { title = "How Sunday went", evidenceType = "Text", dueOn = "2026-01-08" };
        await _care.Counselor.Post($"/episodes/{_care.EpisodeId}/homework", homework.With(new { pattern = "CopingCard" })).Succeeds();
        await BookAsync("Family", "2026-01-06T17:00:00Z", "2026-01-06T18:00:00Z");
        await BookAsync("Individual", "2026-01-05T10:00:00Z", "2026-01-05T11:00:00Z");
        Assert.Equal(["Open", "Open"], await StatusesAsync());

        await _care.Counselor.Post($"/episodes/{_care.EpisodeId}/homework", homework.With(new { pattern = "LapseChainAnalysis" })).Succeeds();
        await BookAsync("Individual", "2026-01-07T17:00:00Z", "2026-01-07T18:00:00Z");

        Assert.Equal(["Resolved", "Resolved"], await StatusesAsync());

        Task<ApiAnswer> BookAsync(string type, string startsAt, string endsAt) => _care.Counselor.Post("/sessions", new
        {
            programId,
            type,
            facilitatorId = $"{_care.Organization.Counselor}",
            startsAt,
            endsAt,
            participants = new[] { new { episodeId = $"{_care.EpisodeId}" } },
        }).Succeeds();

        async Task<IEnumerable<string>> StatusesAsync() =>
            new[] { Assert.Single(await WorkAsync("UseChainAnalysis")), Assert.Single(await WorkAsync("UseExtraSession")) }.Select(item => (string)item["status"]!);
    }

    [Fact]
    public async Task More_care_stays_decided()
    {
        _care = await CareInProgress.StartAsync();
        var up = await _care.Counselor.Post(_care.Decisions, _care.StepUp(CareInProgress.Today.AddDays(1))).Succeeds();

        await RecordAsync(Told);

        Assert.Equal(LevelOfCareDecisionStatus.Scheduled, (await _care.ReadAsync(db => db.LevelOfCareDecisions.SingleAsync(known => known.Id == LevelId(up)))).Status);
    }

    [Fact]
    public async Task What_others_tell_waits_for_a_clinician_who_knows_the_days_better()
    {
        _care = await CareInProgress.StartAsync();
        var use = await RecordAsync(Told.With(new { reportedBy = "Collateral" }));
        Assert.Equal("Unconfirmed", (string?)use["status"]);
        Assert.Equal(["Open", "Open"], new[] { await WorkAsync("UseSafetyCheck"), await WorkAsync("UseToConfirm") }.Select(items => (string?)Assert.Single(items)["status"]));
        Assert.Empty(await WorkAsync("UseExtraSession"));
        Assert.Equal("2025-12-31", (string?)(await AbstinenceAsync())["lastUseOn"]);

        var confirmed = await _care.Counselor.Post($"{Uses}/{use.Id}/confirm", new { startedOn = "2026-01-03" }, use.ETag).Succeeds();

        Assert.Equal(("Confirmed", "2026-01-03", "2026-01-03"), ((string?)confirmed["status"], (string?)confirmed["startedOn"], (string?)confirmed["endedOn"]));
        Assert.Equal(["Unconfirmed", "Confirmed"], confirmed["log"]!.AsArray().Select(state => (string?)state!["status"]));
        Assert.Equal("Done", (string?)Assert.Single(await WorkAsync("UseToConfirm"))["resolution"]!["outcome"]);
        Assert.Single(await WorkAsync("UseSafetyCheck"));
        Assert.Single(await WorkAsync("UseExtraSession"));
        Assert.Equal("2026-01-03", (string?)(await AbstinenceAsync())["lastUseOn"]);
        await _care.Counselor.Post($"{Uses}/{use.Id}/confirm", new { }, confirmed.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await _care.Counselor.Post($"{Uses}/{use.Id}/refute", Reason, confirmed.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
    }

    /// <summary>R1 and J.10 (D16): only what is confirmed is evidence.</summary>
    [Fact]
    public async Task Readiness_counts_what_is_confirmed_and_nothing_that_is_only_said()
    {
        _care = await CareInProgress.StartAsync();
        var first = await RecordAsync(Told.With(new { reportedBy = "Collateral" }));
        var second = await RecordAsync(Told.With(new { reportedBy = "Test", substance = "Cocaine", startedOn = "2026-01-02" }));
        Assert.Equal(("5", "NotReady"), await ReadinessAsync());

        await _care.Counselor.Post($"{Uses}/{second.Id}/confirm", new { }, second.ETag).Succeeds();
        Assert.Equal(("3", "NotReady"), await ReadinessAsync());

        // Two events in thirty days.
        await _care.Counselor.Post($"{Uses}/{first.Id}/confirm", new { }, first.ETag).Succeeds();
        Assert.Equal(("1", "StepUpReview"), await ReadinessAsync());

        async Task<(string?, string?)> ReadinessAsync()
        {
            var evaluation = await _care.EvaluateAsync().Succeeds();
            return (evaluation["findings/criteria/0/value"]!.ToString(), (string?)evaluation["findings/result"]);
        }
    }

    [Fact]
    public async Task What_did_not_happen_counts_nowhere_and_calls_for_nothing()
    {
        _care = await CareInProgress.StartAsync();
        var use = await RecordAsync(Told.With(new { reportedBy = "Test", substance = "Cocaine" }));

        var refuted = await _care.Counselor.Post($"{Uses}/{use.Id}/refute", Reason, use.ETag).Succeeds();

        Assert.Equal(("Refuted", "Seen in the interview."), ((string?)refuted["status"], (string?)refuted["log/1/reason"]));
        Assert.All([Assert.Single(await WorkAsync("UseToConfirm")), Assert.Single(await WorkAsync("UseSafetyCheck"))], item => Assert.Equal("Resolved", (string?)item["status"]));
        var history = await _care.Counselor.Get($"/episodes/{_care.EpisodeId}/use-history").Succeeds();
        Assert.Equal((null, 0), ((string?)history["history/events/0/class"], history["history/useDays"]!.AsArray().Count));
        await _care.Counselor.Post($"{Uses}/{use.Id}/judge-relapse", Reason, refuted.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
    }

    [Fact]
    public async Task Three_days_are_a_relapse_also_when_told_one_by_one()
    {
        _care = await CareInProgress.StartAsync();
        var first = await RecordAsync(Told.With(new { startedOn = "2026-01-02", endedOn = "2026-01-03" }));
        Assert.Equal("Lapse", await TriggerAsync());

        await RecordAsync(Told.With(new { startedOn = "2026-01-05" }));

        Assert.Equal("Lapse Relapse", await TriggerAsync());
        var history = await _care.Counselor.Get($"/episodes/{_care.EpisodeId}/use-history").Succeeds();
        Assert.All(history["history/events"]!.AsArray(), use => Assert.Equal(("Relapse", false), ((string?)use!["class"], (bool)use["isProvisional"]!)));
        Assert.Equal(["2026-01-02", "2026-01-03", "2026-01-05"], history["history/useDays"]!.AsArray().Select(day => (string?)day));

        // By what was known before the second, the first was a lapse that may become more.
        var before = await _care.Counselor.Get($"/episodes/{_care.EpisodeId}/use-history?knownAt={Uri.EscapeDataString((string)first["recordedAt"]!)}").Succeeds();
        Assert.Equal(("Lapse", true), ((string?)before["history/events/0/class"], (bool)before["history/events/0/isProvisional"]!));
    }

    [Fact]
    public async Task A_clinician_may_call_it_a_relapse()
    {
        _care = await CareInProgress.StartAsync();
        var use = await RecordAsync(Told);
        var nobody = await _care.Organization.ClientAsync([Role.Counselor]);
        await nobody.Post($"{Uses}/{use.Id}/judge-relapse", Reason, use.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");

        var judged = await _care.Counselor.Post($"{Uses}/{use.Id}/judge-relapse", Reason, use.ETag).Succeeds();

        Assert.Equal("Seen in the interview.", (string?)judged["judgement/reason"]);
        Assert.Equal("Lapse Relapse", await TriggerAsync());
        await _care.Counselor.Post($"{Uses}/{use.Id}/judge-relapse", Reason, judged.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
    }

    [Fact]
    public async Task Milestones_follow_what_becomes_known_and_what_turns_out_wrong()
    {
        _care = await CareInProgress.StartAsync();
        var use = await RecordAsync(Told.With(new { startedOn = "2026-01-03" }));
        Assert.Equal([(1, "2026-01-04", "Awarded")], await MilestonesAsync());

        var wrong = await _care.Counselor.Post($"{Uses}/{use.Id}/enter-in-error", Reason, use.ETag).Succeeds();

        Assert.Equal([(1, "2026-01-04", "Withdrawn")], await MilestonesAsync());
        Assert.All(await WorkAsync("UseExtraSession"), item => Assert.Equal("Resolved", (string?)item["status"]));
        await RecordAsync(Told.With(new { startedOn = "2026-01-03" }));
        Assert.Equal([(1, "2026-01-04", "Awarded")], await MilestonesAsync());
        var milestone = (await _care.Counselor.Get($"/episodes/{_care.EpisodeId}/milestones").Succeeds())["items/0"]!;
        Assert.Equal(["Awarded", "Withdrawn", "Awarded"], milestone["log"]!.AsArray().Select(state => (string?)state!["status"]));
        var read = await _care.Counselor.Get($"/episodes/{_care.EpisodeId}/milestones/{milestone["id"]}").Succeeds();
        Assert.Equal((string?)milestone["reachedOn"], (string?)read["reachedOn"]);
        var patient = await _care.Organization.ClientAsync([Role.Patient], patient: _care.PatientId);
        await _care.Counselor.Post($"/episodes/{_care.EpisodeId}/encouragements", new { message = "One day.", milestoneId = read.Id }).Succeeds();
        Assert.Equal(read.Id, (string?)(await patient.Get($"/episodes/{_care.EpisodeId}/encouragements").Succeeds())["items/0/milestoneId"]);
        await _care.Counselor.Post($"{Uses}/{use.Id}/enter-in-error", Reason, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await _care.Counselor.Post($"{Uses}/{use.Id}/judge-relapse", Reason, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task One_in_error_is_neither_confirmed_nor_refuted()
    {
        _care = await CareInProgress.StartAsync();
        var use = await RecordAsync(Told.With(new { reportedBy = "Test" }));
        var wrong = await _care.Counselor.Post($"{Uses}/{use.Id}/enter-in-error", Reason, use.ETag).Succeeds();

        await _care.Counselor.Post($"{Uses}/{use.Id}/confirm", new { }, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await _care.Counselor.Post($"{Uses}/{use.Id}/refute", Reason, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task A_patient_tells_of_its_own_use_only_and_confirms_nothing()
    {
        _care = await CareInProgress.StartAsync();
        var other = await CareInProgress.StartAsync();
        var patient = await _care.Organization.ClientAsync([Role.Patient], patient: _care.PatientId);
        var nobody = await _care.Organization.ClientAsync([Role.Counselor]);

        var use = await patient.Post(Uses, Told).Succeeds();

        Assert.Equal($"{_care.PatientId}", (string?)use["log/0/by/patientId"]);
        Assert.Equal("Lapse", await TriggerAsync());
        await patient.Post($"/episodes/{other.EpisodeId}/use-events", Told).IsRefused(404, "NOT_FOUND");
        await nobody.Post(Uses, Told).IsRefused(403, "PRACTITIONER_REQUIRED");
        await nobody.Post($"{Uses}/{use.Id}/confirm", new { }, use.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
        await nobody.Post($"{Uses}/{use.Id}/refute", Reason, use.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
        var refused = await patient.Post(Uses, Told.With(new { reportedBy = "Test" })).IsRefused(422, "REPORTER_NOT_ALLOWED");
        Assert.Equal([("/reportedBy", "REPORTER_NOT_ALLOWED")], refused.Errors);
    }

    [Theory]
    [InlineData("""{"startedOn":"2026-01-06"}""", "DATE_IN_FUTURE", "/startedOn")]
    [InlineData("""{"endedOn":"2026-01-06"}""", "DATE_IN_FUTURE", "/endedOn")]
    [InlineData("""{"startedOn":"2026-01-01"}""", "DATE_OUT_OF_ORDER", "/startedOn")]
    [InlineData("""{"startedOn":"1980-01-01"}""", "DATE_OUT_OF_ORDER", "/startedOn")]
    [InlineData("""{"endedOn":"2026-01-03"}""", "PERIOD_ENDS_BEFORE_START", "/endedOn")]
    public async Task Use_that_cannot_have_been_is_refused(string change, string code, string pointer)
    {
        _care = await CareInProgress.StartAsync();
        var waits = await RecordAsync(Told.With(new { reportedBy = "Test" }));

        var refused = await _care.Counselor.Post(Uses, Told.With(change)).IsRefused(422, code);
        var days = new { startedOn = "2026-01-04" }.With(change);
        await _care.Counselor.Post($"{Uses}/{waits.Id}/confirm", days, waits.ETag).IsRefused(422, code);

        Assert.Equal([(pointer, code)], refused.Errors);
    }

    [Fact]
    public async Task Drinks_are_of_alcohol_and_days_to_come_are_not_looked_at()
    {
        _care = await CareInProgress.StartAsync();

        await _care.Counselor.Post(Uses, Told.With(new { substance = "Cocaine", standardDrinksPerDay = 2 })).IsRefused(422, "DRINKS_WITHOUT_ALCOHOL");
        var future = await _care.Counselor.Get($"/episodes/{_care.EpisodeId}/use-history?asOf=2026-01-06").IsRefused(422, "DATE_IN_FUTURE");
        await _care.Counselor.Get($"/episodes/{_care.EpisodeId}/abstinence?knownAt=2026-02-06T00:00:00Z").IsRefused(422, "DATE_IN_FUTURE");
        Assert.Equal([("?asOf", "DATE_IN_FUTURE")], future.Errors);
    }

    [Fact]
    public async Task Told_twice_at_once_each_milestone_is_awarded_once()
    {
        _care = await CareInProgress.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RecordAsync(Told.With(new { startedOn = "2026-01-03" }))));

        Assert.Equal([(1, "2026-01-04", "Awarded")], await MilestonesAsync());
        Assert.Equal(4, (await WorkAsync("UseSafetyCheck")).Count);
        Assert.Equal("Lapse", await TriggerAsync());
    }

    private static Domain.Common.LevelOfCareDecisionId LevelId(ApiAnswer decision) => Domain.Common.LevelOfCareDecisionId.From(Guid.Parse(decision.Id));

    private Task<ApiAnswer> RecordAsync(object body) => _care.Counselor.Post(Uses, body).Succeeds();

    private async Task<JsonNode> AbstinenceAsync() => (await _care.Counselor.Get($"/episodes/{_care.EpisodeId}/abstinence").Succeeds())["abstinence"]!;

    private async Task<string> TriggerAsync() => string.Join(' ', (await _care.Counselor.Get($"/plans/{_care.PlanId}/reviews").Succeeds())["obligations"]!.AsArray()
        .Select(owed => (string)owed!["trigger"]!).Where(trigger => trigger.EndsWith("apse", StringComparison.Ordinal)).Order());

    private async Task<List<JsonNode>> WorkAsync(string kind) =>
        [.. (await _care.Counselor.Get($"/work-items?kind={kind}").Succeeds())["items"]!.AsArray().Select(item => item!)];

    private async Task<List<(int, string, string)>> MilestonesAsync() =>
    [
        .. (await _care.Counselor.Get($"/episodes/{_care.EpisodeId}/milestones").Succeeds())["items"]!.AsArray()
            .Select(item => ((int)item!["days"]!, (string)item["reachedOn"]!, (string)item["status"]!)),
    ];
}
