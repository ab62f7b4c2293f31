using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>
/// Looks at every episode in care for what missed sessions and short weeks call for, each in a transaction of its own. Safe to run at
/// any time, as often as one likes, on several instances.
/// </summary>
public sealed class SchedulingJobs(IOrganizationScopes organizations, IDatabaseFaults faults, ILogger<SchedulingJobs> logger)
{
    private const string Job = "no-show-work";

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
        IReadOnlyList<EpisodeId> episodes = [];
        await InAsync(organization, async mediator => episodes = await mediator.Send(new FindEpisodesToWatch(), cancellationToken), cancellationToken);
        foreach (var episode in episodes)
        {
            try
            {
                await InAsync(organization, mediator => mediator.Send(new RaiseNoShowWork(episode), cancellationToken), cancellationToken);
            }
            catch (Exception fault) when (faults.Classify(fault) is not DatabaseFault.Unknown)
            {
                // What cannot be done now must not hold up the rest; the next run tries again.
                logger.LogWarning("No-show work of {Episode} waits for the next run: {Fault}", episode, fault.GetType().Name);
            }
        }
    }

    private Task InAsync(OrganizationId organization, Func<IMediator, Task> work, CancellationToken cancellationToken) =>
        organizations.RunAsync(organization, services => work(services.GetRequiredService<IMediator>()), cancellationToken);
}
