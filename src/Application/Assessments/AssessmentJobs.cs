using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Assessments;

/// <summary>Looks for assessments that are late.</summary>
public sealed class AssessmentJobs(OrganizationJobs jobs) : IDailyJob
{
    public Task<bool> RunAsync(CancellationToken cancellationToken) => LookAsync(null, cancellationToken);

    public Task<bool> RunAsync(TimeSpan within, CancellationToken cancellationToken) => LookAsync(within, cancellationToken);

    private Task<bool> LookAsync(TimeSpan? within, CancellationToken cancellationToken) => jobs.RunAsync(
        "assessments",
        async organization =>
        {
            foreach (var episode in await jobs.AskAsync(organization, new FindEpisodesToAssess(within), cancellationToken))
            {
                await jobs.TryAsync(organization, new KeepOverdueAssessments(episode), episode.Value, cancellationToken);
            }
        },
        cancellationToken);
}
