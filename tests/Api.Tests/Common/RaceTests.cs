using Npgsql;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
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

    /// <summary>The embedded database lets one writer in at a time, so that there the second one sees what the first one did.</summary>
    [PostgresFact]
    public async Task Of_two_that_looked_before_either_wrote_one_wins_and_the_other_gets_409()
    {
        await using var host = await ApiHost.StartAsync();
        var organization = await TestOrganization.CreateAsync(host);
        var (counselor, administrator) = (organization.Client(Role.Counselor), organization.Client(Role.Administrator));
        var identifiers = new { identifiers = new[] { new { system = "urn:example:mrn", value = "D-001" } } };
        var patient = await organization.PatientAsync();
        var referral = new { programId = (await organization.ProgramAsync()).Id, requestedOn = Course.RequestedOn, source = "PrimaryCare" };
        var episode = await organization.AdmittedAsync();
        var (steppedUp, steppedDown) = (await CareInProgress.StartAsync(host), await CareInProgress.StartAsync(host));

        await AssertOneWins("external_identifier", counselor, "/patients", Course.PatientBody.With(identifiers));
        await AssertOneWins("external_identifier", counselor, $"/patients/{patient.Id}/episodes", referral.With(identifiers));
        await AssertOneWins("external_identifier", administrator, "/practitioners", PractitionerTests.Body.With(identifiers));
        await AssertOneWins("recovery_plan", counselor, $"/episodes/{episode.Id}/plans", new { });
        await AssertOneWins("plan_template", organization.Client(Role.Supervisor), "/plan-templates", PlanTemplateTests.Definition());
        await AssertOneWins(
            "level_of_care_decision", steppedUp.Counselor, steppedUp.Decisions, steppedUp.StepUp(CareInProgress.Today.AddDays(1)));
        await AssertOneWins(
            "step_down_phase", steppedDown.Supervisor, steppedDown.Decisions, await steppedDown.StepDownAsync(CareInProgress.Today));

        async Task AssertOneWins(string table, ApiClient client, string path, object body)
        {
            await using var watcher = await TestDatabases.Postgres.OpenAsAdminAsync(host.Database);
            await using var locker = await TestDatabases.Postgres.OpenAsAdminAsync(host.Database);
            await using var transaction = await locker.BeginTransactionAsync();
            await ExecuteAsync(locker, $"LOCK TABLE {table} IN SHARE MODE");
            string[] keys = [$"{path} 1", $"{path} 2"];
            var calls = Task.WhenAll(keys.Select(key => client.Post(path, body, key: key)));
            while (await ExecuteAsync(watcher, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") is not 2L)
            {
                Assert.False(calls.IsCompleted, $"{path} was answered before both waited to write.");
                await Task.Delay(20);
            }

            await transaction.CommitAsync();

            var answers = await calls;
            var won = Assert.Single(answers, answer => (int)answer.Status == 201);
            var lost = 1 - Array.IndexOf(answers, won);
            await Task.FromResult(answers[lost]).IsRefused(409, "CONFLICT");
            // It was refused for what happened in that moment, and its key is not used up by it.
            Assert.DoesNotContain("CONFLICT", (await client.Post(path, body, key: keys[lost])).Text, StringComparison.Ordinal);
        }
    }

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static object Patient(string givenName) =>
        new { givenName, familyName = "Marsh", birthDate = "1990-04-01", administrativeSex = "Female" };
}
