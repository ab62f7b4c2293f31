using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Patients;

public sealed class PatientTests
{
    private static object Mrn(string value) => new { identifiers = new[] { new { system = "urn:example:mrn", value } } };

    [Fact]
    public async Task A_patient_is_registered_and_read()
    {
        var organization = await TestOrganization.CreateAsync();
        var body = Course.PatientBody.With(Mrn("D-001")).With(new
        {
            middleName = "Lee",
            preferredName = "Dee",
            clinicalSex = "FemaleTypical",
            language = "en-US",
            contact = new { phone = "555-0100", email = "dana@example.org", address = new { line = "1 Pier", city = "Harbor", state = "NY", postalCode = "10001" } },
        });

        var created = await organization.Client(Role.Counselor).Post("/patients", body).Succeeds();

        Assert.Equal((201, $"/api/v1/patients/{created.Id}", "\"1\""), ((int)created.Status, created.Headers["Location"], created.ETag));
        var read = await organization.Client(Role.Physician).Get($"/patients/{created.Id}").Succeeds();
        Assert.Equal(created.Text, read.Text);
        foreach (var (member, value) in body)
        {
            Assert.Equal(value!.ToJsonString(), WithoutNulls(read[member]!));
        }

        Assert.False((bool)read["legalHold"]!);
    }

    [Fact]
    public async Task A_replacement_leaves_out_what_it_does_not_name()
    {
        var organization = await TestOrganization.CreateAsync();
        var client = organization.Client(Role.Counselor);
        var created = await client.Post("/patients", Course.PatientBody.With(new { preferredName = "Dee", language = "en" })).Succeeds();

        var updated = await client.Put($"/patients/{created.Id}", Course.PatientBody.With(new { language = "es" }), created.ETag).Succeeds();

        Assert.Equal("\"2\"", updated.ETag);
        var read = await client.Get($"/patients/{created.Id}").Succeeds();
        Assert.Equal("es", (string?)read["language"]);
        Assert.Null(read["preferredName"]);
    }

    [Fact]
    public async Task A_merge_patch_changes_what_it_names_and_null_takes_away()
    {
        var organization = await TestOrganization.CreateAsync();
        var client = organization.Client(Role.Counselor);
        var created = await client.Post("/patients", Course.PatientBody.With(new
        {
            preferredName = "Dee",
            contact = new { phone = "555-0100", email = "dana@example.org" },
        })).Succeeds();

        var patched = await client.Patch(
            $"/patients/{created.Id}", """{ "preferredName": null, "language": "es", "contact": { "phone": "555-0199" } }""", created.ETag).Succeeds();

        Assert.Equal("\"2\"", patched.ETag);
        var read = await client.Get($"/patients/{created.Id}").Succeeds();
        Assert.Null(read["preferredName"]);
        Assert.Equal("es", (string?)read["language"]);
        Assert.Equal("555-0199", (string?)read["contact/phone"]);
        Assert.Equal("dana@example.org", (string?)read["contact/email"]);
        Assert.Equal("Dana", (string?)read["givenName"]);
    }

