using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Assessments;

/// <summary>Looks for assessments that are late.</summary>
public sealed class AssessmentJobs(OrganizationJobs jobs) : IDueJob
{
    /// <inheritdoc/>
    public Task<bool> RunAsync(CancellationToken cancellationToken) => jobs.RunAsync(
        "assessments",
        async organization =>
        {
            foreach (var episode in await jobs.AskAsync(organization, new FindEpisodesToAssess(), cancellationToken))
            {
                await jobs.TryAsync(organization, new KeepOverdueAssessments(episode), episode.Value, cancellationToken);
            }
        },
        cancellationToken);
}
