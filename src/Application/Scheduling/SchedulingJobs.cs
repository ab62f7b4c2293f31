using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>
/// Looks at every episode in care for what missed sessions and short weeks call for. Safe to run at any time, as often as one likes, on
/// several instances.
/// </summary>
public sealed class SchedulingJobs(OrganizationJobs jobs)
{
    /// <returns>False when another instance is at it.</returns>
    public Task<bool> RunAsync(CancellationToken cancellationToken) => jobs.RunAsync(
        "no-show-work",
        async organization =>
        {
            foreach (var enrolment in await jobs.AskAsync(organization, new FindEnrolmentsToEnd(), cancellationToken))
            {
                await jobs.TryAsync(organization, new EndEnrolment(enrolment), enrolment.Value, cancellationToken);
            }

            foreach (var episode in await jobs.AskAsync(organization, new FindEpisodesToWatch(), cancellationToken))
            {
                await jobs.TryAsync(organization, new RaiseNoShowWork(episode), episode.Value, cancellationToken);
            }
        },
        cancellationToken);
}
