using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Transition;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Api.Tests.Transition;

/// <summary>G.5. Today is Monday 5 January; the patient was admitted on the 2nd.</summary>
public sealed class ContinuingCareTests
{
    private static readonly object Drawn = new { role = "Patient", method = "ElectronicDrawn" };
    private static readonly object Typed = new { role = "Counselor", method = "ElectronicTyped" };
    private static readonly object Good = TransitionBodies.ContinuingCare.With(
        new { plannedDischargeOn = "2026-01-20", nextCare = new { provider = "Mill Street clinic", firstAppointmentOn = "2026-01-27" } });

    private CareInProgress _care = null!;

    private string Path => $"/episodes/{_care.EpisodeId}/continuing-care-plan";

    private string RelapsePrevention => $"/episodes/{_care.EpisodeId}/relapse-prevention-plan";

    private string Discharge => $"/episodes/{_care.EpisodeId}/discharge";

    [Fact]
    public async Task It_is_in_force_once_complete_and_signed_with_a_relapse_prevention_plan_beside_it()
    {
        _care = await CareInProgress.StartAsync();
        Assert.Equal("\"0\"", (await _care.Counselor.Get(Path).Succeeds()).ETag);
        var draft = await _care.Counselor.Put(Path, Good, "\"0\"").Succeeds();
        Assert.Equal([1, 2, 4, 8, 12, 24], draft["draft/content/checkInWeeks"]!.AsArray().Select(week => (int)week!));
        Assert.Equal(["CCP-7 "], await GapsAsync());
        await _care.Counselor.Post($"{Path}/signatures", Drawn, draft.ETag).IsRefused(422, "PLAN_INCOMPLETE");

        await TransitionBodies.PutInForceAsync(_care.Counselor, RelapsePrevention, TransitionBodies.RelapsePrevention);
        var active = await TransitionBodies.PutInForceAsync(_care.Counselor, Path, Good);

        Assert.Equal("Active", (string)active["current/status"]!);
        Assert.Equal(active.Text, (await _care.Counselor.Get(Path).Succeeds()).Text);
        Assert.Equal("Her own flat", (string)(await _care.Counselor.Get($"{Path}/versions/1").Succeeds())["plan/content/housing"]!);
        await _care.Counselor.Post($"{Path}/activate", null, active.ETag).IsRefused(409, "NO_DRAFT");
        await _care.Counselor.Post($"{Path}/signatures", Drawn, active.ETag).IsRefused(409, "NO_DRAFT");
        var taken = await _care.Counselor.Post($"{Path}/versions/1/enter-in-error", new { reason = "Another patient." }, active.ETag).Succeeds();
        await _care.Counselor.Post($"{Path}/versions/1/enter-in-error", new { reason = "Again." }, taken.ETag).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task The_first_appointment_is_within_a_week_of_the_discharge_that_stands()
    {
        _care = await CareInProgress.StartAsync();
        await TransitionBodies.PutInForceAsync(_care.Counselor, RelapsePrevention, TransitionBodies.RelapsePrevention);
        await _care.Counselor.Put(Path, Good, "\"0\"").Succeeds();
        Assert.Empty(await GapsAsync());

        var proposed = await _care.Counselor.Post(Discharge, new { type = "Moved", dischargedOn = "2026-01-19", reason = "Moves away." }).Succeeds();
        Assert.Equal(["CCP-2 /nextCare/firstAppointmentOn"], await GapsAsync());
        await _care.Counselor.Post($"{Discharge}/withdraw", new { reason = "Stays." }, proposed.ETag).Succeeds();
        Assert.Empty(await GapsAsync());
    }

    [Theory]
    [InlineData("""{"nextCare":{"provider":"Clinic","levelOfCare":{"edition":"Fourth","code":"9"}}}""", "UNKNOWN_LEVEL_OF_CARE", "/nextCare/levelOfCare/code")]
    [InlineData("""{"checkInWeeks":[1,2,1]}""", "DUPLICATE", "/checkInWeeks/2")]
    public async Task What_cannot_be_is_refused(string change, string code, string pointer)
    {
        _care = await CareInProgress.StartAsync();

        var refused = await _care.Counselor.Put(Path, Good.With(change), "\"0\"").IsRefused(422, code);

        Assert.Equal([(pointer, code)], refused.Errors);
    }

    [Fact]
    public async Task Signing_and_activating_take_the_right_person_a_credential_and_every_signature()
    {
        _care = await CareInProgress.StartAsync();
        await TransitionBodies.PutInForceAsync(_care.Counselor, RelapsePrevention, TransitionBodies.RelapsePrevention);
        var draft = await _care.Counselor.Put(Path, Good, "\"0\"").Succeeds();
        var nobody = await _care.Organization.ClientAsync([Role.Counselor]);
        await nobody.Post($"{Path}/signatures", Typed, draft.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
        await nobody.Post($"{Path}/activate", null, draft.ETag).IsRefused(403, "PRACTITIONER_REQUIRED");
        await _care.Counselor.Post($"{Path}/signatures", new { role = "Patient", method = "PaperScan", signedAt = "2026-01-06T12:00:00Z" }, draft.ETag)
            .IsRefused(422, "DATE_IN_FUTURE");
        var signed = await _care.Counselor.Post($"{Path}/signatures", Drawn, draft.ETag).Succeeds();
        await _care.Counselor.Post($"{Path}/signatures", Drawn, signed.ETag).IsRefused(409, "ALREADY_SIGNED");
        await _care.Counselor.Post($"{Path}/activate", null, signed.ETag).IsRefused(422, "SIGNATURES_MISSING");
        await _care.ReadAsync(async db =>
        {
            var practitioner = await db.Practitioners.SingleAsync(p => p.Id == _care.Organization.Counselor);
            practitioner.Update(new PractitionerProfile("Sam", "Reed", [], [], ["MA"], null, Active: true));
            return await db.SaveChangesAsync(default);
        });
        await _care.Counselor.Post($"{Path}/signatures", Typed, signed.ETag).IsRefused(422, "CREDENTIAL_NOT_ACTIVE");
        var incomplete = await _care.Counselor.Put(Path, Good.Without("housing"), signed.ETag).Succeeds();
        await _care.Counselor.Post($"{Path}/activate", null, incomplete.ETag).IsRefused(422, "PLAN_INCOMPLETE");
    }

    [Fact]
    public async Task A_discharge_proposed_without_them_asks_for_both_plans_by_its_day()
    {
        _care = await CareInProgress.StartAsync();
        await _care.Counselor.Post(Discharge, new { type = "Moved", dischargedOn = "2026-01-20", reason = "Moves away." }).Succeeds();

        var asked = await WorkAsync();
        Assert.Equal([WorkItemKind.RelapsePreventionDue, WorkItemKind.ContinuingCareDue], asked.Select(item => item.Kind).Order());
        Assert.All(asked, item => Assert.Equal(new DateTimeOffset(2026, 1, 21, 5, 0, 0, TimeSpan.Zero), item.DueAt));

        await TransitionBodies.PutInForceAsync(_care.Counselor, RelapsePrevention, TransitionBodies.RelapsePrevention);
        await TransitionBodies.PutInForceAsync(_care.Counselor, Path, Good);
        Assert.All(await WorkAsync(), item => Assert.Equal(WorkItemStatus.Resolved, item.Status));
    }

    [Fact]
    public async Task Who_has_died_takes_nothing_along()
    {
        _care = await CareInProgress.StartAsync();

        await _care.Counselor.Post(Discharge, new { type = "Deceased", dischargedOn = "2026-01-05", reason = "Told by the family." }).Succeeds();

        Assert.Empty(await WorkAsync());
    }

    [Fact]
    public async Task After_so_many_days_without_one_in_force_it_is_a_work_item()
    {
        await using var host = await ApiHost.StartAsync();
        _care = await CareInProgress.StartAsync(host);
        host.Clock.SetDate(2026, 3, 19);
        await host.RunAsync<TransitionJobs>();
        Assert.Equal([WorkItemKind.RelapsePreventionDue], (await WorkAsync()).Select(item => item.Kind));

        host.Clock.SetDate(2026, 3, 20);
        await host.RunAsync<TransitionJobs>();
        Assert.Equal([WorkItemKind.RelapsePreventionDue, WorkItemKind.ContinuingCareDue], (await WorkAsync()).Select(item => item.Kind).Order());
    }

    [Fact]
    public async Task An_episode_that_is_over_or_never_was_takes_none()
    {
        _care = await CareInProgress.StartAsync();
        var draft = await _care.Counselor.Put(Path, Good, "\"0\"").Succeeds();
        var proposed = await _care.Counselor.Post(Discharge, new { type = "Moved", dischargedOn = "2026-01-05", reason = "Moves away." }).Succeeds();
        await _care.Supervisor.Post($"{Discharge}/approve", null, proposed.ETag).Succeeds();
        await RefusesAsync(draft.ETag, "EPISODE_NOT_OPEN");

        var episode = await _care.Counselor.Get($"/episodes/{_care.EpisodeId}").Succeeds();
        await _care.Supervisor.Post($"/episodes/{_care.EpisodeId}/enter-in-error", new { reason = "Another patient." }, episode.ETag).Succeeds();
        await RefusesAsync(draft.ETag, "ENTERED_IN_ERROR");
    }

    private async Task RefusesAsync(string etag, string code)
    {
        await _care.Counselor.Put(Path, Good, etag).IsRefused(409, code);
        await _care.Counselor.Post($"{Path}/signatures", Drawn, etag).IsRefused(409, code);
        await _care.Counselor.Post($"{Path}/activate", null, etag).IsRefused(409, code);
    }

    private async Task<List<string>> GapsAsync() => [.. TransitionBodies.Gaps(await _care.Counselor.Get($"{Path}/gaps").Succeeds())];

    private Task<List<WorkItem>> WorkAsync() => _care.ReadAsync(db => db.WorkItems
        .Where(item => item.Kind == WorkItemKind.RelapsePreventionDue || item.Kind == WorkItemKind.ContinuingCareDue).ToListAsync());
}
