using Microsoft.EntityFrameworkCore;
using Npgsql;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.RecoveryPlans;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Api.Tests.Common;

/// <summary>What a changing request does beside its own work (ADR 0014): begin, claim, keep the answer, commit.</summary>
public sealed class RequestTransactionTests
{
    private static readonly object Misshapen = new { givenName = "" };

    [PostgresFact]
    public async Task Opening_a_plan_takes_two_round_trips()
    {
        var organization = await TestOrganization.CreateAsync();
        var client = organization.Client(Role.Counselor);
        var (first, second) = (await organization.AdmittedAsync(), await organization.AdmittedAsync());
        var content = new { content = TestPlans.Content(organization) };
        await client.Post($"/episodes/{first.Id}/plans", content).Succeeds();

        using var trips = new RoundTrips();
        await client.SendAsync(HttpMethod.Post, $"/episodes/{second.Id}/plans", content, key: "one-plan", headers: trips.Header).Succeeds();

        Assert.Equal(2, trips.Count);
        Assert.Contains("pg_advisory_xact_lock", trips.Sql[0], StringComparison.Ordinal);
        Assert.Contains("COMMIT", trips.Sql[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_refused_before_it_meets_the_database_has_used_its_key()
    {
        var client = (await TestOrganization.CreateAsync()).Client(Role.Counselor);
        var refused = await client.Post("/patients", Misshapen, key: "refused").IsRefused(400, "REQUIRED");

        var again = await client.Post("/patients", Misshapen, key: "refused").IsRefused(400, "REQUIRED");

        Assert.Equal(refused.Text, again.Text);
        Assert.Equal("true", again.Headers["Idempotent-Replayed"]);
        await client.Post("/patients", Course.PatientBody, key: "refused").IsRefused(422, "IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task A_key_that_was_used_is_told_before_the_body_is_judged()
    {
        var client = (await TestOrganization.CreateAsync()).Client(Role.Counselor);
        var registered = await client.Post("/patients", Course.PatientBody, key: "registered").Succeeds();

        await client.Post("/patients", Misshapen, key: "registered").IsRefused(422, "IDEMPOTENCY_KEY_REUSED");

        var again = await client.Post("/patients", Course.PatientBody, key: "registered").Succeeds();
        Assert.Equal((registered.Text, registered.ETag, registered.Headers["Location"]), (again.Text, again.ETag, again.Headers["Location"]));
    }

    [PostgresFact]
    public async Task A_key_that_another_request_holds_for_too_long_answers_409_and_is_free_afterwards()
    {
        var host = await ApiHost.SharedAsync();
        var organization = await TestOrganization.CreateAsync(host);
        var (clientId, secret) = await organization.RegisterAsync([Role.Counselor]);
        var client = host.Client(new Bearer(await host.TokenAsync(clientId, secret)));
        await using var other = await TestDatabases.Postgres.OpenAsAdminAsync(host.Database);
        await using (var transaction = await other.BeginTransactionAsync())
        {
            await using var hold = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", other, transaction)
            {
                Parameters = { new NpgsqlParameter<long> { TypedValue = DatabaseLocks.Name($"{organization.Id}/{clientId}/registerPatient/held") } },
            };
            await hold.ExecuteNonQueryAsync();
            await client.Post("/patients", Course.PatientBody, key: "held").IsRefused(409, "IDEMPOTENCY_IN_PROGRESS");
            await client.Post("/patients", Misshapen, key: "held").IsRefused(409, "IDEMPOTENCY_IN_PROGRESS");
        }

        await client.Post("/patients", Course.PatientBody, key: "held").Succeeds();
    }

    [Fact]
    public async Task A_replay_leaves_one_audit_entry_and_no_refusal()
    {
        var organization = await TestOrganization.CreateAsync();
        var client = organization.Client(Role.Counselor);
        await client.Post("/patients", Course.PatientBody, key: "twice").Succeeds();

        await client.Post("/patients", Course.PatientBody, key: "twice").Succeeds();

        await organization.ReadAsync(async db =>
        {
            var entries = await db.AuditEntries.Where(entry => entry.Action == "registerPatient").ToListAsync();
            Assert.Equal([(201, null), (201, null)], entries.Select(entry => (entry.Status, entry.Refusal)));
        });
    }
}
