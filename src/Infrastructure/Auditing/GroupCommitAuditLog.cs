using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Auditing;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Infrastructure.Auditing;

/// <summary>
/// Entries of concurrent requests in one commit; each request waits for its own. A full queue slows requests down and drops
/// nothing.
/// </summary>
internal sealed class GroupCommitAuditLog(
    IAuditStore store, IServiceScopeFactory scopes, WriteGate gate, ILogger<GroupCommitAuditLog> logger)
    : BackgroundService, IAuditLog
{
    private const int QueueLength = 5_000;
    private const int BatchSize = 500;

    private readonly Channel<Pending> _queue = Channel.CreateBounded<Pending>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>More than half of the queue is waiting.</summary>
    public bool IsCongested => _queue.Reader.Count > QueueLength / 2;

    public Task WriteAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken) =>
        EnqueueAsync(new Pending(entries, null), cancellationToken);

    public Task CountAnonymousDenialAsync(string address, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var minute = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));
        return EnqueueAsync(new Pending([], new Denial(address, minute)), cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Pending>(BatchSize);
        // Runs until the queue is completed by StopAsync, so that what was accepted is written.
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            batch.Clear();
            while (batch.Count < BatchSize && _queue.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
            }

            await WriteBatchAsync(batch);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    private async Task EnqueueAsync(Pending pending, CancellationToken cancellationToken)
    {
        await _queue.Writer.WriteAsync(pending, cancellationToken);
        await pending.Written.Task;
    }

    private async Task WriteBatchAsync(List<Pending> batch)
    {
        try
        {
            await store.AppendAsync([.. batch.SelectMany(pending => pending.Entries)]);
            await CountAsync(batch);
            batch.ForEach(pending => pending.Written.TrySetResult());
        }
#pragma warning disable CA1031 // Whatever went wrong, each waiting request must hear of it, and the writer must live on.
        catch (Exception exception)
        {
            logger.LogError("Audit entries could not be written: {Fault}", exception.GetType().Name);
            batch.ForEach(pending => pending.Written.TrySetException(new AuditUnavailableException(exception)));
        }
#pragma warning restore CA1031
    }

    private async Task CountAsync(List<Pending> batch)
    {
        var counts = batch.Where(pending => pending.Denial is not null).CountBy(pending => pending.Denial!).ToList();
        if (counts.Count == 0)
        {
            return;
        }

        using var pass = await gate.EnterAsync(CancellationToken.None);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        foreach (var ((address, minute), count) in counts)
        {
            var updated = await db.Set<AnonymousDenial>().Where(d => d.Address == address && d.Minute == minute)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.Count, d => d.Count + count));
            if (updated == 0)
            {
                db.Add(new AnonymousDenial(address, minute, count));
            }
        }

        await db.SaveChangesAsync();
    }

    private sealed record Denial(string Address, DateTimeOffset Minute);

    private sealed record Pending(IReadOnlyList<AuditEntry> Entries, Denial? Denial)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
