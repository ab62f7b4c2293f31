using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Transition;

/// <summary>Tells of what a patient should be given along by now, and of whom somebody should ask.</summary>
public sealed class TransitionJobs(OrganizationJobs jobs) : IDueJob
{
    /// <inheritdoc/>
    public Task<bool> RunAsync(CancellationToken cancellationToken) => jobs.RunAsync(
        "transition",
        async organization =>
        {
            foreach (var missing in await jobs.AskAsync(organization, new FindMissingPlans(), cancellationToken))
            {
                await jobs.TryAsync(organization, new RaiseMissingPlan(missing), missing.EpisodeId.Value, cancellationToken);
            }

            foreach (var followUp in await jobs.AskAsync(organization, new FindDueFollowUps(), cancellationToken))
            {
                await jobs.TryAsync(organization, new KeepFollowUp(followUp), followUp.Value, cancellationToken);
            }
        },
        cancellationToken);
}
