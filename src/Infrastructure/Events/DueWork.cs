using Microsoft.Extensions.Logging;
using Quartz;
using TreatmentPlans.Application.Assessments;
using TreatmentPlans.Application.Discharges;
using TreatmentPlans.Application.Phases;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Application.Skills;
using TreatmentPlans.Application.Support;
using TreatmentPlans.Application.WorkItems;

namespace TreatmentPlans.Infrastructure.Events;

/// <summary>Everything that time makes due (D15).</summary>
[DisallowConcurrentExecution]
internal sealed class DueWork(
    DueTransitions transitions,
    SchedulingJobs sessions,
    DischargeJobs discharges,
    AssessmentJobs assessments,
    SkillJobs skills,
    SupportJobs support,
    WorkItemJobs workItems,
    ILogger<DueWork> logger) : IJob
{
    public static JobKey Key { get; } = new("due-work");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await transitions.RunAsync(cancellationToken);
            await discharges.RunAsync(cancellationToken);
            await sessions.RunAsync(cancellationToken);
            await skills.RunAsync(cancellationToken);
            await support.RunAsync(cancellationToken);
            await assessments.RunAsync(cancellationToken);
            await workItems.RunAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // What the scheduler logs of a failure is not ours to choose, so it gets no more than this.
            logger.LogWarning("Due work failed: {Fault}", exception.GetType().Name);
            throw new JobExecutionException($"Due work failed: {exception.GetType().Name}");
        }
    }
}
