using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Infrastructure.Events;

/// <summary>
/// Places committed events and changes. What it sees is committed, and one instance places at a time, so a position given
/// later is always higher than every position that a reader could have seen.
/// </summary>
internal sealed class EventSequencer(WorkerConnections workers, IServiceScopeFactory scopes, WriteGate gate) : IEventSequencer
{
    private const string PlaceEvents =
        """
        UPDATE outbox_message SET position = placed.position
        FROM (
            SELECT organization_id, id,
                COALESCE((SELECT MAX(known.position) FROM outbox_message AS known WHERE known.organization_id = fresh.organization_id), 0)
                    + ROW_NUMBER() OVER (PARTITION BY organization_id ORDER BY id) AS position
            FROM outbox_message AS fresh
            WHERE fresh.position IS NULL) AS placed
        WHERE outbox_message.organization_id = placed.organization_id AND outbox_message.id = placed.id
        """;

    /// <summary>
    /// In the order of writing among those that are placed together, but never a version before the one it follows, whatever the
    /// clocks of two machines say.
    /// </summary>
    private const string PlaceChanges =
        """
        UPDATE aggregate_history SET position = placed.position
        FROM (
            SELECT organization_id, aggregate, id, version,
                COALESCE((SELECT MAX(known.position) FROM aggregate_history AS known WHERE known.organization_id = fresh.organization_id), 0)
                    + ROW_NUMBER() OVER (PARTITION BY organization_id ORDER BY not_before, version, aggregate, id) AS position
            FROM (
                SELECT organization_id, aggregate, id, version,
                    MAX(written_at) OVER (PARTITION BY organization_id, aggregate, id ORDER BY version) AS not_before
                FROM aggregate_history
                WHERE position IS NULL) AS fresh) AS placed
        WHERE aggregate_history.organization_id = placed.organization_id AND aggregate_history.aggregate = placed.aggregate
            AND aggregate_history.id = placed.id AND aggregate_history.version = placed.version
        """;

    public async Task PlaceAsync(CancellationToken cancellationToken)
    {
        if (workers.Source is { } source)
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var batch = connection.CreateBatch();
            batch.BatchCommands.Add(new($"SELECT pg_advisory_xact_lock({DatabaseLocks.EventPlacement})"));
            batch.BatchCommands.Add(new(PlaceEvents));
            batch.BatchCommands.Add(new(PlaceChanges));
            await batch.ExecuteNonQueryAsync(cancellationToken);
            return;
        }

        using var pass = await gate.EnterAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>().Database;
        await database.ExecuteSqlRawAsync(PlaceEvents, cancellationToken);
        await database.ExecuteSqlRawAsync(PlaceChanges, cancellationToken);
    }
}
