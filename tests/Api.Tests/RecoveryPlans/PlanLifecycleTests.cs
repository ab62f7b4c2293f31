using System.Net;
using System.Security.Cryptography;
using System.Text;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using static TreatmentPlans.Api.Tests.RecoveryPlans.TestPlans;

namespace TreatmentPlans.Api.Tests.RecoveryPlans;

public sealed class PlanLifecycleTests : IAsyncLifetime
{
    private TestOrganization _organization = null!;

    private ApiClient Counselor => _organization.Client(Role.Counselor);

    private ApiClient Supervisor => _organization.Client(Role.Supervisor);

    public async Task InitializeAsync() => _organization = await TestOrganization.CreateAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_last_signature_puts_the_version_in_force()
    {
        var submitted = await _organization.SubmittedAsync();
        Assert.Equal("PendingSignature", (string?)submitted["status"]);

        var active = await _organization.SignAsync(submitted);

        var read = await Counselor.Get($"/plans/{active.Id}").Succeeds();
        Assert.Equal(active.Text, read.Text);
        Assert.Equal("Active", (string?)read["status"]);
        Assert.Equal(1, (int?)read["currentVersion/number"]);
        Assert.Equal("2026-01-05", (string?)read["currentVersion/activeFrom"]);
        Assert.Equal("Signed", (string?)read["currentVersion/patientSignatureStatus"]);
        Assert.Equal("2026-01-19", (string?)read["currentVersion/countersignatureDueOn"]);
        Assert.Null(read["draftVersion"]);
        Assert.All(read["goals"]!.AsArray(), goal => Assert.Equal("Active", (string?)goal!["status"]));
    }

