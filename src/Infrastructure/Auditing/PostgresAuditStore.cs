using Npgsql;
using NpgsqlTypes;
using TreatmentPlans.Domain.Auditing;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Infrastructure.Auditing;

/// <summary>One round trip and one commit for a batch: per organization its setting, then its rows as arrays.</summary>
internal sealed class PostgresAuditStore(NpgsqlDataSource source) : IAuditStore
{
    private const string Insert =
        """
        INSERT INTO audit_entry (organization_id, id, at, client_id, practitioner_id, action, method, route, status, refusal,
            patient_id, resource_id, trace_id, address, user_agent)
        SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        """;

    public async Task AppendAsync(IReadOnlyList<AuditEntry> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        await using var batch = source.CreateBatch();
        foreach (var organization in entries.GroupBy(entry => entry.OrganizationId))
        {
            batch.BatchCommands.Add(OrganizationSetting.Command(organization.Key));
            batch.BatchCommands.Add(InsertOf(organization.Key.Value, [.. organization]));
        }

        await batch.ExecuteNonQueryAsync();
    }

    /// <param name="entries">All of that organization.</param>
    public static NpgsqlBatchCommand InsertOf(Guid organization, IReadOnlyList<AuditEntry> entries)
    {
        var insert = new NpgsqlBatchCommand(Insert);
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = organization });
        Column(NpgsqlDbType.Uuid, entry => entry.Id);
        Column(NpgsqlDbType.TimestampTz, entry => entry.At.ToUniversalTime());
        Column(NpgsqlDbType.Text, entry => entry.ClientId);
        Column(NpgsqlDbType.Uuid, entry => entry.PractitionerId?.Value);
        Column(NpgsqlDbType.Text, entry => entry.Action);
        Column(NpgsqlDbType.Text, entry => entry.Method);
        Column(NpgsqlDbType.Text, entry => entry.Route);
        Column(NpgsqlDbType.Integer, entry => entry.Status);
        Column(NpgsqlDbType.Text, entry => entry.Refusal);
        Column(NpgsqlDbType.Uuid, entry => entry.PatientId?.Value);
        Column(NpgsqlDbType.Uuid, entry => entry.ResourceId);
        Column(NpgsqlDbType.Text, entry => entry.TraceId);
        Column(NpgsqlDbType.Text, entry => entry.Address);
        Column(NpgsqlDbType.Text, entry => entry.UserAgent);
        return insert;

        void Column<TValue>(NpgsqlDbType type, Func<AuditEntry, TValue> value) =>
            insert.Parameters.Add(new NpgsqlParameter<TValue[]>
            {
                TypedValue = [.. entries.Select(value)],
                NpgsqlDbType = NpgsqlDbType.Array | type,
            });
    }
}
