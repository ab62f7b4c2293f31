using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Progress;

/// <summary>Looks at what the records say of objectives.</summary>
public sealed class ProgressJobs(OrganizationJobs jobs) : IDueJob
{
    /// <inheritdoc/>
    public Task<bool> RunAsync(CancellationToken cancellationToken) => jobs.RunAsync(
        "progress",
        async organization =>
        {
            foreach (var plan in await jobs.AskAsync(organization, new FindPlansToMeasure(), cancellationToken))
            {
                await jobs.TryAsync(organization, new KeepProposals(plan), plan.Value, cancellationToken);
            }
        },
        cancellationToken);
}
