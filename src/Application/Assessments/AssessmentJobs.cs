using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Assessments;

/// <summary>Looks for assessments that are late. Safe to run at any time, as often as one likes, on several instances.</summary>
public sealed class AssessmentJobs(OrganizationJobs jobs)
{
    /// <returns>False when another instance is at it.</returns>
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
