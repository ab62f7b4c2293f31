using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.RecoveryPlans;

namespace TreatmentPlans.Application.Phases;

/// <summary>
/// Makes true what the calendar has made due (D15): level-of-care decisions and phases that exit by date, and the work items of what is
/// late.
/// </summary>
public sealed class DueTransitions(OrganizationJobs jobs) : IDueJob
{
    /// <inheritdoc/>
    public Task<bool> RunAsync(CancellationToken cancellationToken) => jobs.RunAsync(
        "due-transitions",
        async organization =>
        {
            foreach (var decision in await jobs.AskAsync(organization, new FindDueDecisions(), cancellationToken))
            {
                await jobs.TryAsync(organization, new ExecuteDueDecision(decision), decision.Value, cancellationToken);
            }

            foreach (var phase in await jobs.AskAsync(organization, new FindDuePhases(), cancellationToken))
            {
                await jobs.TryAsync(organization, new AdvanceDuePhase(phase), phase.Value, cancellationToken);
            }

            await jobs.TryAsync(organization, new RaiseLateWorkItems(), organization.Value, cancellationToken);
        },
        cancellationToken);
}
