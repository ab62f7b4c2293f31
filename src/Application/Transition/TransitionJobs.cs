using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Transition;

/// <summary>Tells of what a patient should be given along by now.</summary>
public sealed class TransitionJobs(OrganizationJobs jobs) : IDueJob
{
    /// <inheritdoc/>
    public Task<bool> RunAsync(CancellationToken cancellationToken) => jobs.RunAsync(
        "transition",
        async organization =>
        {
            foreach (var episode in await jobs.AskAsync(organization, new FindRelapsePreventionDue(), cancellationToken))
            {
                await jobs.TryAsync(organization, new RaiseRelapsePreventionDue(episode), episode.Value, cancellationToken);
            }
        },
        cancellationToken);
}
