using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Common;

/// <summary>
/// Background work over all organizations: on one instance at a time, each step in a transaction of its own. A step that fails is left
/// to the next run and holds up nothing else.
/// </summary>
public sealed class OrganizationJobs(IOrganizationScopes organizations, IDatabaseFaults faults, ILogger<OrganizationJobs> logger)
{
    /// <returns>False when another instance is at it.</returns>
    public Task<bool> RunAsync(string job, Func<OrganizationId, Task> work, CancellationToken cancellationToken) => organizations.ExclusivelyAsync(
        job,
        async () =>
        {
            foreach (var organization in await organizations.ListAsync(cancellationToken))
            {
                await work(organization);
            }
        },
        cancellationToken);

    public async Task<T> AskAsync<T>(OrganizationId organization, IQuery<T> query, CancellationToken cancellationToken)
    {
        T answer = default!;
        await InAsync(organization, async mediator => answer = await mediator.Send(query, cancellationToken), cancellationToken);
        return answer;
    }

    /// <param name="subject">For the log.</param>
    public async Task TryAsync(OrganizationId organization, ICommand<Unit> command, Guid subject, CancellationToken cancellationToken)
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
