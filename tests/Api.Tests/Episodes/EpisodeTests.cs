using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Episodes;

public sealed class EpisodeTests
{
    private static object Referral(string programId) => new { programId, requestedOn = Course.RequestedOn, source = "PrimaryCare" };

    [Fact]
    public async Task A_referral_opens_an_episode()
    {
        var organization = await TestOrganization.CreateAsync();
        var program = await organization.ProgramAsync();
        var patient = await organization.PatientAsync();
        var identifiers = new[] { new { system = "urn:example:encounter", value = "E-1" } };
        var acuteCare = new { setting = "EmergencyDepartment", endedOn = "2026-01-02" };

        var referred = await organization.Client(Role.Scheduler)
            .Post($"/patients/{patient.Id}/episodes", Referral(program.Id).With(new { note = "Asked by phone.", identifiers, acuteCare })).Succeeds();

        Assert.Equal((201, $"/api/v1/episodes/{referred.Id}", "\"1\""), ((int)referred.Status, referred.Headers["Location"], referred.ETag));
        var episode = await organization.Client(Role.Counselor).Get($"/episodes/{referred.Id}").Succeeds();
        Assert.Equal(referred.Text, episode.Text);
        Assert.Equal("Referred", (string?)episode["status"]);
        Assert.Equal((patient.Id, program.Id), ((string?)episode["patientId"], (string?)episode["programId"]));
        Assert.Equal((Course.RequestedOn, "PrimaryCare", "Asked by phone."), (
            (string?)episode["referral/requestedOn"], (string?)episode["referral/source"], (string?)episode["referral/note"]));
        Assert.NotNull((string?)episode["referral/recordedAt"]);
        Assert.Equal(("EmergencyDepartment", "2026-01-02"), ((string?)episode["referral/acuteCare/setting"], (string?)episode["referral/acuteCare/endedOn"]));
        Assert.Equal("E-1", (string?)episode["identifiers/0/value"]);
        Assert.Null(episode["currentLevelOfCare"]);
        Assert.Equal(304, (int)(await organization.Client(Role.Counselor).Get($"/episodes/{referred.Id}", ("If-None-Match", episode.ETag))).Status);
    }

    [Fact]
    public async Task An_identifier_belongs_to_one_episode_of_the_organization()
    {
        var organization = await TestOrganization.CreateAsync();
        var client = organization.Client(Role.System);
        var program = await organization.ProgramAsync();
        var patient = await client.Post("/patients", Course.PatientBody).Succeeds();
        var body = Referral(program.Id).With(new { identifiers = new[] { new { system = "urn:example:encounter", value = "E-1" } } });

        await client.Post($"/patients/{patient.Id}/episodes", body).Succeeds();
        await client.Post($"/patients/{patient.Id}/episodes", body.With(new { programId = (await organization.ProgramAsync()).Id }))
            .IsRefused(409, "IDENTIFIER_TAKEN");

        Assert.Single((await client.Get($"/patients/{patient.Id}/episodes").Succeeds())["items"]!.AsArray());
    }

    [Theory]
    [InlineData("""{ "requestedOn": "2026-01-06" }""", "DATE_IN_FUTURE", "/requestedOn")]
    [InlineData("""{ "acuteCare": { "setting": "Inpatient", "endedOn": "2026-01-06" } }""", "DATE_IN_FUTURE", "/acuteCare/endedOn")]
    [InlineData("""{ "acuteCare": { "setting": "Inpatient", "endedOn": "1900-01-01" } }""", "DATE_OUT_OF_ORDER", "/acuteCare/endedOn")]
    [InlineData("""{ "programId": "019b8f00-0000-7000-8000-000000000000" }""", "UNKNOWN_REFERENCE", "/programId")]
    [InlineData("""{ "previousEpisodeId": "019b8f00-0000-7000-8000-000000000000" }""", "UNKNOWN_REFERENCE", "/previousEpisodeId")]
    [InlineData("""{ "identifiers": [{ "system": "urn:a", "value": "1" }, { "system": "urn:a", "value": "1" }] }""", "DUPLICATE", "/identifiers/1")]
    [InlineData("""{ "identifiers": [{ "system": "http://hl7.org/fhir/sid/us-npi", "value": "1" }] }""", "INVALID_NPI", "/identifiers/0/value")]
    public async Task A_referral_that_breaks_a_rule_is_refused(string change, string code, string pointer)
    {
        var organization = await SharedOrganization.GetAsync();
        var client = organization.Client(Role.Counselor);
        var program = await organization.ProgramAsync();
        var path = $"/patients/{(await organization.PatientAsync()).Id}/episodes";

        var refused = await client.Post(path, Referral(program.Id).With(change)).IsRefused(422, code);

        Assert.Equal([(pointer, code)], refused.Errors);
        Assert.Empty((await client.Get(path).Succeeds())["items"]!.AsArray());
    }

