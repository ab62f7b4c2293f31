using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Transition;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Api.Tests.Transition;

/// <summary>G.4 and R10. Today is Monday 5 January; the patient was admitted on the 2nd.</summary>
public sealed class RelapsePreventionTests
{
    private static readonly object Drawn = new { role = "Patient", method = "ElectronicDrawn" };
    private static readonly object Typed = new { role = "Counselor", method = "ElectronicTyped" };
    private static readonly object Good = TransitionBodies.RelapsePrevention;

    private CareInProgress _care = null!;

    private string Path => $"/episodes/{_care.EpisodeId}/relapse-prevention-plan";

    [Fact]
    public async Task It_is_written_signed_put_in_force_and_superseded_by_the_next()
    {
        _care = await CareInProgress.StartAsync();
        var nothing = await _care.Counselor.Get(Path).Succeeds();
        Assert.Equal(("\"0\"", null), (nothing.ETag, nothing["id"]));

        var active = await TransitionBodies.PutInForceAsync(_care.Counselor, Path, Good);
        Assert.Equal((1, "Active", null), ((int)active["current/number"]!, (string)active["current/status"]!, active["draft"]));
        Assert.Equal(
            ["Patient", "Counselor LADC"],
            active["current/signatures"]!.AsArray().Select(signature => $"{signature!["role"]} {signature["credential"]}".TrimEnd()));
        var second = await _care.Counselor.Put(Path, Good.With(new { meetings = new[] { "Sundays at ten" } }), active.ETag).Succeeds();
        Assert.Equal((1, 2), ((int)second["current/number"]!, (int)second["draft/number"]!));
        Assert.Empty(second["draft/signatures"]!.AsArray());

        var next = await TransitionBodies.PutInForceAsync(_care.Counselor, Path, Good.With(new { meetings = new[] { "Sundays at ten" } }));

        Assert.Equal(["1 Superseded", "2 Active"], next["versions"]!.AsArray().Select(version => $"{version!["number"]} {version["status"]}"));
        Assert.Equal(next.Text, (await _care.Counselor.Get(Path).Succeeds()).Text);
        var first = await _care.Counselor.Get($"{Path}/versions/1").Succeeds();
        Assert.Equal(("Tuesdays at seven", next.ETag), ((string)first["plan/content/meetings/0"]!, first.ETag));
        Assert.Equal(first["plan/contentHash"]!.ToString(), (string)first["plan/signatures/0/contentHash"]!);
        await _care.Counselor.Get($"{Path}/versions/3").IsRefused(404, "NOT_FOUND");
    }

    [Fact]
    public async Task What_is_missing_is_named_by_pointer_and_rule_and_stands_in_the_way_of_signing()
    {
        _care = await CareInProgress.StartAsync();
        string[] all =
        [
            "RPP-1 /warningSigns", "RPP-2 /highRiskSituations", "RPP-3 /copingSkills", "RPP-4 /emergencyContacts", "RPP-4 /emergencyContacts",
            "RPP-5 /supportNetwork", "RPP-6 /naloxone", "RPP-7 /lapseSteps", "RPP-8 /reasonsForRecovery", "RPP-8 /lifestyleBalance",
            "RPP-9 /crisisLines",
        ];
        var unwritten = await _care.Counselor.Get($"{Path}/gaps").Succeeds();
        Assert.Equal(all, TransitionBodies.Gaps(unwritten));
        Assert.Null(unwritten["number"]);

        var draft = await _care.Counselor.Put(Path, new { highRiskSituations = new[] { new { description = "Parties" } } }, "\"0\"").Succeeds();
        var gaps = TransitionBodies.Gaps(await _care.Counselor.Get($"{Path}/gaps").Succeeds()).ToList();
        Assert.Equal([.. all[..2], "RPP-2 /highRiskSituations/0/avoidPlan", "RPP-2 /highRiskSituations/0/copePlan", .. all[2..]], gaps);

        var unsigned = await _care.Counselor.Post($"{Path}/signatures", Drawn, draft.ETag).IsRefused(422, "PLAN_INCOMPLETE");
        Assert.Equal(gaps.Select(gap => (gap.Split(' ')[1], "SECTION_INCOMPLETE")), unsigned.Errors);
        await _care.Counselor.Post($"{Path}/activate", null, draft.ETag).IsRefused(422, "PLAN_INCOMPLETE");
        await _care.Counselor.Put(Path, Good, draft.ETag).Succeeds();
        Assert.Empty(TransitionBodies.Gaps(await _care.Counselor.Get($"{Path}/gaps").Succeeds()));
    }

