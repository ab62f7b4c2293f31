using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

internal sealed class OrganizationScopes(IServiceScopeFactory scopes, WorkerConnections workers, WriteGate gate) : IOrganizationScopes
{
    /// <summary>Of the embedded database, which one process has to itself.</summary>
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _jobs = new();

    public async Task<IReadOnlyList<OrganizationId>> ListAsync(CancellationToken cancellationToken)
    {
        if (workers.Source is { } source)
        {
            await using var command = source.CreateCommand("SELECT organization_id FROM organization ORDER BY organization_id");
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            List<OrganizationId> organizations = [];
            while (await reader.ReadAsync(cancellationToken))
            {
                organizations.Add(new OrganizationId(reader.GetGuid(0)));
            }

            return organizations;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        return [.. (await db.Database.SqlQuery<Guid>($"SELECT organization_id AS Value FROM organization ORDER BY organization_id")
            .ToListAsync(cancellationToken)).Select(OrganizationId.From)];
    }

    public async Task RunAsync(OrganizationId organization, Func<IServiceProvider, Task> work, CancellationToken cancellationToken)
    {
        using var pass = await gate.EnterAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Become(Caller.Service(organization));
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await work(scope.ServiceProvider);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<bool> ExclusivelyAsync(string job, Func<Task> work, CancellationToken cancellationToken)
    {
        if (workers.Source is not { } source)
        {
            var one = _jobs.GetOrAdd(job, _ => new SemaphoreSlim(1, 1));
            if (!await one.WaitAsync(TimeSpan.Zero, cancellationToken))
            {
                return false;
            }

            try
            {
                await work();
                return true;
            }
            finally
            {
                one.Release();
            }
        }

        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var tryLock = new NpgsqlCommand($"SELECT pg_try_advisory_xact_lock({DatabaseLocks.Job(job)})", connection, transaction);
        if (await tryLock.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return false;
        }

        await work();
        return true;
    }
}
