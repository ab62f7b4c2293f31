using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.WorkItems;

/// <summary>Hands on what was not resolved by its time.</summary>
public sealed class WorkItemJobs(OrganizationJobs jobs) : IDueJob
{
    /// <inheritdoc/>
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