    [Fact]
    public async Task A_signature_is_under_one_content_and_both_are_needed()
    {
        _care = await CareInProgress.StartAsync();
        await _care.Counselor.Post($"{Path}/signatures", Drawn, "\"1\"").IsRefused(404, "NOT_FOUND");
        var draft = await _care.Counselor.Put(Path, Good, "\"0\"").Succeeds();
        await _care.Counselor.Put(Path, Good, "\"0\"").IsRefused(412, "PRECONDITION_FAILED");
        await _care.Counselor.Put(Path, Good, null).IsRefused(428, "PRECONDITION_REQUIRED");
        var signed = await _care.Counselor.Post($"{Path}/signatures", Drawn, draft.ETag).Succeeds();
        await _care.Counselor.Post($"{Path}/signatures", Drawn, signed.ETag).IsRefused(409, "ALREADY_SIGNED");
        var half = await _care.Counselor.Post($"{Path}/activate", null, signed.ETag).IsRefused(422, "SIGNATURES_MISSING");
        Assert.Equal([("/signatures", "SIGNATURES_MISSING")], half.Errors);

        var changed = await _care.Counselor.Put(Path, Good.With(new { lapseSteps = new[] { "Call Lee" } }), signed.ETag).Succeeds();
        Assert.NotNull(changed["draft/signatures/0/voidedAt"]);
        var none = await _care.Counselor.Post($"{Path}/activate", null, changed.ETag).IsRefused(422, "SIGNATURES_MISSING");
        Assert.Equal(2, none.Errors.Count());

        var patient = await _care.Organization.ClientAsync([Role.Patient], patient: _care.PatientId);
        var own = await patient.Post($"{Path}/signatures", new { role = "Patient", method = "ElectronicTyped" }, changed.ETag).Succeeds();
        var both = await _care.Counselor.Post($"{Path}/signatures", Typed, own.ETag).Succeeds();
        var active = await _care.Counselor.Post($"{Path}/activate", null, both.ETag).Succeeds();
        await _care.Counselor.Post($"{Path}/activate", null, active.ETag).IsRefused(409, "NO_DRAFT");
        await _care.Counselor.Post($"{Path}/signatures", Drawn, active.ETag).IsRefused(409, "NO_DRAFT");
    }

