using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Support;

/// <summary>Awards milestones when their day has begun in the programme.</summary>
public sealed class SupportJobs(OrganizationJobs jobs) : IDueJob
{
    /// <inheritdoc/>
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
