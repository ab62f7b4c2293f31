using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Application.Scheduling.Proposals;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Infrastructure.Scheduling.Proposals;

/// <summary>
/// On PostgreSQL one statement of the worker's role each, which passes over what another instance is looking at; on SQLite the write gate
/// lets one at a time look.
/// </summary>
internal sealed class ProposalQueue(
    WorkerConnections workers, IServiceScopeFactory scopes, WriteGate gate, ProposalOptions options, TimeProvider clock) : IProposalQueue, IDisposable
{
    private const string Claim =
        """
        UPDATE schedule_proposal_run SET holder = $1, leased_until = $2
        WHERE (organization_id, proposal_id) = (
            SELECT organization_id, proposal_id FROM schedule_proposal_run
            WHERE leased_until <= $3 ORDER BY queued_at, proposal_id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING organization_id, proposal_id
        """;

    private const string Renew =
        """
        UPDATE schedule_proposal_run SET leased_until = $3,
            reported_at = coalesce($4, reported_at), placed = coalesce($5, placed), most_placed = coalesce($6, most_placed),
            cost = coalesce($7, cost), cost_bound = coalesce($8, cost_bound)
        WHERE proposal_id = $1 AND holder = $2
        """;

    private readonly SemaphoreSlim _bell = new(0);

    public async Task<ProposalClaim?> ClaimAsync(CancellationToken cancellationToken)
    {
        var (now, holder) = (clock.GetUtcNow(), Guid.CreateVersion7(clock.GetUtcNow()));
        if (workers.Source is { } source)
        {
            await using var command = source.CreateCommand(Claim);
            command.Parameters.AddRange((NpgsqlParameter[])[Value(holder), Value(LeaseEnd(now)), Value(now.ToUniversalTime())]);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken)
                ? new ProposalClaim(new OrganizationId(reader.GetGuid(0)), new ScheduleProposalId(reader.GetGuid(1)), holder)
                : null;
        }

        return await InDatabaseAsync(
            async db =>
            {
                var run = await db.ProposalRuns.IgnoreQueryFilters().Where(run => run.LeasedUntil <= now)
                    .OrderBy(run => run.QueuedAt).ThenBy(run => run.ProposalId)
                    .FirstOrDefaultAsync(cancellationToken);
                if (run is null)
                {
                    return null;
                }

                (run.Holder, run.LeasedUntil) = (holder, LeaseEnd(now));
                await db.SaveChangesAsync(cancellationToken);
                return new ProposalClaim(run.OrganizationId, run.ProposalId, holder);
            },
            cancellationToken);
    }

    public async Task<bool> RenewAsync(ProposalClaim claim, SolverProgress? progress, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (workers.Source is { } source)
        {
            await using var command = source.CreateCommand(Renew);
            command.Parameters.AddRange((NpgsqlParameter[])[
                Value(claim.ProposalId.Value), Value(claim.Holder), Value(LeaseEnd(now)), Maybe<DateTimeOffset>(progress is null ? null : now.ToUniversalTime()),
                Maybe<int>(progress?.Placed), Maybe<int>(progress?.MostPlaced), Maybe<int>(progress?.Cost), Maybe<int>(progress?.CostBound)]);
            return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
        }

        return await InDatabaseAsync(
            async db =>
            {
                var run = await db.ProposalRuns.IgnoreQueryFilters()
                    .FirstOrDefaultAsync(run => run.ProposalId == claim.ProposalId && run.Holder == claim.Holder, cancellationToken);
                if (run is null)
                {
                    return false;
                }

                run.LeasedUntil = LeaseEnd(now);
                if (progress is not null)
                {
                    (run.ReportedAt, run.Placed, run.MostPlaced, run.Cost, run.CostBound) =
                        (now, progress.Placed, progress.MostPlaced, progress.Cost, progress.CostBound);
                }

                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken);
    }

    public async Task ReleaseAsync(ProposalClaim claim, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (workers.Source is { } source)
        {
            await using var command = source.CreateCommand(
                "UPDATE schedule_proposal_run SET holder = NULL, leased_until = $3 WHERE proposal_id = $1 AND holder = $2");
            command.Parameters.AddRange((NpgsqlParameter[])[Value(claim.ProposalId.Value), Value(claim.Holder), Value(now.ToUniversalTime())]);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return;
        }

        await InDatabaseAsync(
            db => db.ProposalRuns.IgnoreQueryFilters()
                .Where(run => run.ProposalId == claim.ProposalId && run.Holder == claim.Holder)
                .ExecuteUpdateAsync(run => run.SetProperty(r => r.Holder, (Guid?)null).SetProperty(r => r.LeasedUntil, now), cancellationToken),
            cancellationToken);
    }

    public void Ring() => _bell.Release();

    public Task WaitAsync(TimeSpan most, CancellationToken cancellationToken) => _bell.WaitAsync(most, cancellationToken);

    public void Dispose() => _bell.Dispose();

    private DateTimeOffset LeaseEnd(DateTimeOffset now) => now.ToUniversalTime().AddSeconds(options.LeaseSeconds);

    private async Task<T> InDatabaseAsync<T>(Func<AppDbContext, Task<T>> work, CancellationToken cancellationToken)
    {
        using var pass = await gate.EnterAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    private static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    private static NpgsqlParameter Maybe<T>(T? value)
        where T : struct =>
        new NpgsqlParameter<T?> { TypedValue = value };
}
