using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Discharges;

/// <summary>Makes approved discharges final when their day is over.</summary>
public sealed class DischargeJobs(OrganizationJobs jobs) : IDueJob
{
    /// <inheritdoc/>
    public Task<bool> RunAsync(CancellationToken cancellationToken) => jobs.RunAsync(
        "discharges",
        async organization =>
        {
            foreach (var discharge in await jobs.AskAsync(organization, new FindDueDischarges(), cancellationToken))
            {
                await jobs.TryAsync(organization, new FinishDischarge(discharge), discharge.Value, cancellationToken);
            }
        },
        cancellationToken);
}
