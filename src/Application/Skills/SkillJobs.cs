using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Skills;

/// <summary>Says of homework that it was missed. Safe to run at any time, as often as one likes, on several instances.</summary>
public sealed class SkillJobs(OrganizationJobs jobs)
{
    /// <returns>False when another instance is at it.</returns>
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
