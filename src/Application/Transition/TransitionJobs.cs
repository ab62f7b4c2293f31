using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Transition;

/// <summary>Tells of what a patient should be given along by now, and of whom somebody should ask.</summary>
public sealed class TransitionJobs(OrganizationJobs jobs) : IDailyJob
{
    public Task<bool> RunAsync(CancellationToken cancellationToken) => LookAsync(null, cancellationToken);

    public Task<bool> RunAsync(TimeSpan within, CancellationToken cancellationToken) => LookAsync(within, cancellationToken);

    private Task<bool> LookAsync(TimeSpan? within, CancellationToken cancellationToken) => jobs.RunAsync(
        "transition",
        async organization =>
        {
            foreach (var missing in await jobs.AskAsync(organization, new FindMissingPlans(within), cancellationToken))
            {
                await jobs.TryAsync(organization, new RaiseMissingPlan(missing), missing.EpisodeId.Value, cancellationToken);
            }

            // At each look: one that is planned for today, or by a discharge that was entered late, waits for no other day.
            foreach (var followUp in await jobs.AskAsync(organization, new FindDueFollowUps(), cancellationToken))
            {
                await jobs.TryAsync(organization, new KeepFollowUp(followUp), followUp.Value, cancellationToken);
            }
        },
        cancellationToken);
}
