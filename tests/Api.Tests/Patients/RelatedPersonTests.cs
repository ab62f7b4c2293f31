using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Patients;

public sealed class RelatedPersonTests
{
    internal static object Body => new { role = "Guardian", givenName = "Sam", familyName = "Ash", relationship = "Mother", phone = "555-0101" };

    [Fact]
    public async Task A_related_person_is_added_read_changed_and_listed()
    {
        var organization = await TestOrganization.CreateAsync();
        var client = organization.Client(Role.Counselor);
        var path = $"/patients/{(await organization.PatientAsync()).Id}/related-persons";

        var added = await client.Post(path, Body).Succeeds();
        Assert.Equal((201, $"/api/v1{path}/{added.Id}"), ((int)added.Status, added.Headers["Location"]));
        Assert.Equal(added.Text, (await client.Get($"{path}/{added.Id}").Succeeds()).Text);

        var changed = await client.Put($"{path}/{added.Id}", Body.With(new { validTo = "2026-12-31" }), added.ETag).Succeeds();
        Assert.Equal("\"2\"", changed.ETag);
        Assert.Equal("2026-12-31", (string?)(await client.Get($"{path}/{added.Id}"))["validTo"]);

        await client.Post(path, Body.With(new { role = "Witness" })).Succeeds();
        Assert.Equal(2, (await client.Get(path).Succeeds())["items"]!.AsArray().Count);
        Assert.Equal(added.Id, (string?)Assert.Single((await client.Get($"{path}?role=Guardian").Succeeds())["items"]!.AsArray())!["id"]);
    }

    [Fact]
    public async Task A_change_needs_the_current_version()
    {
        var organization = await SharedOrganization.GetAsync();
        var client = organization.Client(Role.Counselor);
        var patient = await organization.PatientAsync();
        var person = await client.Post($"/patients/{patient.Id}/related-persons", Body).Succeeds();
        var path = $"/patients/{patient.Id}/related-persons/{person.Id}";

        foreach (var (version, status, code) in ((string?, int, string)[])[(null, 428, "PRECONDITION_REQUIRED"), ("\"9\"", 412, "PRECONDITION_FAILED")])
        {
            await client.Put(path, Body, version).IsRefused(status, code);
            await client.Post($"{path}/enter-in-error", new { reason = "Wrong." }, version).IsRefused(status, code);
        }

        Assert.Equal(304, (int)(await client.Get(path, ("If-None-Match", person.ETag))).Status);
    }

    [Fact]
    public async Task One_recorded_by_mistake_stays_readable_and_takes_no_more_changes()
    {
        var organization = await SharedOrganization.GetAsync();
        var client = organization.Client(Role.Counselor);
        var patient = await organization.PatientAsync();
        var person = await client.Post($"/patients/{patient.Id}/related-persons", Body).Succeeds();
        var path = $"/patients/{patient.Id}/related-persons/{person.Id}";

        var wrong = await client.Post($"{path}/enter-in-error", new { reason = "Another family." }, person.ETag).Succeeds();

        Assert.Equal("Another family.", (string?)(await client.Get(path).Succeeds())["enteredInError/reason"]);
        await client.Put(path, Body, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await client.Post($"{path}/enter-in-error", new { reason = "Again." }, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await client.Post($"{path}/enter-in-error", new { }, wrong.ETag).IsRefused(400, "REQUIRED");
    }

    [Fact]
    public async Task A_record_that_does_not_hold_takes_no_related_person()
    {
        var organization = await SharedOrganization.GetAsync();
        var supervisor = organization.Client(Role.Supervisor);
        var merged = await organization.PatientAsync();
        var wrong = await organization.PatientAsync();
        await supervisor.Post($"/patients/{merged.Id}/merge", new { intoPatientId = (await organization.PatientAsync()).Id }, merged.ETag).Succeeds();
        await supervisor.Post($"/patients/{wrong.Id}/enter-in-error", new { reason = "Wrong." }, wrong.ETag).Succeeds();

        await supervisor.Post($"/patients/{merged.Id}/related-persons", Body).IsRefused(409, "PATIENT_MERGED");
        await supervisor.Post($"/patients/{wrong.Id}/related-persons", Body).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task A_period_ends_on_or_after_its_start()
    {
        var organization = await SharedOrganization.GetAsync();
        var client = organization.Client(Role.Counselor);
        var path = $"/patients/{(await organization.PatientAsync()).Id}/related-persons";
        var backwards = Body.With(new { validFrom = "2026-01-02", validTo = "2026-01-01" });

        var refused = await client.Post(path, backwards).IsRefused(422, "PERIOD_ENDS_BEFORE_START");
        Assert.Equal([("/validTo", "PERIOD_ENDS_BEFORE_START")], refused.Errors);
        var person = await client.Post(path, Body).Succeeds();
        await client.Put($"{path}/{person.Id}", backwards, person.ETag).IsRefused(422, "PERIOD_ENDS_BEFORE_START");

        Assert.Equal(person.Text, (await client.Get($"{path}/{person.Id}")).Text);
    }

    [Theory]
    [InlineData("""{ "role": "Friend" }""", "INVALID_FORMAT", "/role")]
    [InlineData("""{ "familyName": "" }""", "REQUIRED", "/familyName")]
    [InlineData("""{ "email": "nobody" }""", "INVALID_FORMAT", "/email")]
    public async Task A_wrong_shape_is_refused_by_code_and_pointer(string change, string code, string pointer)
    {
        var organization = await SharedOrganization.GetAsync();
        var patient = await organization.PatientAsync();

        var refused = await organization.Client(Role.Counselor)
            .Post($"/patients/{patient.Id}/related-persons", Body.With(change)).IsRefused(400, code);

        Assert.Equal([(pointer, code)], refused.Errors);
    }

    [Fact]
    public async Task A_related_person_of_one_patient_is_not_found_under_another()
    {
        var organization = await SharedOrganization.GetAsync();
        var client = organization.Client(Role.Counselor);
        var patient = await organization.PatientAsync();
        var other = await organization.PatientAsync();
        var person = await client.Post($"/patients/{patient.Id}/related-persons", Body).Succeeds();

        await client.Get($"/patients/{other.Id}/related-persons/{person.Id}").IsRefused(404, "NOT_FOUND");
        await client.Put($"/patients/{other.Id}/related-persons/{person.Id}", Body, person.ETag).IsRefused(404, "NOT_FOUND");
    }
}
