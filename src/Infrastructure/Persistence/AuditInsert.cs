using Npgsql;
using NpgsqlTypes;
using TreatmentPlans.Domain.Auditing;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>Audit entries of one organization, however many, in one statement of a batch.</summary>
internal static class AuditInsert
{
    private const string Statement =
        """
        INSERT INTO audit_entry (organization_id, id, at, client_id, practitioner_id, action, method, route, status, refusal,
            patient_id, resource_id, trace_id, address, user_agent)
        SELECT $1, * FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        """;

    /// <param name="entries">All of that organization.</param>
    public static NpgsqlBatchCommand Command(Guid organization, IReadOnlyList<AuditEntry> entries)
    {
        var insert = new NpgsqlBatchCommand(Statement);
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
