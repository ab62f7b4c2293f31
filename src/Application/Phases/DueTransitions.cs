using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Phases;

/// <summary>
/// Makes true what the calendar has made due (D15): level-of-care decisions and phases that exit by date, each in a transaction of
/// its own, and the work items of what is late. Safe to run at any time, as often as one likes, on several instances.
/// </summary>
public sealed class DueTransitions(IOrganizationScopes organizations, IDatabaseFaults faults, ILogger<DueTransitions> logger)
{
    private const string Job = "due-transitions";

    /// <returns>False when another instance is at it.</returns>
    public Task<bool> RunAsync(CancellationToken cancellationToken) => organizations.ExclusivelyAsync(
        Job,
        async () =>
        {
            foreach (var organization in await organizations.ListAsync(cancellationToken))
            {
                await RunAsync(organization, cancellationToken);
            }
        },
        cancellationToken);

    private async Task RunAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        IReadOnlyList<LevelOfCareDecisionId> decisions = [];
        IReadOnlyList<StepDownPhaseId> phases = [];
        await InAsync(organization, async mediator => decisions = await mediator.Send(new FindDueDecisions(), cancellationToken), cancellationToken);
        foreach (var decision in decisions)
        {
            await OneByOneAsync(organization, new ExecuteDueDecision(decision), decision.Value, cancellationToken);
        }

        await InAsync(organization, async mediator => phases = await mediator.Send(new FindDuePhases(), cancellationToken), cancellationToken);
        foreach (var phase in phases)
        {
            await OneByOneAsync(organization, new AdvanceDuePhase(phase), phase.Value, cancellationToken);
        }

        await OneByOneAsync(organization, new RaiseLateWorkItems(), organization.Value, cancellationToken);
    }

    /// <summary>What cannot be done now must not hold up the rest; the next run tries again.</summary>
    private async Task OneByOneAsync(OrganizationId organization, ICommand<Unit> command, Guid subject, CancellationToken cancellationToken)
    {
        try
        {
            await InAsync(organization, mediator => mediator.Send(command, cancellationToken), cancellationToken);
        }
        catch (DomainException refusal)
        {
            logger.LogError("{Command} of {Subject} was refused: {Code}", command.GetType().Name, subject, refusal.Error.Code);
        }
        catch (Exception fault) when (faults.Classify(fault) is not DatabaseFault.Unknown)
        {
            logger.LogWarning("{Command} of {Subject} waits for the next run: {Fault}", command.GetType().Name, subject, fault.GetType().Name);
        }
    }

    private Task InAsync(OrganizationId organization, Func<IMediator, Task> work, CancellationToken cancellationToken) =>
        organizations.RunAsync(organization, services => work(services.GetRequiredService<IMediator>()), cancellationToken);
}
