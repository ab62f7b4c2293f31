using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Support;

/// <summary>Awards milestones when their day has begun in the programme. Safe to run at any time, as often as one likes, on several instances.</summary>
public sealed class SupportJobs(OrganizationJobs jobs)
{
    /// <returns>False when another instance is at it.</returns>
    public Task<bool> RunAsync(CancellationToken cancellationToken) => jobs.RunAsync(
        "support",
        async organization =>
        {
            foreach (var episode in await jobs.AskAsync(organization, new FindMilestonesDue(), cancellationToken))
            {
                await jobs.TryAsync(organization, new AwardMilestones(episode), episode.Value, cancellationToken);
            }
        },
        cancellationToken);
}
