using System.Net;
using Npgsql;
using TreatmentPlans.Api.Tests.Hosting;

namespace TreatmentPlans.Api.Tests.Observability;

public sealed class HealthTests
{
    [Fact]
    public async Task Live_answers_anyone()
    {
        var answer = await (await ApiHost.SharedAsync()).Client().Get("~/health/live");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Healthy", (string?)answer["status"]);
    }

    [Fact]
    public async Task Ready_names_its_parts_with_states_only()
    {
        var answer = await (await ApiHost.SharedAsync()).Client().Get("~/health/ready");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Healthy", (string?)answer["/checks/database"]);
        Assert.Equal("Healthy", (string?)answer["/checks/events"]);
        Assert.Equal("Healthy", (string?)answer["/checks/audit"]);
        Assert.Equal(TestDatabases.ArePostgres ? "Healthy" : "Degraded", (string?)answer["/checks/rowLevelSecurity"]);
        Assert.Equal(["status", "checks"], answer.Json.AsObject().Select(member => member.Key));
    }

    [PostgresFact]
    public async Task Without_its_database_the_service_lives_and_is_not_ready()
    {
        await using var host = await ApiHost.StartAsync();
        await host.Client().Get("~/health/ready").Succeeds();
        var database = new NpgsqlConnectionStringBuilder(host.Database.App).Database!;
        await using (var admin = await TestDatabases.Postgres.OpenAsAdminAsync(
            host.Database with { App = new NpgsqlConnectionStringBuilder(host.Database.App) { Database = "postgres" }.ConnectionString }))
        {
            await using var refuse = new NpgsqlCommand(
                $"""
                ALTER DATABASE "{database}" ALLOW_CONNECTIONS false;
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}' AND pid <> pg_backend_pid()
                """,
                admin);
            await refuse.ExecuteNonQueryAsync();
        }

        var live = await host.Client().Get("~/health/live");
        var ready = await host.Client().Get("~/health/ready");

        Assert.Equal(HttpStatusCode.OK, live.Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.Equal("Unhealthy", (string?)ready["/checks/database"]);
    }
}
