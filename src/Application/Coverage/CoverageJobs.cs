using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Lets the service lines follow what was attended, tested and agreed.</summary>
public sealed class CoverageJobs(OrganizationJobs jobs) : IDueJob
{
    /// <inheritdoc/>
    public Task<bool> RunAsync(CancellationToken cancellationToken) => jobs.RunAsync(
        "coverage",
        async organization =>
        {
            foreach (var episode in await jobs.AskAsync(organization, new FindEpisodesToBill(), cancellationToken))
            {
                await jobs.TryAsync(organization, new DeriveServiceLines(episode), episode.Value, cancellationToken);
            }
        },
        cancellationToken);
}