    [Fact]
    public async Task Who_may_not_sign_in_that_way_is_refused()
    {
        _care = await CareInProgress.StartAsync();
        var draft = await _care.Counselor.Put(Path, Good, "\"0\"").Succeeds();
        var patient = await _care.Organization.ClientAsync([Role.Patient], patient: _care.PatientId);
        var nobody = await _care.Organization.ClientAsync([Role.Counselor]);

        await _care.Counselor.Post($"{Path}/signatures", new { role = "Patient", method = "ElectronicTyped" }, draft.ETag).IsRefused(403, "INSUFFICIENT_SCOPE");
        await patient.Post($"{Path}/signatures", Typed, draft.ETag).IsRefused(403, "INSUFFICIENT_SCOPE");
        await nobody.Post($"{Path}/signatures", Typed, draft.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
        await nobody.Post($"{Path}/activate", null, draft.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
        await _care.Counselor.Post($"{Path}/signatures", new { role = "Patient", method = "PaperScan", signedAt = "2026-01-06T12:00:00Z" }, draft.ETag)
            .IsRefused(422, "DATE_IN_FUTURE");
        await _care.Counselor.Post($"{Path}/signatures", new { role = "Patient", method = "ElectronicDrawn", signedAt = "2026-01-04T12:00:00Z" }, draft.ETag)
            .IsRefused(400, "INVALID_FORMAT");
        await _care.ReadAsync(async db =>
        {
            var practitioner = await db.Practitioners.SingleAsync(p => p.Id == _care.Organization.Counselor);
            practitioner.Update(new PractitionerProfile("Sam", "Reed", [], [], ["MA"], null, Active: true));
            return await db.SaveChangesAsync(default);
        });
        await _care.Counselor.Post($"{Path}/signatures", Typed, draft.ETag).IsRefused(422, "CREDENTIAL_NOT_ACTIVE");
    }

    [Theory]
    [InlineData("""{"copingSkills":["urge-surfing","surfing"]}""", "UNKNOWN_REFERENCE", "/copingSkills/1")]
    [InlineData("""{"copingSkills":["urge-surfing","urge-surfing"]}""", "DUPLICATE", "/copingSkills/1")]
    public async Task Skills_are_of_the_catalogue_and_named_once(string change, string code, string pointer)
    {
        _care = await CareInProgress.StartAsync();

        var refused = await _care.Counselor.Put(Path, Good.With(change), "\"0\"").IsRefused(422, code);

        Assert.Equal([(pointer, code)], refused.Errors);
    }

    [Fact]
    public async Task Readiness_reads_it_as_of_the_day_and_as_known_at_the_instant()
    {
        await using var host = await ApiHost.StartAsync();
        _care = await CareInProgress.StartAsync(host);
        Assert.Equal(("InsufficientData", "NoData"), await R10Async());
        await _care.Counselor.Put(Path, new { }, "\"0\"").Succeeds();
        Assert.Equal(("Fail", "PlanNotActive"), await R10Async());
        var written = host.Clock.GetUtcNow();

        host.Clock.SetDate(2026, 1, 6);
        await TransitionBodies.PutInForceAsync(_care.Counselor, Path, Good);
        Assert.Equal(("Fail", null), await R10Async(asOf: "2026-01-06"));
        foreach (var name in new[] { "Lee Marsh", "Ada Fictional" })
        {
            await _care.Counselor.Post(
                $"/episodes/{_care.EpisodeId}/support-contacts", new { name, relationship = "Friend", phone = "+1 212 555 0142" }).Succeeds();
        }

        Assert.Equal(("Pass", null), await R10Async(asOf: "2026-01-06"));
        Assert.Equal(("Fail", "PlanNotActive"), await R10Async());
        Assert.Equal(("Fail", "PlanNotActive"), await R10Async(asOf: "2026-01-06", written));

        var active = await _care.Counselor.Get(Path).Succeeds();
        await _care.Counselor.Post($"{Path}/versions/2/enter-in-error", new { reason = "Another patient." }, active.ETag).IsRefused(404, "NOT_FOUND");
        var taken = await _care.Counselor.Post($"{Path}/versions/1/enter-in-error", new { reason = "Another patient." }, active.ETag).Succeeds();
        await _care.Counselor.Post($"{Path}/versions/1/enter-in-error", new { reason = "Again." }, taken.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        Assert.Equal(("EnteredInError", null), ((string)taken["versions/0/status"]!, taken["current"]));
        Assert.Equal(("InsufficientData", "NoData"), await R10Async(asOf: "2026-01-06"));
    }

    [Fact]
    public async Task An_episode_that_is_over_or_never_was_takes_none()
    {
        _care = await CareInProgress.StartAsync();
        var draft = await _care.Counselor.Put(Path, Good, "\"0\"").Succeeds();
        var proposed = await _care.Counselor.Post(
            $"/episodes/{_care.EpisodeId}/discharge", new { type = "Moved", dischargedOn = "2026-01-05", reason = "Moves away." }).Succeeds();
        await _care.Supervisor.Post($"/episodes/{_care.EpisodeId}/discharge/approve", null, proposed.ETag).Succeeds();
        await RefusesAsync(draft.ETag, "EPISODE_NOT_OPEN");

        var episode = await _care.Counselor.Get($"/episodes/{_care.EpisodeId}").Succeeds();
        await _care.Supervisor.Post($"/episodes/{_care.EpisodeId}/enter-in-error", new { reason = "Another patient." }, episode.ETag).Succeeds();
        await RefusesAsync(draft.ETag, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task After_so_many_days_without_one_in_force_it_is_a_work_item_once_until_there_is_one()
    {
        await using var host = await ApiHost.StartAsync();
        _care = await CareInProgress.StartAsync(host);
        host.Clock.Set(new DateTimeOffset(2026, 2, 27, 4, 59, 0, TimeSpan.Zero));
        await host.RunAsync<TransitionJobs>();
        Assert.Empty(await DueAsync());

        host.Clock.Set(new DateTimeOffset(2026, 2, 27, 5, 0, 0, TimeSpan.Zero));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => host.RunAsync<TransitionJobs>()));
        var due = Assert.Single(await DueAsync());
        Assert.Equal(
            (_care.Organization.Counselor, new DateTimeOffset(2026, 3, 7, 5, 0, 0, TimeSpan.Zero), WorkItemStatus.Open), (due.OwnerId, due.DueAt, due.Status));

        await TransitionBodies.PutInForceAsync(_care.Counselor, Path, Good);
        await host.RunAsync<TransitionJobs>();
        Assert.Equal(WorkItemStatus.Resolved, Assert.Single(await DueAsync()).Status);
    }

    [Fact]
    public async Task Of_two_who_begin_it_at_once_one_is_refused()
    {
        _care = await CareInProgress.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _care.Counselor.Put(Path, Good, "\"0\"")));

        Assert.Single(answers, answer => (int)answer.Status == 200);
        Assert.All(answers.Where(answer => (int)answer.Status != 200), answer => Assert.Contains((int)answer.Status, new[] { 409, 412 }));
        Assert.Equal(1, await _care.ReadAsync(db => db.RelapsePreventionPlans.CountAsync()));
    }

    private async Task RefusesAsync(string etag, string code)
    {
        await _care.Counselor.Put(Path, Good, etag).IsRefused(409, code);
        await _care.Counselor.Post($"{Path}/signatures", Drawn, etag).IsRefused(409, code);
        await _care.Counselor.Post($"{Path}/activate", null, etag).IsRefused(409, code);
    }

    private Task<List<WorkItem>> DueAsync() =>
        _care.ReadAsync(db => db.WorkItems.Where(item => item.Kind == WorkItemKind.RelapsePreventionDue).ToListAsync());

    private async Task<(string Verdict, string? Reason)> R10Async(string asOf = "2026-01-05", DateTimeOffset? knownAt = null)
    {
        var evaluation = await _care.Counselor.Post(_care.Evaluations, new { asOf, knownAt, purpose = "StepDown" }).Succeeds();
        var criterion = evaluation["findings/criteria"]!.AsArray().Single(one => (string)one!["id"]! == "R10")!;
        return ((string)criterion["verdict"]!, (string?)criterion["reason"]);
    }
}