    [Theory]
    [InlineData("""{ "givenName": null }""", 400, "REQUIRED", "/givenName")]
    [InlineData("""{ "givenName": "" }""", 400, "REQUIRED", "/givenName")]
    [InlineData("""{ "colour": "red" }""", 400, "UNKNOWN_MEMBER", "/colour")]
    [InlineData("""{ "contact": { "fax": "1" } }""", 400, "UNKNOWN_MEMBER", "/contact/fax")]
    [InlineData("""{ "birthDate": "14.03.1988" }""", 400, "INVALID_FORMAT", "/birthDate")]
    [InlineData("""{ "language": "es", "language": "en" }""", 400, "INVALID_JSON", "")]
    [InlineData("""{ "\ud800": "es" }""", 400, "INVALID_JSON", "")]
    [InlineData("""{ "contact": { "\ud800": "es" } }""", 400, "INVALID_JSON", "")]
    [InlineData("""{ "language": "\ud800" }""", 400, "INVALID_JSON", "")]
    [InlineData("""{ "givenName": "a\u0000b" }""", 400, "INVALID_FORMAT", "/givenName")]
    [InlineData("""{ "identifiers": [{ "\ud800": "es" }] }""", 400, "INVALID_JSON", "")]
    [InlineData("""{ "identifiers": [{ "system": "urn:a", "system": "urn:a", "value": "1" }] }""", 400, "INVALID_JSON", "")]
    [InlineData("""[{ "language": "es" }]""", 400, "INVALID_JSON", "")]
    [InlineData("""{ "language": """, 400, "INVALID_JSON", "")]
    [InlineData("""{ "birthDate": "1879-12-31" }""", 400, "OUT_OF_RANGE", "/birthDate")]
    [InlineData("""{ "deceasedOn": "2026-02-01" }""", 422, "DATE_IN_FUTURE", "/deceasedOn")]
    public async Task A_bad_patch_changes_nothing(string patch, int status, string code, string pointer)
    {
        var organization = await SharedOrganization.GetAsync();
        var client = organization.Client(Role.Counselor);
        var created = await organization.PatientAsync();

        var refused = await client.Patch($"/patients/{created.Id}", patch, created.ETag).IsRefused(status, code);

        Assert.Equal([(pointer, code)], refused.Errors);
        Assert.Equal(created.Text, (await client.Get($"/patients/{created.Id}")).Text);
    }

