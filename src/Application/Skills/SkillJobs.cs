using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Skills;

/// <summary>Says of homework that it was missed.</summary>
public sealed class SkillJobs(OrganizationJobs jobs) : IDueJob
{
    /// <inheritdoc/>
    public Task<bool> RunAsync(CancellationToken cancellationToken) => jobs.RunAsync(
        "skills",
        async organization =>
        {
            foreach (var homework in await jobs.AskAsync(organization, new FindMissedHomework(), cancellationToken))
            {
                await jobs.TryAsync(organization, new MissHomework(homework), homework.Value, cancellationToken);
            }
        },
        cancellationToken);
}
