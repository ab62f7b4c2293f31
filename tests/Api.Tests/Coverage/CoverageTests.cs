using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using static TreatmentPlans.Api.Tests.Coverage.CoverageBodies;

namespace TreatmentPlans.Api.Tests.Coverage;

public sealed class CoverageTests
{
    [Fact]
    public async Task A_coverage_is_added_read_changed_and_listed()
    {
        var (client, patient) = await StartAsync();
        var added = await client.Post($"/patients/{patient}/coverages", Body).Succeeds();
        var path = $"/coverages/{added.Id}";

        Assert.Equal((201, $"/api/v1{path}"), ((int)added.Status, added.Headers["Location"]));
        Assert.Equal(patient, (string?)added["patientId"]);
        Assert.Equal(1_500m, (decimal)added["/planYears/0/individual/deductible/maximum/amount"]!);
        Assert.Equal(("A", 0.2m), ((string?)added["/planYears/0/categories/0/code"], (decimal)added["/planYears/0/categories/0/coinsuranceRate"]!));
        Assert.Equal(added.Text, (await client.Get(path).Succeeds()).Text);

        var changed = await client.Put(path, Body.With(new { planYears = new[] { Year(met: 480.5m) } }), added.ETag).Succeeds();
        Assert.Equal("\"2\"", changed.ETag);
        Assert.Equal(480.5m, (decimal)(await client.Get(path).Succeeds())["/planYears/0/individual/deductible/met/amount/amount"]!);

        var second = await client.Post($"/patients/{patient}/coverages", Body.With(new { priority = 2 })).Succeeds();
        var items = (await client.Get($"/patients/{patient}/coverages").Succeeds())["items"]!.AsArray();
        Assert.Equal([second.Id, added.Id], items.Select(item => (string?)item!["id"]));
    }

