using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Tests.Assessments;

/// <summary>Today is Monday 5 January, 12:00 UTC.</summary>
public sealed class DrugTestTests
{
    private static readonly object Body = new
    {
        collectedAt = "2026-01-04T22:00:00Z",
        outcome = "Tested",
        specimen = "Urine",
        method = "Presumptive",
        results = new[] { new { substance = "Alcohol", result = "Negative" } },
    };

    private static readonly object Positive = Body.With(new { results = new[] { new { substance = "Alcohol", result = "Positive" } } });

    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Where(role => role is not (Role.Administrator or Role.Scheduler or Role.Billing))];
    private static readonly Role[] Writers = [Role.Counselor, Role.Supervisor, Role.Physician];

    private static readonly Operation[] Operations =
    [
        new("GET", "/episodes/{id}/drug-tests", null, Scopes.AssessmentsRead, Readers),
        new("POST", "/episodes/{id}/drug-tests", Body, Scopes.AssessmentsWrite, Writers),
        new("GET", "/episodes/{id}/drug-tests/{id}", null, Scopes.AssessmentsRead, Readers),
        new("POST", "/episodes/{id}/drug-tests/{id}/enter-in-error", new { reason = "Another patient." }, Scopes.AssessmentsWrite, Writers),
        new("GET", "/episodes/{id}/drug-test-summary", null, Scopes.AssessmentsRead, Readers),
        new("GET", "/episodes/{id}/incentives", null, Scopes.AssessmentsRead, Readers),
    ];

    public static TheoryData<int> Each => [.. Enumerable.Range(0, Operations.Length)];

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Each_is_open_to_its_roles_under_its_scope(int operation) =>
        await Operations[operation].AssertAccessAsync(await SharedOrganization.GetAsync());

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Each_hides_what_is_another_organizations(int operation)
    {
        var other = await (await TestOrganization.CreateAsync()).ReferredAsync();
        await Operations[operation].AssertHidesAsync(await SharedOrganization.GetAsync(), other.Id);
    }

    [Fact]
    public async Task A_test_is_recorded_with_its_results_and_read_back()
    {
        var (counselor, episode) = await ReferredAsync();
        var path = $"/episodes/{episode.Id}/drug-tests";

        var test = await counselor.Post(path, Body).Succeeds();
        var missed = await counselor.Post(path, new { collectedAt = "2026-01-03T22:00:00Z", outcome = "Missed" }).Succeeds();

        Assert.Equal($"/api/v1{path}/{test.Id}", test.Headers["Location"]);
        Assert.Equal(
            ("2026-01-04", "Negative", "Urine", "Presumptive", "Alcohol", false),
            ((string?)test["collectedOn"], (string?)test["standing"], (string?)test["specimen"], (string?)test["method"],
                (string?)test["results/0/substance"], (bool)test["results/0/prescribed"]!));
        Assert.Equal(("Missed", 0), ((string?)missed["standing"], missed["results"]!.AsArray().Count));
        Assert.Equal(test.Text, (await counselor.Get($"{path}/{test.Id}").Succeeds()).Text);
        Assert.Equal([missed.Id, test.Id], Ids(await counselor.Get(path).Succeeds()));
        Assert.Equal([test.Id], Ids(await counselor.Get($"{path}?from=2026-01-04").Succeeds()));
        Assert.Equal([missed.Id], Ids(await counselor.Get($"{path}?to=2026-01-03").Succeeds()));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_nothing_is_stored()
    {
        var (counselor, episode) = await ReferredAsync();
        var path = $"/episodes/{episode.Id}/drug-tests";

        var future = await counselor.Post(path, Body.With(new { collectedAt = "2026-01-05T13:00:00Z" })).IsRefused(422, "TIME_IN_FUTURE");
        var before = await counselor.Post(path, Body.With(new { collectedAt = "2026-01-02T04:59:59Z" })).IsRefused(422, "DATE_OUT_OF_ORDER");
        var incomplete = await counselor.Post(path, Body.Without("specimen")).IsRefused(422, "TEST_INCOMPLETE");
        var notTaken = await counselor.Post(path, Body.With(new { outcome = "Missed" })).IsRefused(422, "TEST_NOT_TAKEN");
        var twice = await counselor.Post(path, Body.With("""
            {"results":[{"substance":"Alcohol","result":"Negative"},{"substance":"Alcohol","result":"Positive"}]}
            """)).IsRefused(422, "DUPLICATE");
        var unknown = await counselor.Post(path, Body.With(new { method = "Definitive", confirmsId = Guid.Empty })).IsRefused(422, "UNKNOWN_REFERENCE");
        await counselor.Post(path, Body.With("""{"identifiers":[{"system":"http://hl7.org/fhir/sid/us-npi","value":"1234567890"}]}"""))
            .IsRefused(422, "INVALID_NPI");
        await counselor.Post(path, Body.With("""{"results":[{"substance":"Tea","result":"Negative"}]}""")).IsRefused(400, "INVALID_FORMAT");

        Assert.Equal(
            ["/collectedAt", "/collectedAt", "/specimen", "/specimen", "/results/1/substance", "/confirmsId"],
            new[] { future, before, incomplete, notTaken, twice, unknown }.Select(answer => Assert.Single(answer.Errors).Pointer));
        Assert.Empty(Ids(await counselor.Get(path).Succeeds()));
    }

    [Fact]
    public async Task An_episode_that_ended_before_or_is_wrong_takes_none()
    {
        var organization = await TestOrganization.CreateAsync();
        var counselor = organization.Client(Role.Counselor);
        var program = await organization.ProgramAsync();
        var screened = await organization.ScreenedAsync(program.Id);
        await counselor.Post($"/episodes/{screened.Id}/decline", new { declinedOn = "2026-01-04", reason = "NoContact" }, screened.ETag).Succeeds();
        var wrong = await organization.ReferredAsync(program.Id);
        await organization.Client(Role.Supervisor).Post($"/episodes/{wrong.Id}/enter-in-error", new { reason = "Wrong chart." }, wrong.ETag).Succeeds();

        await counselor.Post($"/episodes/{screened.Id}/drug-tests", Body.With(new { collectedAt = "2026-01-05T11:00:00Z" })).IsRefused(422, "DATE_OUT_OF_ORDER");
        await counselor.Post($"/episodes/{wrong.Id}/drug-tests", Body).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task The_laboratorys_number_is_taken_once_until_the_test_is_entered_in_error()
    {
        var (counselor, episode) = await ReferredAsync();
        var path = $"/episodes/{episode.Id}/drug-tests";
        var numbered = Body.With("""{"identifiers":[{"system":"urn:lab","value":"26-17"}]}""");
        var first = await counselor.Post(path, numbered).Succeeds();

        await counselor.Post(path, numbered).IsRefused(409, "IDENTIFIER_TAKEN");
        var wrong = await counselor.Post($"{path}/{first.Id}/enter-in-error", new { reason = "Another patient." }, first.ETag).Succeeds();

        Assert.Equal("Another patient.", (string?)wrong["enteredInError/reason"]);
        await counselor.Post($"{path}/{first.Id}/enter-in-error", new { reason = "Again." }, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await counselor.Post(path, numbered).Succeeds();
    }

    [Fact]
    public async Task A_confirmation_takes_the_place_of_its_screen_once()
    {
        var (counselor, episode) = await ReferredAsync();
        var path = $"/episodes/{episode.Id}/drug-tests";
        var screen = await counselor.Post(path, Positive).Succeeds();
        var confirmation = Body.With(new { method = "Definitive", confirmsId = screen.Id });

        Assert.Equal((0, 1), await CountsAsync());
        await counselor.Post(path, confirmation).Succeeds();
        Assert.Equal((1, 0), await CountsAsync());

        var again = await counselor.Post(path, confirmation).IsRefused(422, "CONFIRMATION_NOT_ALLOWED");
        Assert.Equal([("/confirmsId", "CONFIRMATION_NOT_ALLOWED")], again.Errors);

        async Task<(int Negative, int Positive)> CountsAsync()
        {
            var rates = (await counselor.Get($"/episodes/{episode.Id}/drug-test-summary").Succeeds())["rates"]!;
            return ((int)rates["negative"]!, (int)rates["positive"]!);
        }
    }

    [Fact]
    public async Task Of_many_who_confirm_a_screen_at_once_one_does()
    {
        var (counselor, episode) = await ReferredAsync();
        var path = $"/episodes/{episode.Id}/drug-tests";
        var screen = await counselor.Post(path, Positive).Succeeds();
        var confirmation = Body.With(new { method = "Definitive", confirmsId = screen.Id });

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => counselor.Post(path, confirmation)));

        Assert.Single(answers, answer => (int)answer.Status == 201);
        Assert.All(answers.Where(answer => (int)answer.Status != 201), answer => Assert.Equal("CONFIRMATION_NOT_ALLOWED", answer.Code));
    }

    [Fact]
    public async Task Points_grow_with_each_negative_test_and_start_over()
    {
        var (counselor, episode) = await ReferredAsync();
        var path = $"/episodes/{episode.Id}/drug-tests";
        object missed = new { outcome = "Missed" };
        foreach (var (body, at) in new[] { (Body, "02T15"), (Body, "03T15"), (Positive, "03T22"), (Body, "04T15"), (missed, "04T16"), (Body, "04T17"), (Body, "04T18") })
        {
            await counselor.Post(path, body.With(new { collectedAt = $"2026-01-{at}:00:00Z" })).Succeeds();
        }

        var ledger = await counselor.Get($"/episodes/{episode.Id}/incentives").Succeeds();
        var before = await counselor.Get($"/episodes/{episode.Id}/incentives?asOf=2026-01-02").Succeeds();
        var unknown = await counselor.Get($"/episodes/{episode.Id}/incentives?knownAt=2026-01-05T11:59:59Z").Succeeds();

        Assert.Equal([1, 2, 0, 1, 0, 1, 2], ledger["entries"]!.AsArray().Select(entry => (int)entry!["points"]!));
        Assert.Equal((7, 2, "no-store"), ((int)ledger["points"]!, (int)ledger["run"]!, ledger.Headers["Cache-Control"]));
        Assert.Equal((1, 0), ((int)before["points"]!, (int)unknown["points"]!));
        await counselor.Get($"/episodes/{episode.Id}/incentives?asOf=2026-01-06").IsRefused(422, "DATE_IN_FUTURE");
        await counselor.Get($"/episodes/{episode.Id}/incentives?knownAt=2030-01-05T12:00:01Z").IsRefused(422, "DATE_IN_FUTURE");
    }

    [Fact]
    public async Task A_summary_is_of_some_days_and_of_one_substance()
    {
        var (counselor, episode) = await ReferredAsync();
        var path = $"/episodes/{episode.Id}/drug-tests";
        await counselor.Post(path, Positive).Succeeds();
        await counselor.Post(path, Body.With(new { collectedAt = "2026-01-02T15:00:00Z" })).Succeeds();

        var whole = await counselor.Get($"/episodes/{episode.Id}/drug-test-summary").Succeeds();
        var late = await counselor.Get($"/episodes/{episode.Id}/drug-test-summary?from=2026-01-03&substance=Alcohol").Succeeds();
        var other = await counselor.Get($"/episodes/{episode.Id}/drug-test-summary?substance=Cocaine").Succeeds();

        Assert.Equal(("2026-01-02", "2026-01-05", 0.5m), ((string?)whole["from"], (string?)whole["to"], (decimal)whole["rates/negativeRatio"]!));
        Assert.Equal((0, 1), ((int)late["rates/negative"]!, (int)late["rates/positive"]!));
        Assert.Equal((0, null), ((int)other["rates/valid"]!, other["rates/negativeRatio"]));
        await counselor.Get($"/episodes/{episode.Id}/drug-test-summary?asOf=2026-01-06").IsRefused(422, "DATE_IN_FUTURE");
    }

    [Fact]
    public async Task A_patient_reads_the_own_tests_only()
    {
        var organization = await TestOrganization.CreateAsync();
        var episode = await organization.ReferredAsync();
        await organization.Client(Role.Counselor).Post($"/episodes/{episode.Id}/drug-tests", Body).Succeeds();
        var patient = await organization.ClientAsync([Role.Patient], patient: PatientId.From(Guid.Parse((string)episode["patientId"]!)));

        Assert.Single(Ids(await patient.Get($"/episodes/{episode.Id}/drug-tests").Succeeds()));
        Assert.Equal(1, (int)(await patient.Get($"/episodes/{episode.Id}/incentives").Succeeds())["points"]!);
        await organization.Client(Role.Patient).Get($"/episodes/{episode.Id}/drug-tests").IsRefused(404, "NOT_FOUND");
    }

    private static IEnumerable<string> Ids(ApiAnswer page) => page["items"]!.AsArray().Select(item => (string)item!["id"]!);

    private static async Task<(ApiClient Counselor, ApiAnswer Episode)> ReferredAsync()
    {
        var organization = await TestOrganization.CreateAsync();
        return (organization.Client(Role.Counselor), await organization.ReferredAsync());
    }
}