    [Fact]
    public async Task Signatures_bind_to_the_hash_of_the_content_as_it_is_answered()
    {
        var active = await _organization.ActiveAsync();

        var text = (await Counselor.Get($"/plans/{active.Id}").Succeeds()).Text;

        var start = text.IndexOf("\"content\":", StringComparison.Ordinal) + "\"content\":".Length;
        var end = text.IndexOf(",\"draftVersion\"", StringComparison.Ordinal) - 1;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text[start..end])));
        Assert.Equal(hash, (string?)active["currentVersion/contentHash"]);
        Assert.All(active["currentVersion/signatures"]!.AsArray(), signature => Assert.Equal(hash, (string?)signature!["contentHash"]));
    }

    [Fact]
    public async Task The_second_version_supersedes_the_first_when_it_is_signed()
    {
        var revised = await _organization.RevisedAsync();
        Assert.Equal("Active", (string?)revised["status"]);
        Assert.Equal(2, (int?)revised["draftVersion"]);

        var second = await _organization.SignAsync(await _organization.SubmitAsync(revised));

        Assert.Equal(2, (int?)second["currentVersion/number"]);
        var versions = await Counselor.Get($"/plans/{second.Id}/versions").Succeeds();
        Assert.Equal(["Active", "Superseded"], versions["items"]!.AsArray().Select(version => (string)version!["status"]!));
        var first = await Supervisor.Get($"/plans/{second.Id}/versions/1").Succeeds();
        Assert.Equal("Superseded", (string?)first["planVersion/status"]);
        Assert.Equal(second.ETag, first.ETag);
    }

    [Fact]
    public async Task Item_ids_survive_revision()
    {
        var active = await _organization.ActiveAsync();
        var revised = await Counselor.Post($"/plans/{active.Id}/revise", null, active.ETag).Succeeds();

        var draft = await Counselor.Get($"/plans/{revised.Id}/draft").Succeeds();

        Assert.Equal(ContentOf(active)["problems"]!.ToJsonString(), draft["problems"]!.ToJsonString());
        Assert.Equal(ContentOf(active)["phases"]!.ToJsonString(), draft["phases"]!.ToJsonString());
        Assert.Null(draft["effectiveFrom"]);
    }

    [Fact]
    public async Task An_incomplete_draft_is_refused_with_every_failure()
    {
        var content = Content(_organization);
        content["diagnoses"]!.AsArray().Clear();
        content["strengths"]!.AsArray().Clear();
        content["problems"]![0]!["goals"]![0]!["objectives"]![0]!.AsObject().Remove("targetDate");
        var draft = await _organization.DraftAsync(content);

        var refused = await Counselor.Post($"/plans/{draft.Id}/submit", null, draft.ETag).IsRefused(422, "PLAN_INCOMPLETE");

        Assert.Equal(
            [
                ("/diagnoses", "SUD_DIAGNOSIS_REQUIRED"),
                ("/problems/0/goals/0/objectives/0/targetDate", "OBJ_NO_TARGET_DATE"),
                ("/strengths", "REQUIRED"),
            ],
            refused.Errors.Order());
        var dryRun = await Counselor.Post($"/plans/{draft.Id}/validate").Succeeds();
        Assert.False((bool)dryRun["isComplete"]!);
        Assert.Equal(3, dryRun["errors"]!.AsArray().Count);
        Assert.Equal("Draft", (string?)(await Counselor.Get($"/plans/{draft.Id}").Succeeds())["status"]);
    }

    [Fact]
    public async Task A_complete_draft_validates_without_being_changed()
    {
        var draft = await _organization.DraftAsync();

        var validated = await Counselor.Post($"/plans/{draft.Id}/validate").Succeeds();

        Assert.Equal("""{"isComplete":true,"errors":[]}""", validated.Text);
        Assert.Equal(draft.ETag, (await Counselor.Get($"/plans/{draft.Id}")).ETag);
    }

    [Fact]
    public async Task Validation_without_a_draft_is_refused()
    {
        var active = await _organization.ActiveAsync();

        await Counselor.Post($"/plans/{active.Id}/validate").IsRefused(409, "NO_DRAFT");
    }

    [Fact]
    public async Task What_waits_for_signatures_is_locked_until_it_is_withdrawn()
    {
        var submitted = await _organization.SubmittedAsync();
        var signed = await Counselor.Post(
            $"/plans/{submitted.Id}/signatures", new { role = "Author", method = "ElectronicTyped" }, submitted.ETag).Succeeds();
        await Counselor.Put($"/plans/{signed.Id}/draft", Content(_organization), signed.ETag).IsRefused(409, "PLAN_LOCKED");
        await Counselor.Post($"/plans/{signed.Id}/submit", null, signed.ETag).IsRefused(409, "ILLEGAL_TRANSITION");

        var withdrawn = await Counselor.Post($"/plans/{signed.Id}/withdraw", new { reason = "Another group." }, signed.ETag).Succeeds();

        Assert.Equal("Draft", (string?)withdrawn["status"]);
        Assert.Equal(1, (int?)withdrawn["currentVersion/number"]);
        Assert.NotNull((string?)withdrawn["currentVersion/signatures/0/voidedAt"]);
        await Counselor.Post($"/plans/{signed.Id}/withdraw", null, withdrawn.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        var written = await Counselor.Put($"/plans/{signed.Id}/draft", ContentOf(withdrawn), withdrawn.ETag).Succeeds();
        Assert.NotEqual(withdrawn.ETag, written.ETag);
    }

    [Fact]
    public async Task A_plan_in_force_has_nothing_to_submit_withdraw_or_cancel()
    {
        var active = await _organization.ActiveAsync();

        await Counselor.Post($"/plans/{active.Id}/submit", null, active.ETag).IsRefused(409, "NO_DRAFT");
        await Counselor.Post($"/plans/{active.Id}/withdraw", null, active.ETag).IsRefused(409, "NO_DRAFT");
        await Counselor.Post($"/plans/{active.Id}/cancel", new { reason = "Not needed." }, active.ETag).IsRefused(409, "NO_DRAFT");
    }

    [Fact]
    public async Task A_second_draft_is_refused()
    {
        var revised = await _organization.RevisedAsync();

        await Counselor.Post($"/plans/{revised.Id}/revise", null, revised.ETag).IsRefused(409, "DRAFT_EXISTS");
    }

    [Fact]
    public async Task Cancelling_the_draft_leaves_the_version_in_force()
    {
        var revised = await _organization.RevisedAsync();

        var cancelled = await Counselor.Post($"/plans/{revised.Id}/cancel", new { reason = "Not needed." }, revised.ETag).Succeeds();

        Assert.Equal("Active", (string?)cancelled["status"]);
        Assert.Null(cancelled["draftVersion"]);
        var again = await Counselor.Post($"/plans/{revised.Id}/revise", null, cancelled.ETag).Succeeds();
        Assert.Equal(3, (int?)again["draftVersion"]);
    }

    [Fact]
    public async Task A_cancelled_first_draft_makes_room_for_another_plan()
    {
        var draft = await _organization.DraftAsync();
        var episode = (string)draft["episodeId"]!;
        await Counselor.Post($"/episodes/{episode}/plans", new { }).IsRefused(409, "OPEN_PLAN_EXISTS");

        var cancelled = await Counselor.Post($"/plans/{draft.Id}/cancel", new { reason = "Wrong template." }, draft.ETag).Succeeds();

        Assert.Equal("Cancelled", (string?)cancelled["status"]);
        await Counselor.Post($"/episodes/{episode}/plans", new { }).Succeeds();
        await Counselor.Post($"/plans/{draft.Id}/revise", null, cancelled.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
    }

    [Fact]
    public async Task A_plan_is_held_and_resumed()
    {
        var active = await _organization.ActiveAsync();
        await Counselor.Post($"/plans/{active.Id}/resume", null, active.ETag).IsRefused(409, "ILLEGAL_TRANSITION");

        var held = await Counselor.Post($"/plans/{active.Id}/hold", new { reason = "Approved leave." }, active.ETag).Succeeds();
        Assert.Equal("OnHold", (string?)held["status"]);
        await Counselor.Post($"/plans/{active.Id}/hold", new { reason = "Again." }, held.ETag).IsRefused(409, "ILLEGAL_TRANSITION");

        await Counselor.Post($"/plans/{active.Id}/resume", new { occurredOn = "2026-01-06" }, held.ETag).IsRefused(422, "DATE_IN_FUTURE");
        await Counselor.Post($"/plans/{active.Id}/resume", new { occurredOn = "2026-01-04" }, held.ETag).IsRefused(422, "DATE_OUT_OF_ORDER");
        var resumed = await Counselor.Post($"/plans/{active.Id}/resume", new { occurredOn = "2026-01-05" }, held.ETag).Succeeds();
        Assert.Equal("Active", (string?)resumed["status"]);
        await Counselor.Post($"/plans/{active.Id}/hold", new { reason = "Leave.", occurredOn = "2026-01-06" }, resumed.ETag)
            .IsRefused(422, "DATE_IN_FUTURE");
        await Counselor.Post($"/plans/{active.Id}/hold", new { reason = "Leave.", occurredOn = "2026-01-04" }, resumed.ETag)
            .IsRefused(422, "DATE_OUT_OF_ORDER");
    }

    [Fact]
    public async Task A_version_entered_in_error_stays_readable()
    {
        var active = await _organization.ActiveAsync();

        var marked = await Supervisor.Post(
            $"/plans/{active.Id}/enter-in-error", new { versionNumber = 1, reason = "Wrong patient." }, active.ETag).Succeeds();

        Assert.Equal("EnteredInError", (string?)marked["status"]);
        Assert.Equal(ContentOf(active).ToJsonString(), ContentOf(marked).ToJsonString());
        await Supervisor.Post($"/plans/{active.Id}/enter-in-error", new { versionNumber = 1, reason = "Again." }, marked.ETag)
            .IsRefused(409, "ILLEGAL_TRANSITION");
        await Supervisor.Post($"/plans/{active.Id}/enter-in-error", new { versionNumber = 7, reason = "None." }, marked.ETag)
            .IsRefused(404, "NOT_FOUND");
    }

    [Fact]
    public async Task A_plan_can_be_read_as_of_a_day_and_what_was_known()
    {
        var active = await _organization.ActiveAsync();

        var today = await Counselor.Get($"/plans/{active.Id}?asOf=2026-01-05").Succeeds();
        var before = await Counselor.Get($"/plans/{active.Id}?asOf=2026-01-04").Succeeds();
        var unknown = await Counselor.Get($"/plans/{active.Id}?knownAt=2026-01-01T00:00:00Z").Succeeds();

        Assert.Equal("Active", (string?)today["status"]);
        Assert.Equal(ContentOf(active).ToJsonString(), ContentOf(today).ToJsonString());
        Assert.Null(before["status"]);
        Assert.Null(before["currentVersion"]);
        Assert.Empty(before["goals"]!.AsArray());
        Assert.Null(unknown["currentVersion"]);
    }

    [Fact]
    public async Task A_reader_that_has_the_version_gets_304()
    {
        var draft = await _organization.DraftAsync();

        var again = await Counselor.Get($"/plans/{draft.Id}", ("If-None-Match", draft.ETag));

        Assert.Equal(HttpStatusCode.NotModified, again.Status);
    }

    [Fact]
    public async Task The_first_plan_needs_an_open_episode()
    {
        var screened = await _organization.ScreenedAsync();
        var declined = await Counselor.Post(
            $"/episodes/{screened.Id}/decline", new { declinedOn = Course.ScreenedOn, reason = "PatientDeclined" }, screened.ETag).Succeeds();

        await Counselor.Post($"/episodes/{declined.Id}/plans", new { }).IsRefused(409, "EPISODE_NOT_OPEN");
    }

    [Fact]
    public async Task A_client_without_a_person_cannot_open_a_plan()
    {
        var episode = await _organization.AdmittedAsync();
        var nobody = await _organization.ClientAsync([Role.Counselor]);

        await nobody.Post($"/episodes/{episode.Id}/plans", new { }).IsRefused(403, "PRACTITIONER_REQUIRED");
        await nobody.Get("/plans?mine=true").IsRefused(403, "PRACTITIONER_REQUIRED");
    }
}