    [Theory]
    [InlineData("""{ "source": "Nobody" }""", "INVALID_FORMAT", "/source")]
    [InlineData("""{ "requestedOn": null }""", "REQUIRED", "/requestedOn")]
    [InlineData("""{ "acuteCare": { "setting": "Hotel", "endedOn": "2026-01-02" } }""", "INVALID_FORMAT", "/acuteCare/setting")]
    [InlineData("""{ "acuteCare": { "setting": "Inpatient" } }""", "REQUIRED", "/acuteCare/endedOn")]
    [InlineData("""{ "status": "Admitted" }""", "UNKNOWN_MEMBER", "/status")]
    public async Task A_referral_of_the_wrong_shape_is_refused(string change, string code, string pointer)
    {
        var organization = await SharedOrganization.GetAsync();
        var patient = await organization.PatientAsync();

        var refused = await organization.Client(Role.Counselor)
            .Post($"/patients/{patient.Id}/episodes", Referral(Guid.Empty.ToString()).With(change)).IsRefused(400, code);

        Assert.Equal([(pointer, code)], refused.Errors);
    }

    [Fact]
    public async Task Nobody_is_referred_who_died_or_whose_record_does_not_hold()
    {
        var organization = await SharedOrganization.GetAsync();
        var supervisor = organization.Client(Role.Supervisor);
        var body = Referral((await organization.ProgramAsync()).Id);
        var dead = await supervisor.Post("/patients", Course.PatientBody.With(new { deceasedOn = "2026-01-01" })).Succeeds();
        var merged = await organization.PatientAsync();
        await supervisor.Post($"/patients/{merged.Id}/merge", new { intoPatientId = dead.Id }, merged.ETag).Succeeds();
        var wrong = await organization.PatientAsync();
        await supervisor.Post($"/patients/{wrong.Id}/enter-in-error", new { reason = "Wrong." }, wrong.ETag).Succeeds();

        await supervisor.Post($"/patients/{dead.Id}/episodes", body).IsRefused(422, "PATIENT_DECEASED");
        await supervisor.Post($"/patients/{merged.Id}/episodes", body).IsRefused(409, "PATIENT_MERGED");
        await supervisor.Post($"/patients/{wrong.Id}/episodes", body).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task A_patient_has_one_open_episode_in_a_programme()
    {
        var organization = await TestOrganization.CreateAsync();
        var client = organization.Client(Role.Supervisor);
        var open = await organization.ScreenedAsync();
        var path = $"/patients/{(string)open["patientId"]!}/episodes";
        var body = Referral((string)open["programId"]!);

        await client.Post(path, body).IsRefused(409, "EPISODE_OPEN");
        await client.Post(path, Referral((await organization.ProgramAsync()).Id)).Succeeds();
        await client.Post($"/episodes/{open.Id}/enter-in-error", new { reason = "Another patient's." }, open.ETag).Succeeds();

        await client.Post(path, body).Succeeds();
    }

    /// <summary>A refusal would tell a referrer that the patient is in treatment here.</summary>
    [Fact]
    public async Task A_referrer_that_does_not_see_the_open_episode_is_not_told_of_it_and_the_second_one_is_not_admitted()
    {
        var organization = await TestOrganization.CreateAsync();
        var ehr = organization.Client(Role.System);
        var counselor = organization.Client(Role.Counselor);
        var program = await organization.ProgramAsync();
        var patient = await ehr.Post("/patients", Course.PatientBody).Succeeds();
        var path = $"/patients/{patient.Id}/episodes";
        var first = await RatedAsync(await counselor.Post(path, Referral(program.Id)).Succeeds());

        var second = await RatedAsync(await ehr.Post(path, Referral(program.Id)).Succeeds());

        await ehr.Post(path, Referral(program.Id)).IsRefused(409, "EPISODE_OPEN");
        await counselor.Post($"/episodes/{first.Episode}/admit", Course.AdmissionBody(first.Ratings), first.ETag).Succeeds();
        await counselor.Post($"/episodes/{second.Episode}/admit", Course.AdmissionBody(second.Ratings), second.ETag).IsRefused(409, "EPISODE_OPEN");

        async Task<(string Episode, string Ratings, string ETag)> RatedAsync(ApiAnswer referred)
        {
            var screened = await counselor.Post(
                $"/episodes/{referred.Id}/screen", new { screenedOn = Course.ScreenedOn }, referred.ETag).Succeeds();
            var rated = await counselor.Post(
                $"/episodes/{referred.Id}/dimension-ratings", Course.RatingsBody(1, 0, 2, 1, 2, 1), screened.ETag).Succeeds();
            return (referred.Id, rated.Id, rated.ETag);
        }
    }

    [Fact]
    public async Task A_readmission_is_linked_to_the_ended_episode_of_the_same_patient()
    {
        var organization = await TestOrganization.CreateAsync();
        var client = organization.Client(Role.Counselor);
        var first = await organization.ScreenedAsync();
        var (patientId, programId) = ((string)first["patientId"]!, (string)first["programId"]!);
        var again = Referral(programId).With(new { previousEpisodeId = first.Id });

        await client.Post($"/patients/{patientId}/episodes", again).IsRefused(422, "PREVIOUS_EPISODE_OPEN");
        await client.Post($"/episodes/{first.Id}/decline", new { declinedOn = Course.AdmittedOn, reason = "NoContact" }, first.ETag).Succeeds();
        await client.Post($"/patients/{(await organization.PatientAsync()).Id}/episodes", again).IsRefused(422, "UNKNOWN_REFERENCE");
        var second = await client.Post($"/patients/{patientId}/episodes", again).Succeeds();

        Assert.Equal(first.Id, (string?)second["previousEpisodeId"]);
    }

    [Fact]
    public async Task Episodes_of_a_patient_are_listed_newest_first_by_status_and_programme()
    {
        var organization = await TestOrganization.CreateAsync();
        var client = organization.Client(Role.Counselor);
        var first = await organization.ScreenedAsync();
        var path = $"/patients/{(string)first["patientId"]!}/episodes";
        var program = await organization.ProgramAsync();
        var second = await client.Post(path, Referral(program.Id)).Succeeds();

        Assert.Equal([second.Id, first.Id], Ids(await client.Get(path).Succeeds()));
        Assert.Equal([first.Id], Ids(await client.Get($"{path}?status=Screened").Succeeds()));
        Assert.Equal([second.Id], Ids(await client.Get($"{path}?programId={program.Id}").Succeeds()));
        var page = await client.Get($"{path}?limit=1").Succeeds();
        var after = Uri.EscapeDataString((string)page["next"]!);
        Assert.Equal([first.Id], Ids(await client.Get($"{path}?limit=1&after={after}").Succeeds()));
        await client.Get($"{path}?status=Screened&after={after}").IsRefused(400, "INVALID_CURSOR");
        await client.Get($"{path}?status=screened").IsRefused(400, "INVALID_FORMAT");
    }

    [Fact]
    public async Task Screening_moves_a_referral_on()
    {
        var organization = await TestOrganization.CreateAsync();
        var client = organization.Client(Role.Counselor);
        var referred = await organization.ReferredAsync();
        var path = $"/episodes/{referred.Id}";

        await client.Post($"{path}/screen", new { screenedOn = "2026-01-01" }, referred.ETag).IsRefused(422, "DATE_OUT_OF_ORDER");
        await client.Post($"{path}/screen", new { screenedOn = "2026-01-06" }, referred.ETag).IsRefused(422, "DATE_IN_FUTURE");
        await client.Post($"{path}/screen", new { }, referred.ETag).IsRefused(400, "REQUIRED");
        Assert.Equal(referred.Text, (await client.Get(path)).Text);

        var screened = await client.Post($"{path}/screen", new { screenedOn = Course.ScreenedOn, note = "By phone." }, referred.ETag).Succeeds();
        Assert.Equal(screened.Text, (await client.Get(path)).Text);
        Assert.Equal(("Screened", Course.ScreenedOn, organization.Counselor.ToString()), (
            (string?)screened["status"], (string?)screened["screening/screenedOn"], (string?)screened["screening/screenedBy"]));

        var refused = await client.Post($"{path}/screen", new { screenedOn = Course.ScreenedOn }, screened.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        Assert.Contains("Screened", (string)refused["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declining_ends_a_screened_episode()
    {
        var organization = await TestOrganization.CreateAsync();
        var client = organization.Client(Role.Counselor);
        var screened = await organization.ScreenedAsync();
        var path = $"/episodes/{screened.Id}";
        object Decline(string on) => new { declinedOn = on, reason = "NoCapacity", note = "Waiting list elsewhere." };

        await client.Post($"{path}/decline", Decline("2026-01-02"), screened.ETag).IsRefused(422, "DATE_OUT_OF_ORDER");
        await client.Post($"{path}/decline", Decline("2026-01-06"), screened.ETag).IsRefused(422, "DATE_IN_FUTURE");
        await client.Post($"{path}/decline", Decline(Course.AdmittedOn).Without("reason"), screened.ETag).IsRefused(400, "REQUIRED");
        var declined = await client.Post($"{path}/decline", Decline(Course.AdmittedOn), screened.ETag).Succeeds();

        Assert.Equal(declined.Text, (await client.Get(path)).Text);
        Assert.Equal(("NotAdmitted", "NoCapacity"), ((string?)declined["status"], (string?)declined["declination/reason"]));
        await client.Post($"{path}/decline", Decline(Course.AdmittedOn), declined.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
    }

    [Fact]
    public async Task An_episode_opened_by_mistake_stays_readable_and_takes_no_more_changes()
    {
        var organization = await TestOrganization.CreateAsync();
        var supervisor = organization.Client(Role.Supervisor);
        var screened = await organization.ScreenedAsync();
        var path = $"/episodes/{screened.Id}";

        var wrong = await supervisor.Post($"{path}/enter-in-error", new { reason = "Wrong patient." }, screened.ETag).Succeeds();

        Assert.Equal("Wrong patient.", (string?)(await supervisor.Get(path).Succeeds())["enteredInError/reason"]);
        foreach (var (verb, body) in EpisodeAccessTests.Bodies)
        {
            await supervisor.Post($"{path}/{verb}", body, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        }
    }

    [Fact]
    public async Task A_change_needs_the_current_version()
    {
        var organization = await SharedOrganization.GetAsync();
        var supervisor = organization.Client(Role.Supervisor);
        var episode = await organization.ReferredAsync();

        foreach (var (verb, body) in EpisodeAccessTests.Bodies)
        {
            await supervisor.Post($"/episodes/{episode.Id}/{verb}", body).IsRefused(428, "PRECONDITION_REQUIRED");
            await supervisor.Post($"/episodes/{episode.Id}/{verb}", body, "\"9\"").IsRefused(412, "PRECONDITION_FAILED");
        }

        Assert.Equal(episode.Text, (await supervisor.Get($"/episodes/{episode.Id}")).Text);
    }

    [Theory]
    [InlineData("screen")]
    [InlineData("decline")]
    [InlineData("admit")]
    [InlineData("leave")]
    [InlineData("dimension-ratings")]
    public async Task An_act_of_a_person_needs_one(string verb)
    {
        var organization = await SharedOrganization.GetAsync();
        var nobody = await organization.ClientAsync([Role.Counselor]);

        await nobody.Post($"/episodes/{Guid.Empty}/{verb}", EpisodeAccessTests.Bodies[verb], "\"1\"").IsRefused(403, "PRACTITIONER_REQUIRED");
    }

    [Fact]
    public async Task Twenty_changes_at_once_under_one_version_make_one()
    {
        var organization = await TestOrganization.CreateAsync();
        var client = organization.Client(Role.Counselor);
        var referred = await organization.ReferredAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            _ => client.Post($"/episodes/{referred.Id}/screen", new { screenedOn = Course.ScreenedOn }, referred.ETag)));

        Assert.Single(answers, answer => (int)answer.Status == 200);
        Assert.Equal(19, answers.Count(answer => (int)answer.Status == 412));
        Assert.Equal("\"2\"", (await client.Get($"/episodes/{referred.Id}")).ETag);
    }

    [Fact]
    public async Task A_client_outside_the_workforce_follows_what_it_referred_only()
    {
        var organization = await TestOrganization.CreateAsync();
        var ehr = organization.Client(Role.System);
        var program = await organization.ProgramAsync();
        var patient = await ehr.Post("/patients", Course.PatientBody).Succeeds();
        var own = await ehr.Post($"/patients/{patient.Id}/episodes", Referral(program.Id)).Succeeds();
        var elsewhere = await organization.ProgramAsync();
        var other = await organization.Client(Role.Counselor).Post($"/patients/{patient.Id}/episodes", Referral(elsewhere.Id)).Succeeds();

        Assert.Equal([own.Id], Ids(await ehr.Get($"/patients/{patient.Id}/episodes").Succeeds()));
        await ehr.Get($"/episodes/{other.Id}").IsRefused(404, "NOT_FOUND");
        await ehr.Post($"/episodes/{own.Id}/diagnoses", new { code = "F10.20", isPrimary = true, indexOn = "2025-12-30" }, own.ETag).Succeeds();
    }

    [Fact]
    public async Task What_happens_is_told_in_order()
    {
        var organization = await TestOrganization.CreateAsync();
        var admitted = await organization.AdmittedAsync();

        var events = (await organization.Client(Role.Counselor).Get("/events?limit=200").Succeeds())["items"]!.AsArray()
            .Where(happened => (string?)happened!["subject"]!["episodeId"] == admitted.Id && ((string)happened["type"]!).StartsWith("episode.", StringComparison.Ordinal))
            .Select(happened => (string?)happened!["type"]);

        Assert.Equal(
            ["episode.referred", "episode.screened", "episode.diagnoses-changed", "episode.dimension-ratings-changed", "episode.admitted"],
            events);
    }

    private static IEnumerable<string?> Ids(ApiAnswer page) => page["items"]!.AsArray().Select(item => (string?)item!["id"]);
}
