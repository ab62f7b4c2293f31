using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.WorkItems;

/// <summary>Hands on what was not resolved by its time. Safe to run at any time, as often as one likes, on several instances.</summary>
public sealed class WorkItemJobs(OrganizationJobs jobs)
{
    /// <returns>False when another instance is at it.</returns>
    public Task<bool> RunAsync(CancellationToken cancellationToken) => jobs.RunAsync(
        "work-items",
        async organization =>
        {
            foreach (var item in await jobs.AskAsync(organization, new FindOverdueWorkItems(), cancellationToken))
            {
                await jobs.TryAsync(organization, new EscalateWorkItem(item), item.Value, cancellationToken);
            }
        },
        cancellationToken);
}
