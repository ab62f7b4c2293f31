using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Infrastructure.Events;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>
/// The second wall between organizations, for every table that has an organization: made from the model at each set-up, so
/// that no table can be forgotten. Statements may run again.
/// </summary>
internal static class RowSecurity
{
    private const string Organization = "organization_id";

    /// <summary>Tables that the worker role reads or changes across organizations, and how.</summary>
    private static readonly (string Table, string Verbs)[] WorkerRights =
    [
        ("outbox_message", "SELECT, UPDATE, DELETE"),

        // What places a change, and nothing of what it says.
        ("aggregate_history", "SELECT (organization_id, aggregate, id, version, written_at, position), UPDATE (position)"),
        ("idempotency_record", "SELECT, DELETE"),

        // Which search waits, and nothing of whom it is for.
        (Scheduling.ProposalRunConfiguration.Table, "SELECT, UPDATE"),
        ("organization", "SELECT"),
    ];

    public static IEnumerable<string> Statements(
        IModel model, NpgsqlConnectionStringBuilder app, NpgsqlConnectionStringBuilder worker)
    {
        yield return CreateRole(app);
        yield return CreateRole(worker);
        yield return $"GRANT USAGE ON SCHEMA public TO {Quote(app.Username!)}, {Quote(worker.Username!)}";

        // Readiness asks whether the schema is the one of this build.
        yield return $"GRANT SELECT ON {Quote(HistoryRepository.DefaultTableName)} TO {Quote(app.Username!)}";

        foreach (var table in model.GetEntityTypes().Where(entity => entity.GetTableName() is not null).DistinctBy(entity => entity.GetTableName()))
        {
            var name = table.GetTableName()!;
            var verbs = name is "audit_entry" or "aggregate_history" ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE";
            yield return $"GRANT {verbs} ON {Quote(name)} TO {Quote(app.Username!)}";

            if (table.GetProperties().Any(property => property.ClrType == typeof(OrganizationId) && property.GetColumnName() == Organization))
            {
                yield return $"ALTER TABLE {Quote(name)} ENABLE ROW LEVEL SECURITY";
                yield return $"ALTER TABLE {Quote(name)} FORCE ROW LEVEL SECURITY";
                yield return Policy(
                    name, "organization_wall", $"TO {Quote(app.Username!)} USING ({Organization} = nullif(current_setting('app.organization_id', true), '')::uuid)");
            }
        }

        yield return $"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {Quote(app.Username!)}";

        // Quartz makes and keeps its own tables, of which none holds anything of an organization.
        yield return $"CREATE SCHEMA IF NOT EXISTS {JobSchedule.Schema}";
        yield return $"GRANT USAGE, CREATE ON SCHEMA {JobSchedule.Schema} TO {Quote(worker.Username!)}";

        foreach (var (table, verbs) in WorkerRights)
        {
            yield return $"GRANT {verbs} ON {Quote(table)} TO {Quote(worker.Username!)}";
            yield return Policy(table, "worker", $"TO {Quote(worker.Username!)} USING (true)");
        }
    }

    private static string Policy(string table, string name, string definition) =>
        $"DROP POLICY IF EXISTS {name} ON {Quote(table)}; CREATE POLICY {name} ON {Quote(table)} {definition}";

    /// <summary>Roles are made where the migrator may make them; elsewhere the administrator has made them already.</summary>
    private static string CreateRole(NpgsqlConnectionStringBuilder role) =>
        $"""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {Literal(role.Username!)}) THEN
                CREATE ROLE {Quote(role.Username!)} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD {Literal(role.Password!)};
            END IF;
        END $$
        """;

    private static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
