using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Programs;

public sealed class PractitionerTests
{
    internal static object Body => new
    {
        givenName = "Robin",
        familyName = "Vale",
        credentials = new[]
        {
            new { type = "LCSW", number = "C-100", issuingState = "NY", validFrom = "2020-01-01", validTo = "2026-12-31", independentlyLicensed = true },
        },
        licenceStates = new[] { "NY", "NJ" },
    };

    [Fact]
    public async Task A_practitioner_is_created_and_read()
    {
        var organization = await TestOrganization.CreateAsync();
        var supervisorId = organization.Supervisor.ToString();

        var created = await organization.Client(Role.Administrator).Post("/practitioners", Body.With(new { supervisorId })).Succeeds();

        Assert.Equal($"/api/v1/practitioners/{created.Id}", created.Headers["Location"]);
        var read = await organization.Client(Role.System).Get($"/practitioners/{created.Id}").Succeeds();
        Assert.Equal(created.Text, read.Text);
        Assert.Equal("LCSW", (string?)read["credentials/0/type"]);
        Assert.Equal("NJ", (string?)read["licenceStates/1"]);
        Assert.Equal(supervisorId, (string?)read["supervisorId"]);
        Assert.True((bool)read["active"]!);
    }

    [Fact]
    public async Task A_practitioner_who_leaves_is_no_longer_active()
    {
        var organization = await TestOrganization.CreateAsync();
        var administrator = organization.Client(Role.Administrator);
        var created = await administrator.Post("/practitioners", Body).Succeeds();

        var updated = await administrator.Put($"/practitioners/{created.Id}", Body.With(new { active = false }), created.ETag).Succeeds();

        Assert.Equal("\"2\"", updated.ETag);
        Assert.False((bool)updated["active"]!);
        var inactive = await administrator.Get("/practitioners?active=false").Succeeds();
        Assert.Equal(created.Id, (string?)Assert.Single(inactive["items"]!.AsArray())!["id"]);
        await administrator.Put($"/practitioners/{created.Id}", Body, null).IsRefused(428, "PRECONDITION_REQUIRED");
        await administrator.Put($"/practitioners/{created.Id}", Body, created.ETag).IsRefused(412, "PRECONDITION_FAILED");
    }

    [Fact]
    public async Task Practitioners_are_listed_by_their_supervisor()
    {
        var organization = await TestOrganization.CreateAsync();

        var supervised = await organization.Client(Role.Supervisor).Get($"/practitioners?supervisorId={organization.Supervisor}").Succeeds();

        Assert.Equal(organization.Counselor.ToString(), (string?)Assert.Single(supervised["items"]!.AsArray())!["id"]);
    }

    [Fact]
    public async Task An_identifier_belongs_to_one_practitioner_of_the_organization()
    {
        var organization = await TestOrganization.CreateAsync();
        var administrator = organization.Client(Role.Administrator);
        var npi = new { identifiers = new[] { new { system = "http://hl7.org/fhir/sid/us-npi", value = "1234567893" } } };
        var first = await administrator.Post("/practitioners", Body.With(npi)).Succeeds();

        await administrator.Post("/practitioners", Body.With(npi)).IsRefused(409, "IDENTIFIER_TAKEN");
        var second = await administrator.Post("/practitioners", Body).Succeeds();
        await administrator.Put($"/practitioners/{second.Id}", Body.With(npi), second.ETag).IsRefused(409, "IDENTIFIER_TAKEN");

        // The same person keeps it, gives it up, and then another may have it; so may one of another organization.
        var kept = await administrator.Put($"/practitioners/{first.Id}", Body.With(npi), first.ETag).Succeeds();
        await administrator.Put($"/practitioners/{first.Id}", Body, kept.ETag).Succeeds();
        await administrator.Put($"/practitioners/{second.Id}", Body.With(npi), second.ETag).Succeeds();
        await (await TestOrganization.CreateAsync()).Client(Role.Administrator).Post("/practitioners", Body.With(npi)).Succeeds();
    }

    [Theory]
    [InlineData("""{ "supervisorId": "019b8f00-0000-7000-8000-000000000000" }""", "UNKNOWN_REFERENCE", "/supervisorId")]
    [InlineData("""{ "identifiers": [{ "system": "http://hl7.org/fhir/sid/us-npi", "value": "1234567890" }] }""", "INVALID_NPI", "/identifiers/0/value")]
    [InlineData("""{ "identifiers": [{ "system": "urn:a", "value": "1" }, { "system": "urn:a", "value": "1" }] }""", "DUPLICATE", "/identifiers/1")]
    [InlineData("""{ "credentials": [{ "type": "MD", "number": "1", "issuingState": "NY", "validFrom": "2026-01-02", "validTo": "2026-01-01", "independentlyLicensed": true }] }""", "CREDENTIAL_PERIOD", "/credentials/0/validTo")]
    public async Task A_broken_rule_is_refused_by_code_and_pointer(string change, string code, string pointer)
    {
        var administrator = (await SharedOrganization.GetAsync()).Client(Role.Administrator);
        var known = await administrator.Post("/practitioners", Body).Succeeds();

        var refused = await administrator.Post("/practitioners", Body.With(change)).IsRefused(422, code);
        Assert.Equal([(pointer, code)], refused.Errors);

        var unchanged = await administrator.Put($"/practitioners/{known.Id}", Body.With(change), known.ETag).IsRefused(422, code);
        Assert.Equal([(pointer, code)], unchanged.Errors);
        Assert.Equal(known.Text, (await administrator.Get($"/practitioners/{known.Id}")).Text);
    }

    [Fact]
    public async Task Nobody_becomes_the_own_supervisor()
    {
        var organization = await TestOrganization.CreateAsync();
        var administrator = organization.Client(Role.Administrator);
        var created = await administrator.Post("/practitioners", Body).Succeeds();

        await administrator.Put($"/practitioners/{created.Id}", Body.With(new { supervisorId = created.Id }), created.ETag)
            .IsRefused(422, "SUPERVISOR_IS_SELF");

        Assert.Equal(created.Text, (await administrator.Get($"/practitioners/{created.Id}")).Text);
    }

    [Theory]
    [InlineData("""{ "givenName": " " }""", "REQUIRED", "/givenName")]
    [InlineData("""{ "licenceStates": ["NYC"] }""", "INVALID_FORMAT", "/licenceStates/0")]
    [InlineData("""{ "identifiers": [{ "system": "npi", "value": "1" }] }""", "INVALID_FORMAT", "/identifiers/0/system")]
    [InlineData("""{ "credentials": [{ "type": "MD" }] }""", "REQUIRED", "/credentials/0/number")]
    [InlineData("""{ "supervisorId": "abc" }""", "INVALID_FORMAT", "/supervisorId")]
    public async Task A_wrong_shape_is_refused_by_code_and_pointer(string change, string code, string pointer)
    {
        var organization = await SharedOrganization.GetAsync();

        var refused = await organization.Client(Role.Administrator).Post("/practitioners", Body.With(change)).IsRefused(400, code);

        Assert.Equal((pointer, code), refused.Errors[0]);
    }
}
