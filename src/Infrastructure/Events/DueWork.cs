using Microsoft.Extensions.Logging;
using Quartz;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Infrastructure.Events;

/// <summary>Everything that time makes due (D15), in the order in which it was registered.</summary>
[DisallowConcurrentExecution]
internal sealed class DueWork(IEnumerable<IDueJob> jobs, ILogger<DueWork> logger) : IJob
{
    public static JobKey Key { get; } = new("due-work");

    /// <summary>
    /// A daily job looks some times more after a day has begun: what failed the first time is taken up again, and the clocks of machine and programme
    /// may differ a little. Looking twice changes nothing.
    /// </summary>
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            // Unknown at the start of an instance, which catches up on whatever nobody was there for.
            var sinceLast = context.ScheduledFireTimeUtc - context.PreviousFireTimeUtc;
            foreach (var job in jobs)
            {
                await (job is IDailyJob daily && sinceLast is { } span ? daily.RunAsync(span + Slack, cancellationToken) : job.RunAsync(cancellationToken));
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // What the scheduler logs of a failure is not ours to choose, so it gets no more than this.
            logger.LogWarning("Due work failed: {Fault}", exception.GetType().Name);
            throw new JobExecutionException($"Due work failed: {exception.GetType().Name}");
        }
    }
}
