using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TreatmentPlans.Application.Phases;
using TreatmentPlans.Application.Scheduling;

namespace TreatmentPlans.Infrastructure.Events;

/// <summary>Runs the due transitions, and what missed sessions call for, at start-up and on every quarter hour, on which midnight falls in every zone (D15).</summary>
internal sealed class DueTransitionClock(DueTransitions transitions, SchedulingJobs sessions, TimeProvider clock, ILogger<DueTransitionClock> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The beat is of this machine, not of the programme: a test's clock that stands still must not stop it.
        using var timer = new PeriodicTimer(Beat, TimeProvider.System);
        var done = 0L;
        do
        {
            var quarter = clock.GetUtcNow().Ticks / Quarter.Ticks;
            if (quarter == done)
            {
                continue;
            }

            try
            {
                await transitions.RunAsync(stoppingToken);
                await sessions.RunAsync(stoppingToken);
                done = quarter;
            }
#pragma warning disable CA1031 // The database may be away for a while; the next beat tries again.
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogWarning("Due transitions failed: {Fault}", exception.GetType().Name);
            }
#pragma warning restore CA1031
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
