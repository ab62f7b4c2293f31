using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Coverage;

namespace TreatmentPlans.Api.Tests.Coverage;

/// <summary>A.4 over HTTP; the patient was admitted on 5 January at level 2.1.</summary>
public sealed class CertificationTests
{
    [Fact]
    public async Task A_physician_certifies_and_it_is_read_and_listed()
    {
        var (_, organization, episodeId) = await StartAsync();
        var physician = organization.Client(Role.Physician);
        var recorded = await physician.Post($"/episodes/{episodeId}/certifications", new { }).Succeeds();
        var path = $"/certifications/{recorded.Id}";

        Assert.Equal((201, $"/api/v1{path}"), ((int)recorded.Status, recorded.Headers["Location"]));
        Assert.Equal(
            ("2026-01-05", "2026-02-20", "2026-03-06"), ((string?)recorded["certifiedOn"], (string?)recorded["renewFrom"], (string?)recorded["validTo"]));
        Assert.Equal((organization.Physician.ToString(), 9m), ((string?)recorded["certifiedBy"], (decimal)recorded["hoursPerWeek"]!));
        Assert.Equal(recorded.Id, (await physician.Get(path).Succeeds()).Id);
        Assert.Equal(recorded.Id, (string?)(await physician.Get($"/episodes/{episodeId}/certifications").Succeeds())["/items/0/id"]);

        var wrong = await physician.Post($"{path}/enter-in-error", new { reason = "Another patient." }, recorded.ETag).Succeeds();
        Assert.Equal("Another patient.", (string?)wrong["enteredInError/reason"]);
        await physician.Post($"{path}/enter-in-error", new { reason = "Again." }, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task The_first_one_is_due_at_once_and_the_next_one_from_the_46th_day_until_it_is_there()
    {
        await using var host = await ApiHost.StartAsync();
        var (care, organization, episodeId) = await StartAsync(host);
        await host.RunAsync<AuthorizationJobs>();
        await host.RunAsync<AuthorizationJobs>();
        Assert.Equal(["Open 2026-01-06T05:00:00Z"], await DueAsync());

        await care.CertifyAsync();
        Assert.Equal(["Resolved 2026-01-06T05:00:00Z"], await DueAsync());
        host.Clock.SetDate(2026, 2, 19);
        await host.RunAsync<AuthorizationJobs>();
        Assert.Single(await DueAsync());
        host.Clock.SetDate(2026, 2, 20);
        await host.RunAsync<AuthorizationJobs>();
        await host.RunAsync<AuthorizationJobs>();
        Assert.Equal(["Open 2026-03-07T05:00:00Z", "Resolved 2026-01-06T05:00:00Z"], (await DueAsync()).Order());
        await care.CertifyAsync();
        Assert.All(await DueAsync(), item => Assert.StartsWith("Resolved", item, StringComparison.Ordinal));

        async Task<List<string>> DueAsync() =>
            [.. (await organization.Client(Role.Supervisor).Get("/work-items?kind=CertificationDue").Succeeds())["items"]!.AsArray()
                .Where(item => (string?)item!["episodeId"] == episodeId)
                .Select(item => $"{item!["status"]} {(DateTimeOffset)item["dueAt"]!:yyyy-MM-dd'T'HH:mm:ss'Z'}")];
    }

    [Fact]
    public async Task Who_is_covered_by_others_is_asked_for_none()
    {
        await using var host = await ApiHost.StartAsync();
        var (_, organization, _) = await StartAsync(host, "Commercial");

        await host.RunAsync<AuthorizationJobs>();

        Assert.Empty((await organization.Client(Role.Supervisor).Get("/work-items?kind=CertificationDue").Succeeds())["items"]!.AsArray());
    }

    [Fact]
    public async Task A_certification_that_does_not_hold_is_refused()
    {
        var (care, organization, episodeId) = await StartAsync();
        var path = $"/episodes/{episodeId}/certifications";
        var physician = organization.Client(Role.Physician);

        var early = await physician.Post(path, new { certifiedOn = "2026-01-04" }).IsRefused(422, "DATE_OUT_OF_ORDER");
        Assert.Equal([("/certifiedOn", "DATE_OUT_OF_ORDER")], early.Errors);
        await physician.Post(path, new { certifiedOn = "2026-01-06" }).IsRefused(422, "DATE_IN_FUTURE");
        var nobody = await organization.ClientAsync([Role.Physician]);
        await nobody.Post(path, new { }).IsRefused(403, "PRACTITIONER_REQUIRED");
        var person = await physician.Get($"/practitioners/{organization.Physician}").Succeeds();
        await organization.Client(Role.Administrator).Put($"/practitioners/{organization.Physician}", new
        {
            givenName = "Noor",
            familyName = "Vale",
            credentials = Array.Empty<object>(),
            licenceStates = Array.Empty<string>(),
            active = true,
        }, person.ETag).Succeeds();
        await physician.Post(path, new { }).IsRefused(422, "CREDENTIAL_NOT_ACTIVE");

        var screened = await organization.ScreenedAsync();
        await physician.Post($"/episodes/{screened.Id}/certifications", new { }).IsRefused(409, "EPISODE_NOT_IN_CARE");
        await organization.Client(Role.Supervisor).Post($"/episodes/{screened.Id}/enter-in-error", new { reason = "Wrong." }, screened.ETag).Succeeds();
        await physician.Post($"/episodes/{screened.Id}/certifications", new { }).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task Medicare_asks_for_nine_hours_a_week_in_the_phase_in_force()
    {
        await using var host = await ApiHost.StartAsync();
        var progress = await CareInProgress.StartAsync(host);
        await MedicareAsync(progress.Organization, progress.PatientId.ToString());
        await progress.Supervisor.Post(progress.Decisions, await progress.StepDownAsync(new DateOnly(2026, 1, 12))).Succeeds();
        var physician = progress.Organization.Client(Role.Physician);
        host.Clock.SetDate(2026, 1, 12);
        await CareInProgress.RunDueTransitionsAsync(host);

        await physician.Post($"/episodes/{progress.EpisodeId}/certifications", new { }).IsRefused(422, "HOURS_BELOW_MINIMUM");
        await physician.Post($"/episodes/{progress.EpisodeId}/certifications", new { certifiedOn = "2026-01-11" }).Succeeds();
    }

    [Fact]
    public async Task What_Medicare_pays_is_held_on_days_without_a_certification()
    {
        var care = await BilledCare.StartAdmittedAsync();
        await care.Billing.Put(
            $"/coverages/{care.Coverage.Id}", CoverageBodies.Body.With(new { kind = "Medicare", identifiers = Array.Empty<object>() }), care.Coverage.ETag).Succeeds();
        await care.LockedAsync("2026-01-05", hour: 10);

        Assert.Equal(["CertificationMissing"], Holds(await care.LinesAsync()));

        var certified = await care.Calendar.Organization.Client(Role.Physician).Post($"/episodes/{care.Patient.EpisodeId}/certifications", new { }).Succeeds();
        Assert.Empty(Holds(await care.LinesAsync()));

        await care.Calendar.Organization.Client(Role.Physician)
            .Post($"/certifications/{certified.Id}/enter-in-error", new { reason = "Another patient." }, certified.ETag).Succeeds();
        Assert.Equal(["CertificationMissing"], Holds(await care.LinesAsync()));

        static IEnumerable<string?> Holds(ApiAnswer lines) => lines["lines/0/holds"]!.AsArray().Select(hold => (string?)hold);
    }

    private static Task<ApiAnswer> MedicareAsync(TestOrganization organization, string patientId, string kind = "Medicare") =>
        organization.Client(Role.Billing).Post($"/patients/{patientId}/coverages", CoverageBodies.Body.With(new { kind })).Succeeds();

    private static async Task<(Covered Care, TestOrganization Organization, string EpisodeId)> StartAsync(ApiHost? host = null, string kind = "Medicare")
    {
        var organization = await TestOrganization.CreateAsync(host);
        var episode = await organization.AdmittedAsync();
        var coverage = await MedicareAsync(organization, (string)episode["patientId"]!, kind);
        Assert.Equal(kind, (string?)coverage["kind"]);
        return (new Covered(organization, episode.Id), organization, episode.Id);
    }

    private sealed record Covered(TestOrganization Organization, string EpisodeId)
    {
        public Task<ApiAnswer> CertifyAsync() =>
            Organization.Client(Role.Physician).Post($"/episodes/{EpisodeId}/certifications", new { }).Succeeds();
    }
}
