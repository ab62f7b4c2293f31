using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Progress;

/// <summary>Looks at what the records say of objectives.</summary>
public sealed class ProgressJobs(OrganizationJobs jobs) : IDailyJob
{
    public Task<bool> RunAsync(CancellationToken cancellationToken) => LookAsync(null, cancellationToken);

    public Task<bool> RunAsync(TimeSpan within, CancellationToken cancellationToken) => LookAsync(within, cancellationToken);

    private Task<bool> LookAsync(TimeSpan? within, CancellationToken cancellationToken) => jobs.RunAsync(
        "progress",
        async organization =>
        {
            foreach (var plan in await jobs.AskAsync(organization, new FindPlansToMeasure(within), cancellationToken))
            {
                await jobs.TryAsync(organization, new KeepProposals(plan), plan.Value, cancellationToken);
            }
        },
        cancellationToken);
}
