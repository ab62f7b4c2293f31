using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Infrastructure.Events;

/// <summary>Places events and changes every second, and once an hour drops what is kept for a time only (D32, D34).</summary>
internal sealed class Housekeeping(
    IEventSequencer sequencer,
    IOrganizationScopes organizations,
    TimeProvider clock,
    ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan KeepAnswers = TimeSpan.FromHours(24);
    private static readonly TimeSpan KeepEvents = TimeSpan.FromDays(90);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The beat is of this machine, not of the programme: a test's clock that stands still must not stop it.
        using var timer = new PeriodicTimer(Beat, TimeProvider.System);
        var nextSweep = clock.GetUtcNow();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await sequencer.PlaceAsync(stoppingToken);
                if (clock.GetUtcNow() >= nextSweep)
                {
                    nextSweep = clock.GetUtcNow() + SweepEvery;
                    await SweepAsync(stoppingToken);
                }
            }
#pragma warning disable CA1031 // The database may be away for a while; the next beat tries again.
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogWarning("Housekeeping failed: {Fault}", exception.GetType().Name);
            }
#pragma warning restore CA1031
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var organization in await organizations.ListAsync(cancellationToken))
        {
            await organizations.RunAsync(
                organization,
                async services =>
                {
                    var db = services.GetRequiredService<AppDbContext>();
                    await db.IdempotencyRecords.Where(r => r.CreatedAt < now - KeepAnswers)
                        .ExecuteDeleteAsync(cancellationToken);

                    // The last one stays, since the next is counted from it: a cursor must not be behind and ahead at once.
                    await db.Outbox.Where(m => m.OccurredAt < now - KeepEvents && m.Position < db.Outbox.Max(last => last.Position))
                        .ExecuteDeleteAsync(cancellationToken);
                },
                cancellationToken);
        }
    }
}
