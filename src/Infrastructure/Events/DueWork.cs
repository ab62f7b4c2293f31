using Microsoft.Extensions.Logging;
using Quartz;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Infrastructure.Events;

/// <summary>Everything that time makes due (D15), in the order in which it was registered.</summary>
[DisallowConcurrentExecution]
internal sealed class DueWork(IEnumerable<IDueJob> jobs, ILogger<DueWork> logger) : IJob
{
    public static JobKey Key { get; } = new("due-work");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var job in jobs)
            {
                await job.RunAsync(cancellationToken);
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
