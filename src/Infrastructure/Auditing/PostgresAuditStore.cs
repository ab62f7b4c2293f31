using Npgsql;
using TreatmentPlans.Domain.Auditing;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Infrastructure.Auditing;

/// <summary>One round trip and one commit for a batch: per organization its setting, then its rows as arrays.</summary>
internal sealed class PostgresAuditStore(NpgsqlDataSource source) : IAuditStore
{
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
            batch.BatchCommands.Add(AuditInsert.Command(organization.Key.Value, [.. organization]));
        }

        await batch.ExecuteNonQueryAsync();
    }
}