    [Fact]
    public async Task One_recorded_by_mistake_stays_readable_and_takes_no_more_changes()
    {
        var (client, patient) = await StartAsync();
        var body = Body;
        var added = await client.Post($"/patients/{patient}/coverages", body).Succeeds();
        var path = $"/coverages/{added.Id}";

        var wrong = await client.Post($"{path}/enter-in-error", new { reason = "Another family." }, added.ETag).Succeeds();

        Assert.Equal("Another family.", (string?)(await client.Get(path).Succeeds())["enteredInError/reason"]);
        await client.Put(path, Body, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await client.Post($"{path}/enter-in-error", new { reason = "Again." }, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await client.Post($"/patients/{patient}/coverages", body).Succeeds();
    }

    [Fact]
    public async Task A_member_number_is_held_once_in_the_organization()
    {
        var (client, patient) = await StartAsync();
        var body = Body;
        await client.Post($"/patients/{patient}/coverages", body).Succeeds();
        var other = await client.Post($"/patients/{patient}/coverages", Body).Succeeds();

        await client.Post($"/patients/{patient}/coverages", body).IsRefused(409, "IDENTIFIER_TAKEN");
        await client.Put($"/coverages/{other.Id}", body, other.ETag).IsRefused(409, "IDENTIFIER_TAKEN");
    }

    [Fact]
    public async Task A_family_shares_a_member_number_told_apart_by_the_payers_suffix()
    {
        var (client, patient) = await StartAsync();
        var (_, child) = await StartAsync();
        var body = Body;
        var first = await client.Post($"/patients/{patient}/coverages", body.With(new { dependent = "01" })).Succeeds();

        await client.Post($"/patients/{child}/coverages", body.With(new { dependent = "01" })).IsRefused(409, "IDENTIFIER_TAKEN");
        var second = await client.Post($"/patients/{child}/coverages", body.With(new { dependent = "02" })).Succeeds();

        Assert.Equal(("01", "02"), ((string?)first["dependent"], (string?)second["dependent"]));
        Assert.Equal((string?)first["identifiers/0/value"], (string?)second["identifiers/0/value"]);
        await client.Put($"/coverages/{second.Id}", body.With(new { dependent = "01" }), second.ETag).IsRefused(409, "IDENTIFIER_TAKEN");
        await client.Put($"/coverages/{second.Id}", body.With(new { dependent = "03" }), second.ETag).Succeeds();
        await client.Post($"/patients/{child}/coverages", body.With(new { dependent = "02" })).Succeeds();
    }

    [Fact]
    public async Task A_record_that_does_not_hold_takes_no_coverage()
    {
        var organization = await SharedOrganization.GetAsync();
        var supervisor = organization.Client(Role.Supervisor);
        var merged = await organization.PatientAsync();
        var wrong = await organization.PatientAsync();
        await supervisor.Post($"/patients/{merged.Id}/merge", new { intoPatientId = (await organization.PatientAsync()).Id }, merged.ETag).Succeeds();
        await supervisor.Post($"/patients/{wrong.Id}/enter-in-error", new { reason = "Wrong." }, wrong.ETag).Succeeds();

        await supervisor.Post($"/patients/{merged.Id}/coverages", Body).IsRefused(409, "PATIENT_MERGED");
        await supervisor.Post($"/patients/{wrong.Id}/coverages", Body).IsRefused(409, "ENTERED_IN_ERROR");
    }

    public static TheoryData<string, object, string> Wrong => new()
    {
        { "PERIOD_ENDS_BEFORE_START", new { to = "2025-12-31" }, "/to" },
        { "PERIOD_ENDS_BEFORE_START", Years(Year(to: "2025-12-31")), "/planYears/0/to" },
        { "PLAN_YEARS_OVERLAP", Years(Year(), Year("2026-12-31", "2027-12-31")), "/planYears/1/from" },
        { "WRONG_CURRENCY", Years(Year(currency: "EUR")), "/planYears/0/individual/deductible/maximum/currency" },
        { "LIMIT_EXCEEDED", Years(Year(deductible: 299.99m)), "/planYears/0/individual/deductible/met/amount/amount" },
        { "DUPLICATE", Years(Year(categories: new[] { Category, Category })), "/planYears/0/categories/1/code" },
        {
            "INVALID_NPI",
            new { identifiers = new[] { new { system = "http://hl7.org/fhir/sid/us-npi", value = "1234567890" } } },
            "/identifiers/0/value"
        },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Terms_that_contradict_themselves_are_refused_by_code_and_pointer(string code, object change, string pointer)
    {
        var (client, patient) = await StartAsync();
        var added = await client.Post($"/patients/{patient}/coverages", Body).Succeeds();

        var refused = await client.Post($"/patients/{patient}/coverages", Body.With(change)).IsRefused(422, code);
        Assert.Equal([(pointer, code)], refused.Errors);
        await client.Put($"/coverages/{added.Id}", Body.With(change), added.ETag).IsRefused(422, code);

        Assert.Equal(added.Text, (await client.Get($"/coverages/{added.Id}").Succeeds()).Text);
    }

    public static TheoryData<string, object, string> Misshapen => new()
    {
        { "OUT_OF_RANGE", Years(Year(deductible: -1m, met: 0)), "/planYears/0/individual/deductible/maximum/amount" },
        { "OUT_OF_RANGE", Years(Year(met: -0.01m)), "/planYears/0/individual/deductible/met/amount/amount" },
        { "INVALID_FORMAT", Years(Year(met: 0.005m)), "/planYears/0/individual/deductible/met/amount/amount" },
        { "OUT_OF_RANGE", Years(Year(categories: new[] { Category.With(new { coinsuranceRate = 1.01m }) })), "/planYears/0/categories/0/coinsuranceRate" },
        { "OUT_OF_RANGE", new { priority = 0 }, "/priority" },
        { "REQUIRED", new { payer = " " }, "/payer" },
        { "INVALID_FORMAT", new { dependent = "0/1" }, "/dependent" },
        {
            "TOO_LONG",
            new { dependent = "01", identifiers = new[] { new { system = "urn:example:member", value = new string('9', 198) } } },
            "/identifiers/0"
        },
    };

    [Theory]
    [MemberData(nameof(Misshapen), DisableDiscoveryEnumeration = true)]
    public async Task A_wrong_shape_is_refused_by_code_and_pointer(string code, object change, string pointer)
    {
        var (client, patient) = await StartAsync();

        var refused = await client.Post($"/patients/{patient}/coverages", Body.With(change)).IsRefused(400, code);

        Assert.Equal([(pointer, code)], refused.Errors);
    }

    [Fact]
    public async Task Patients_see_their_own_coverage_only()
    {
        var organization = await SharedOrganization.GetAsync();
        var billing = organization.Client(Role.Billing);
        var stranger = organization.Client(Role.Patient);
        var patient = await organization.PatientAsync();
        var added = await billing.Post($"/patients/{patient.Id}/coverages", Body).Succeeds();

        await stranger.Get($"/coverages/{added.Id}").IsRefused(404, "NOT_FOUND");
        await stranger.Get($"/patients/{patient.Id}/coverages").IsRefused(404, "NOT_FOUND");
    }

    private static object Category => new { code = "A", deductibleApplies = false };

    private static object Years(params object[] years) => new { planYears = years };

    private static async Task<(ApiClient Client, string PatientId)> StartAsync()
    {
        var organization = await SharedOrganization.GetAsync();
        return (organization.Client(Role.Billing), (await organization.PatientAsync()).Id);
    }
}
