using Npgsql;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Programs;
using TreatmentPlans.Api.Tests.RecoveryPlans;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Common;

/// <summary>Many writers at the same moment.</summary>
public sealed class RaceTests
{
    [Fact]
    public async Task Fifty_identical_posts_under_one_key_make_one_row_and_get_equal_answers()
    {
        var client = (await TestOrganization.CreateAsync()).Client(Role.Counselor);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.Post("/patients", Patient("Ada"), key: "one-and-the-same")));

        Assert.All(answers, answer => Assert.Equal(201, (int)answer.Status));
        Assert.Single(answers.Select(answer => (answer.Text, answer.ETag, answer.Headers["Location"])).Distinct());
        Assert.Single((await client.Get("/patients")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Fifty_posts_under_fifty_keys_make_fifty_rows()
    {
        var client = (await TestOrganization.CreateAsync()).Client(Role.Counselor);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => client.Post("/patients", Patient("Ada"), key: $"key-{i}")));

        Assert.All(answers, answer => Assert.Equal(201, (int)answer.Status));
        Assert.Equal(50, answers.Select(answer => answer.Id).Distinct().Count());
        Assert.Equal(50, (await client.Get("/patients?limit=200")).Json["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Of_twenty_edits_with_one_ETag_one_wins_and_nineteen_get_412()
    {
        var client = (await TestOrganization.CreateAsync()).Client(Role.Counselor);
        var patient = await client.Post("/patients", Patient("Ada")).Succeeds();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => client.Put($"/patients/{patient.Id}", Patient($"Ada{i}"), patient.ETag)));

        var won = Assert.Single(answers, answer => (int)answer.Status == 200);
        Assert.Equal(19, answers.Count(answer => (int)answer.Status == 412 && answer.Code == "PRECONDITION_FAILED"));
        var stored = await client.Get($"/patients/{patient.Id}");
        Assert.Equal((won.Text, won.ETag), (stored.Text, stored.ETag));
        Assert.Equal(2, (int)stored["version"]!);
    }

    /// <summary>The embedded database lets one writer in at a time, so that there the second one sees what the first one took.</summary>
    [PostgresFact]
    public async Task Of_two_that_found_the_same_value_free_one_wins_and_the_other_gets_409()
    {
        await using var host = await ApiHost.StartAsync();
        var organization = await TestOrganization.CreateAsync(host);
        var identifiers = new { identifiers = new[] { new { system = "urn:example:mrn", value = "D-001" } } };
        var patient = await organization.PatientAsync();
        var referral = new { programId = (await organization.ProgramAsync()).Id, requestedOn = Course.RequestedOn, source = "PrimaryCare" };
        var episode = await organization.AdmittedAsync();

        await AssertOneWins("external_identifier", Role.Counselor, "/patients", Course.PatientBody.With(identifiers));
        await AssertOneWins("external_identifier", Role.Counselor, $"/patients/{patient.Id}/episodes", referral.With(identifiers));
        await AssertOneWins("external_identifier", Role.Administrator, "/practitioners", PractitionerTests.Body.With(identifiers));
        await AssertOneWins("recovery_plan", Role.Counselor, $"/episodes/{episode.Id}/plans", new { });
        await AssertOneWins("plan_template", Role.Supervisor, "/plan-templates", PlanTemplateTests.Definition());

        // Both have looked when both wait to write.
        async Task AssertOneWins(string table, Role role, string path, object body)
        {
            var client = organization.Client(role);
            await client.Get("/programs").Succeeds();
            await using var admin = await TestDatabases.Postgres.OpenAsAdminAsync(host.Database);
            await using var transaction = await admin.BeginTransactionAsync();
            await ExecuteAsync($"LOCK TABLE {table} IN SHARE MODE");
            var calls = Task.WhenAll(client.Post(path, body), client.Post(path, body));
            while (await ExecuteAsync($"SELECT count(*) FROM pg_locks WHERE relation = '{table}'::regclass AND NOT granted") is not 2L)
            {
                Assert.False(calls.IsCompleted, path);
                await Task.Delay(20);
            }

            await transaction.CommitAsync();

            var answers = await calls;
            Assert.Single(answers, answer => (int)answer.Status == 201);
            await Task.FromResult(answers.Single(answer => (int)answer.Status != 201)).IsRefused(409, "CONFLICT");

            async Task<object?> ExecuteAsync(string sql)
            {
                await using var command = new NpgsqlCommand(sql, admin, transaction);
                return await command.ExecuteScalarAsync();
            }
        }
    }

    private static object Patient(string givenName) =>
        new { givenName, familyName = "Marsh", birthDate = "1990-04-01", administrativeSex = "Female" };
}
