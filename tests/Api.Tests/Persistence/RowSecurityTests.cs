using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Infrastructure.Persistence;
using TreatmentPlans.Infrastructure.Persistence.RecoveryPlans;

namespace TreatmentPlans.Api.Tests.Persistence;

/// <summary>The second wall: what PostgreSQL shows to the app role, whatever the query says (D35).</summary>
public sealed class RowSecurityTests
{
    [PostgresFact]
    public async Task A_query_that_leaves_the_filters_out_sees_its_own_organization_only()
    {
        var host = await ApiHost.SharedAsync();
        var own = await TestOrganization.CreateAsync(host);
        await TestOrganization.CreateAsync(host);

        IReadOnlyList<Guid> seen = [];
        await own.ReadAsync(async db =>
            seen = await db.Database.SqlQuery<Guid>($"SELECT organization_id AS \"Value\" FROM organization").ToListAsync());

        Assert.Equal([own.Id.Value], seen);
    }

    [PostgresFact]
    public async Task Without_an_organization_no_table_shows_a_row_to_the_app_role()
    {
        var host = await ApiHost.SharedAsync();
        await TestOrganization.CreateAsync(host);
        await using var app = new NpgsqlConnection(host.Database.App);
        await app.OpenAsync();

        foreach (var table in await TablesOfOrganizationsAsync(host))
        {
            Assert.Equal((table, 0L), (table, await ScalarAsync(app, $"SELECT count(*) FROM {table}")));
        }
    }

    /// <summary>Reads of plans share connections, on which many of them are under way at a time.</summary>
    [PostgresFact]
    public async Task On_a_shared_connection_each_query_sees_the_organization_that_its_own_batch_names()
    {
        var host = await ApiHost.SharedAsync();
        OrganizationId[] organizations = [(await TestOrganization.CreateAsync(host)).Id, (await TestOrganization.CreateAsync(host)).Id];
        var shared = host.Services.GetRequiredService<PlanReadConnections>().Source;
        Assert.True(new NpgsqlConnectionStringBuilder(shared.ConnectionString).Multiplexing);

        var seen = await Task.WhenAll(Enumerable.Range(0, 600).Select(async n => (n % 3, await SeenAsync(n % 3))));

        Assert.All(seen, one => Assert.Equal(one.Item1 < 2 ? [organizations[one.Item1].Value] : [], one.Item2));

        async Task<List<Guid>> SeenAsync(int number)
        {
            await using var batch = shared.CreateBatch();
            batch.BatchCommands.Add(number < 2 ? OrganizationSetting.Command(organizations[number]) : new NpgsqlBatchCommand("SELECT 1"));
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT organization_id FROM organization"));
            await using var reader = await batch.ExecuteReaderAsync();
            await reader.NextResultAsync();
            List<Guid> found = [];
            while (await reader.ReadAsync())
            {
                found.Add(reader.GetGuid(0));
            }

            return found;
        }
    }

    [Fact]
    public async Task Among_several_hosts_no_connection_is_shared()
    {
        await using var app = NpgsqlDataSource.Create("Host=a,b;Username=app");
        using var connections = new PlanReadConnections(app, "Host=a,b;Username=app;Target Session Attributes=primary");

        Assert.Same(app, connections.Source);
    }

    [PostgresFact]
    public async Task A_row_of_another_organization_can_be_neither_changed_nor_deleted_nor_written()
    {
        var host = await ApiHost.SharedAsync();
        var own = await TestOrganization.CreateAsync(host);
        var other = await TestOrganization.CreateAsync(host);
        await using var app = new NpgsqlConnection(host.Database.App);
        await app.OpenAsync();
        await ExecuteAsync(app, $"SELECT set_config('app.organization_id', '{own.Id}', false)");

        Assert.Equal(0, await ExecuteAsync(app, $"UPDATE organization SET name = 'taken' WHERE organization_id = '{other.Id}'"));
        Assert.Equal(0, await ExecuteAsync(app, $"DELETE FROM organization WHERE organization_id = '{other.Id}'"));
        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => ExecuteAsync(app, $"UPDATE organization SET organization_id = '{other.Id}' WHERE organization_id = '{own.Id}'"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [PostgresFact]
    public async Task Every_table_with_an_organization_forces_the_wall_on_its_owner_too()
    {
        var host = await ApiHost.SharedAsync();
        await using var admin = await TestDatabases.Postgres.OpenAsAdminAsync(host.Database);

        foreach (var table in await TablesOfOrganizationsAsync(host))
        {
            Assert.Equal(
                (table, true),
                (table, await ScalarAsync(admin, $"SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = '{table}'::regclass")));
        }
    }

    [PostgresFact]
    public async Task History_and_audit_can_only_be_added_to()
    {
        var host = await ApiHost.SharedAsync();
        var own = await TestOrganization.CreateAsync(host);
        await using var app = new NpgsqlConnection(host.Database.App);
        await app.OpenAsync();
        await ExecuteAsync(app, $"SELECT set_config('app.organization_id', '{own.Id}', false)");

        foreach (var statement in (string[])
            ["UPDATE audit_entry SET status = 200", "DELETE FROM audit_entry", "UPDATE aggregate_history SET position = 1", "DELETE FROM aggregate_history"])
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(app, statement));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [PostgresFact]
    public async Task The_role_that_places_changes_reads_and_writes_nothing_else_of_them()
    {
        var host = await ApiHost.SharedAsync();
        await (await TestOrganization.CreateAsync(host)).PatientAsync();
        await using var worker = new NpgsqlConnection(host.Database.Worker);
        await worker.OpenAsync();

        Assert.NotEqual(0L, await ScalarAsync(worker, "SELECT count(version) FROM aggregate_history"));
        foreach (var statement in (string[])
            [
                "SELECT before FROM aggregate_history", "SELECT written_by_client FROM aggregate_history", "SELECT * FROM aggregate_history",
                "UPDATE aggregate_history SET version = 1", "UPDATE aggregate_history SET before = NULL", "DELETE FROM aggregate_history",
                "INSERT INTO aggregate_history (position) VALUES (1)", "SELECT id FROM patient",
            ])
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(worker, statement));
            Assert.Equal((statement, PostgresErrorCodes.InsufficientPrivilege), (statement, refused.SqlState));
        }
    }

    private static async Task<IReadOnlyList<string>> TablesOfOrganizationsAsync(ApiHost host)
    {
        await using var admin = await TestDatabases.Postgres.OpenAsAdminAsync(host.Database);
        await using var command = new NpgsqlCommand(
            "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'organization_id'", admin);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> tables = [];
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        Assert.NotEmpty(tables);
        return tables;
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }
}