    [Fact]
    public async Task A_patch_is_a_merge_patch_and_nothing_else()
    {
        var organization = await SharedOrganization.GetAsync();
        var created = await organization.PatientAsync();

        await organization.Client(Role.Counselor)
            .SendAsync(HttpMethod.Patch, $"/patients/{created.Id}", new { language = "es" }, created.ETag)
            .IsRefused(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    [Fact]
    public async Task A_change_needs_the_current_version()
    {
        var organization = await SharedOrganization.GetAsync();
        var supervisor = organization.Client(Role.Supervisor);
        var privacy = organization.Client(Role.PrivacyOfficer);
        var patient = await organization.PatientAsync();
        var path = $"/patients/{patient.Id}";
        var into = new { intoPatientId = (await organization.PatientAsync()).Id };

        foreach (var (version, status, code) in ((string?, int, string)[])[(null, 428, "PRECONDITION_REQUIRED"), ("\"9\"", 412, "PRECONDITION_FAILED")])
        {
            await supervisor.Put(path, Course.PatientBody, version).IsRefused(status, code);
            await supervisor.Patch(path, new { language = "es" }, version).IsRefused(status, code);
            await supervisor.Post($"{path}/merge", into, version).IsRefused(status, code);
            await supervisor.Post($"{path}/enter-in-error", new { reason = "Twice." }, version).IsRefused(status, code);
            await privacy.Post($"{path}/retain", new { legalHold = true }, version).IsRefused(status, code);
        }

        Assert.Equal(304, (int)(await supervisor.Get(path, ("If-None-Match", patient.ETag))).Status);
    }

    [Theory]
    [InlineData("""{ "birthDate": "2026-01-07" }""", "DATE_IN_FUTURE", "/birthDate")]
    [InlineData("""{ "deceasedOn": "1988-03-13" }""", "DECEASED_BEFORE_BIRTH", "/deceasedOn")]
    [InlineData("""{ "identifiers": [{ "system": "urn:a", "value": "1" }, { "system": "urn:a", "value": "1" }] }""", "DUPLICATE", "/identifiers/1")]
    [InlineData("""{ "identifiers": [{ "system": "http://hl7.org/fhir/sid/us-npi", "value": "1" }] }""", "INVALID_NPI", "/identifiers/0/value")]
    public async Task A_broken_rule_is_refused_by_code_and_pointer(string change, string code, string pointer)
    {
        var organization = await SharedOrganization.GetAsync();
        var client = organization.Client(Role.Counselor);
        var patient = await organization.PatientAsync();

        var refused = await client.Post("/patients", Course.PatientBody.With(change)).IsRefused(422, code);
        Assert.Equal([(pointer, code)], refused.Errors);

        await client.Put($"/patients/{patient.Id}", Course.PatientBody.With(change), patient.ETag).IsRefused(422, code);
        await client.Patch($"/patients/{patient.Id}", change, patient.ETag).IsRefused(422, code);
        Assert.Equal(patient.Text, (await client.Get($"/patients/{patient.Id}")).Text);
    }

    [Theory]
    [InlineData("""{ "familyName": "  " }""", "REQUIRED", "/familyName")]
    [InlineData("""{ "birthDate": "1879-12-31" }""", "OUT_OF_RANGE", "/birthDate")]
    [InlineData("""{ "administrativeSex": "female" }""", "INVALID_FORMAT", "/administrativeSex")]
    [InlineData("""{ "language": "English" }""", "INVALID_FORMAT", "/language")]
    [InlineData("""{ "contact": { "email": "nobody" } }""", "INVALID_FORMAT", "/contact/email")]
    [InlineData("""{ "contact": { "address": { "line": "", "city": "Harbor", "state": "NY", "postalCode": "1" } } }""", "REQUIRED", "/contact/address/line")]
    [InlineData("""{ "identifiers": [{ "system": "urn:a", "value": "" }] }""", "REQUIRED", "/identifiers/0/value")]
    [InlineData("""{ "identifiers": [null] }""", "REQUIRED", "/identifiers/0")]
    [InlineData("""{ "mergedIntoId": "019b8f00-0000-7000-8000-000000000000" }""", "UNKNOWN_MEMBER", "/mergedIntoId")]
    public async Task A_wrong_shape_is_refused_by_code_and_pointer(string change, string code, string pointer)
    {
        var organization = await SharedOrganization.GetAsync();
        var client = organization.Client(Role.Counselor);
        var patient = await organization.PatientAsync();

        var refused = await client.Post("/patients", Course.PatientBody.With(change)).IsRefused(400, code);
        Assert.Equal([(pointer, code)], refused.Errors);

        var unchanged = await client.Put($"/patients/{patient.Id}", Course.PatientBody.With(change), patient.ETag).IsRefused(400, code);
        Assert.Equal([(pointer, code)], unchanged.Errors);
        Assert.Equal(patient.Text, (await client.Get($"/patients/{patient.Id}")).Text);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public async Task A_name_has_at_most_two_hundred_characters(int length, bool accepted)
    {
        var organization = await SharedOrganization.GetAsync();
        var body = Course.PatientBody.With(new { familyName = new string('ß', length) });

        var answer = await organization.Client(Role.Counselor).Post("/patients", body);

        Assert.Equal(accepted ? 201 : 400, (int)answer.Status);
        if (!accepted)
        {
            Assert.Equal([("/familyName", "TOO_LONG")], answer.Errors);
        }
    }

    [Fact]
    public async Task An_identifier_belongs_to_one_patient_of_the_organization()
    {
        var organization = await TestOrganization.CreateAsync();
        var client = organization.Client(Role.Counselor);
        var first = await client.Post("/patients", Course.PatientBody.With(Mrn("D-001"))).Succeeds();
        var second = await organization.PatientAsync();

        await client.Post("/patients", Course.PatientBody.With(Mrn("D-001"))).IsRefused(409, "IDENTIFIER_TAKEN");
        await client.Put($"/patients/{second.Id}", Course.PatientBody.With(Mrn("D-001")), second.ETag).IsRefused(409, "IDENTIFIER_TAKEN");
        await client.Patch($"/patients/{second.Id}", Mrn("D-001"), second.ETag).IsRefused(409, "IDENTIFIER_TAKEN");
        await (await TestOrganization.CreateAsync()).Client(Role.Counselor).Post("/patients", Course.PatientBody.With(Mrn("D-001"))).Succeeds();

        // A record made by mistake gives its identifiers back.
        await organization.Client(Role.Supervisor).Post($"/patients/{first.Id}/enter-in-error", new { reason = "Test record." }, first.ETag).Succeeds();
        await client.Patch($"/patients/{second.Id}", Mrn("D-001"), second.ETag).Succeeds();
    }

    [Fact]
    public async Task Ten_registrations_under_one_identifier_at_once_make_one_patient()
    {
        var organization = await TestOrganization.CreateAsync();
        var client = organization.Client(Role.System);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.Post("/patients", Course.PatientBody.With(Mrn("D-001")))));

        Assert.Single(answers, answer => (int)answer.Status == 201);
        Assert.All(answers.Where(answer => (int)answer.Status != 201), answer => Assert.Contains(answer.Code, (string[])["CONFLICT", "IDENTIFIER_TAKEN"]));
        Assert.Single((await client.Get("/patients").Succeeds())["items"]!.AsArray());
    }

    [Fact]
    public async Task A_duplicate_is_merged_into_the_record_that_holds()
    {
        var organization = await TestOrganization.CreateAsync();
        var supervisor = organization.Client(Role.Supervisor);
        var duplicate = await organization.PatientAsync();
        var kept = await organization.PatientAsync();
        var path = $"/patients/{duplicate.Id}";

        await supervisor.Post($"{path}/merge", new { intoPatientId = duplicate.Id }, duplicate.ETag).IsRefused(422, "MERGE_WITH_SELF");
        await supervisor.Post($"{path}/merge", new { intoPatientId = Guid.Empty }, duplicate.ETag).IsRefused(422, "UNKNOWN_REFERENCE");
        var merged = await supervisor.Post($"{path}/merge", new { intoPatientId = kept.Id }, duplicate.ETag).Succeeds();

        Assert.Equal(kept.Id, (string?)merged["mergedIntoId"]);
        Assert.Equal(merged.Text, (await supervisor.Get(path)).Text);
        await supervisor.Put(path, Course.PatientBody, merged.ETag).IsRefused(409, "PATIENT_MERGED");
        await supervisor.Patch(path, new { language = "es" }, merged.ETag).IsRefused(409, "PATIENT_MERGED");
        await supervisor.Post($"{path}/merge", new { intoPatientId = kept.Id }, merged.ETag).IsRefused(409, "PATIENT_MERGED");
    }

    [Fact]
    public async Task A_record_made_by_mistake_stays_readable_and_takes_no_more_changes()
    {
        var organization = await TestOrganization.CreateAsync();
        var supervisor = organization.Client(Role.Supervisor);
        var patient = await organization.PatientAsync();
        var path = $"/patients/{patient.Id}";

        var wrong = await supervisor.Post($"{path}/enter-in-error", new { reason = "Wrong person." }, patient.ETag).Succeeds();

        var read = await organization.Client(Role.Counselor).Get(path).Succeeds();
        Assert.Equal(wrong.Text, read.Text);
        Assert.Equal("Wrong person.", (string?)read["enteredInError/reason"]);
        Assert.Equal(organization.Supervisor.ToString(), (string?)read["enteredInError/by"]);
        Assert.NotNull((string?)read["enteredInError/at"]);
        await supervisor.Put(path, Course.PatientBody, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await supervisor.Patch(path, new { language = "es" }, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await supervisor.Post($"{path}/enter-in-error", new { reason = "Again." }, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await supervisor.Post($"{path}/merge", new { intoPatientId = (await organization.PatientAsync()).Id }, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await supervisor.Post($"{path}/enter-in-error", new { reason = " " }, wrong.ETag).IsRefused(400, "REQUIRED");
    }

    [Fact]
    public async Task The_privacy_officer_sets_retention_and_legal_hold()
    {
        var organization = await TestOrganization.CreateAsync();
        var privacy = organization.Client(Role.PrivacyOfficer);
        var patient = await organization.PatientAsync();

        var held = await privacy.Post($"/patients/{patient.Id}/retain", new { retainUntil = "2036-01-05", legalHold = true }, patient.ETag).Succeeds();
        Assert.Equal("2036-01-05", (string?)held["retainUntil"]);
        Assert.True((bool)(await privacy.Get($"/patients/{patient.Id}"))["legalHold"]!);

        var released = await privacy.Post($"/patients/{patient.Id}/retain", new { legalHold = false }, held.ETag).Succeeds();
        Assert.Null(released["retainUntil"]);
        await privacy.Post($"/patients/{patient.Id}/retain", new { }, released.ETag).IsRefused(400, "REQUIRED");
    }

    [Fact]
    public async Task Patients_are_listed_by_the_time_of_their_last_change()
    {
        var host = await ApiHost.StartAsync();
        await using var _ = host;
        var organization = await TestOrganization.CreateAsync(host);
        var client = organization.Client(Role.Counselor);
        var old = await organization.PatientAsync();
        var changed = await organization.PatientAsync();
        host.Clock.Advance(TimeSpan.FromHours(1));
        await client.Patch($"/patients/{changed.Id}", new { language = "es" }, changed.ETag).Succeeds();

        var since = await client.Get("/patients?updatedSince=2026-01-05T12:30:00Z").Succeeds();

        Assert.Equal(changed.Id, (string?)Assert.Single(since["items"]!.AsArray())!["id"]);
        Assert.Equal([changed.Id, old.Id], Ids(await client.Get("/patients").Succeeds()));
        await client.Get("/patients?updatedSince=yesterday").IsRefused(400, "INVALID_FORMAT");
        await client.Get("/patients?familyName=Ash").IsRefused(400, "UNKNOWN_MEMBER");
    }

    [Fact]
    public async Task A_client_outside_the_workforce_sees_what_it_registered_only()
    {
        var organization = await TestOrganization.CreateAsync();
        var ehr = organization.Client(Role.System);
        var own = await ehr.Post("/patients", Course.PatientBody).Succeeds();
        var other = await organization.PatientAsync();

        Assert.Equal([own.Id], Ids(await ehr.Get("/patients").Succeeds()));
        await ehr.Get($"/patients/{other.Id}").IsRefused(404, "NOT_FOUND");
        await ehr.Put($"/patients/{other.Id}", Course.PatientBody, other.ETag).IsRefused(404, "NOT_FOUND");
        Assert.Equal([own.Id], Ids(await ehr.Post("/patients/search", new { birthDate = "1988-03-14" }).Succeeds()));
        await organization.Client(Role.Counselor).Get($"/patients/{own.Id}").Succeeds();
    }

    [Fact]
    public async Task A_patient_sees_the_own_record_only()
    {
        var organization = await TestOrganization.CreateAsync();
        var own = await organization.PatientAsync();
        var other = await organization.PatientAsync();
        var patient = await organization.ClientAsync([Role.Patient], patient: Domain.Common.PatientId.From(Guid.Parse(own.Id)));

        Assert.Equal([own.Id], Ids(await patient.Get("/patients").Succeeds()));
        Assert.Equal(own.Text, (await patient.Get($"/patients/{own.Id}").Succeeds()).Text);
        await patient.Get($"/patients/{other.Id}").IsRefused(404, "NOT_FOUND");
        await patient.Put($"/patients/{own.Id}", Course.PatientBody, own.ETag).IsRefused(403, "INSUFFICIENT_SCOPE");
    }

    private static IEnumerable<string?> Ids(ApiAnswer page) => page["items"]!.AsArray().Select(item => (string?)item!["id"]);

    private static string WithoutNulls(System.Text.Json.Nodes.JsonNode node)
    {
        if (node is System.Text.Json.Nodes.JsonObject members)
        {
            foreach (var name in members.Where(member => member.Value is null).Select(member => member.Key).ToList())
            {
                members.Remove(name);
            }

            foreach (var inner in members.Select(member => member.Value!).OfType<System.Text.Json.Nodes.JsonObject>())
            {
                WithoutNulls(inner);
            }
        }

        return node.ToJsonString();
    }
}
