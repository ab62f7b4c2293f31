using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Infrastructure.Events;

/// <summary>
/// Places committed events. What it sees is committed, and one instance places at a time, so a position given later is
/// always higher than every position that a reader could have seen.
/// </summary>
internal sealed class EventSequencer(WorkerConnections workers, IServiceScopeFactory scopes, WriteGate gate) : IEventSequencer
{
    private const string Place =
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

    public async Task PlaceAsync(CancellationToken cancellationToken)
    {
        if (workers.Source is { } source)
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var batch = connection.CreateBatch();
            batch.BatchCommands.Add(new($"SELECT pg_advisory_xact_lock({DatabaseLocks.EventPlacement})"));
            batch.BatchCommands.Add(new(Place));
            await batch.ExecuteNonQueryAsync(cancellationToken);
            return;
        }

        using var pass = await gate.EnterAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.ExecuteSqlRawAsync(Place, cancellationToken);
    }
}
