using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Infrastructure.Auditing;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Infrastructure.Health;

/// <summary>Reachable, and at the model of this build.</summary>
internal sealed class DatabaseHealth(IServiceScopeFactory scopes, IDatabaseFaults faults) : IHealthCheck
{
    private volatile bool _isMigrated;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>().Database;
        try
        {
            if (!_isMigrated)
            {
                _isMigrated = !(await database.GetPendingMigrationsAsync(cancellationToken)).Any();
                return _isMigrated ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
            }

            return await database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
        catch (Exception exception) when (faults.Classify(exception) is not DatabaseFault.Unknown)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}

/// <summary>Committed events get their position within seconds; one that waits for a minute means that the placer is stuck.</summary>
internal sealed class EventsHealth(IServiceScopeFactory scopes, WorkerConnections workers, IDatabaseFaults faults, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await OldestWaitingAsync(cancellationToken) < clock.GetUtcNow() - Patience
                ? HealthCheckResult.Degraded()
                : HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (faults.Classify(exception) is not DatabaseFault.Unknown)
        {
            return HealthCheckResult.Unhealthy();
        }
    }

    private async Task<DateTimeOffset?> OldestWaitingAsync(CancellationToken cancellationToken)
    {
        if (workers.Source is { } source)
        {
            await using var command = source.CreateCommand("SELECT MIN(occurred_at) FROM outbox_message WHERE position IS NULL");
            return await command.ExecuteScalarAsync(cancellationToken) is DateTime oldest ? new DateTimeOffset(oldest, TimeSpan.Zero) : null;
        }

        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Outbox.IgnoreQueryFilters()
            .Where(message => message.Position == null)
            .MinAsync(message => (DateTimeOffset?)message.OccurredAt, cancellationToken);
    }
}

/// <summary>A queue that stays long means that requests wait for their audit entries.</summary>
internal sealed class AuditHealth(GroupCommitAuditLog log) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(log.IsCongested ? HealthCheckResult.Degraded() : HealthCheckResult.Healthy());
}

/// <summary>PostgreSQL's row-level security. The embedded database has none and says so (D36).</summary>
internal sealed class SecondWallHealth(DatabaseOptions options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(options.Provider is DatabaseProvider.PostgreSql ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
}
