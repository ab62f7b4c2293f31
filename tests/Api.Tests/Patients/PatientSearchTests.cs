using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Patients;

public sealed class PatientSearchTests
{
    private static readonly Lazy<Task<(TestOrganization Organization, Dictionary<string, string> Names)>> Given = new(async () =>
    {
        var organization = await TestOrganization.CreateAsync();
        var client = organization.Client(Role.Counselor);
        var names = new Dictionary<string, string>();
        foreach (var (key, givenName, familyName, birthDate) in ((string, string, string, string)[])
            [
                ("dana", "Dana", "Núñez-O'Brien", "1988-03-14"), ("dan", "Dan", "Nunez", "1990-01-01"),
                ("ada", "Ada", "Łukasik", "1988-03-14"), ("under", "Per_Cent", "100%", "1970-07-07"),
            ])
        {
            var identifiers = new[] { new { system = "urn:example:mrn", value = key } };
            var patient = await client.Post("/patients", Course.PatientBody.With(new { givenName, familyName, birthDate, identifiers })).Succeeds();
            names[patient.Id] = key;
        }

        return (organization, names);
    });

    [Theory]
    [InlineData("""{ "familyName": "nunez" }""", "dan,dana")]
    [InlineData("""{ "familyName": "NUÑEZ obrien" }""", "dana")]
    [InlineData("""{ "familyName": "lukas" }""", "ada")]
    [InlineData("""{ "givenName": "da" }""", "dan,dana")]
    [InlineData("""{ "givenName": "da", "birthDate": "1988-03-14" }""", "dana")]
    [InlineData("""{ "birthDate": "1988-03-14" }""", "ada,dana")]
    [InlineData("""{ "identifier": { "system": "urn:example:mrn", "value": "ada" } }""", "ada")]
    [InlineData("""{ "identifier": { "system": "urn:example:other", "value": "ada" } }""", "")]
    [InlineData("""{ "identifier": { "system": "urn:example:mrn", "value": "ada" }, "familyName": "Nunez" }""", "")]
    [InlineData("""{ "familyName": "1_" }""", "under")]
    [InlineData("""{ "familyName": "100" }""", "under")]
    [InlineData("""{ "familyName": "nobody" }""", "")]
    public async Task Patients_are_found_by_identifier_name_and_birth_date_newest_first(string search, string found)
    {
        var (organization, names) = await Given.Value;

        var page = await organization.Client(Role.Scheduler).Post("/patients/search", search).Succeeds();

        Assert.Equal(found, string.Join(',', page["items"]!.AsArray().Select(item => names[(string)item!["id"]!]).Order()));
    }

    [Theory]
    [InlineData("{}", "REQUIRED", "")]
    [InlineData("""{ "familyName": "%" }""", "INVALID_FORMAT", "/familyName")]
    [InlineData("""{ "givenName": "" }""", "INVALID_FORMAT", "/givenName")]
    [InlineData("""{ "identifier": { "system": "mrn", "value": "1" } }""", "INVALID_FORMAT", "/identifier/system")]
    [InlineData("""{ "name": "Dana" }""", "UNKNOWN_MEMBER", "/name")]
    public async Task A_search_for_nothing_is_refused(string search, string code, string pointer)
    {
        var organization = await SharedOrganization.GetAsync();

        var refused = await organization.Client(Role.Counselor).Post("/patients/search", search).IsRefused(400, code);

        Assert.Equal([(pointer, code)], refused.Errors);
    }

    [Fact]
    public async Task A_cursor_goes_on_with_its_own_search_only()
    {
        var (organization, _) = await Given.Value;
        var client = organization.Client(Role.Counselor);

        var first = await client.Post("/patients/search?limit=1", """{ "familyName": "nunez" }""").Succeeds();
        var after = Uri.EscapeDataString((string)first["next"]!);
        var second = await client.Post($"/patients/search?limit=1&after={after}", """{ "familyName": "nunez" }""").Succeeds();

        Assert.NotEqual((string?)first["items/0/id"], (string?)second["items/0/id"]);
        Assert.Null(second["next"]);
        await client.Post($"/patients/search?after={after}", """{ "familyName": "lukas" }""").IsRefused(400, "INVALID_CURSOR");
    }
}
