using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>
/// What time brings to sessions: enrolments end, series are planned on, those that were completed lock, free seats of groups find who waits, and every
/// episode in care is looked at for what missed sessions and short weeks call for.
/// </summary>
public sealed class SchedulingJobs(OrganizationJobs jobs) : IDueJob
{
    /// <inheritdoc/>
    public Task<bool> RunAsync(CancellationToken cancellationToken) => jobs.RunAsync(
        "scheduling",
        async organization =>
        {
            await EachAsync(organization, new FindEnrolmentsToEnd(), id => new EndEnrolment(id), cancellationToken);
            await EachAsync(organization, new FindSeriesToPlanOn(), id => new PlanSeriesOn(id), cancellationToken);
            await EachAsync(organization, new FindSessionsToLock(), id => new LockSessionByTime(id), cancellationToken);
            await EachAsync(organization, new FindGroupsWithFreeSeats(), id => new GiveFreeSeats(id), cancellationToken);
            await EachAsync(organization, new FindEpisodesToWatch(), id => new RaiseNoShowWork(id), cancellationToken);
        },
        cancellationToken);

    private async Task EachAsync<TId>(
        OrganizationId organization, IQuery<IReadOnlyList<TId>> find, Func<TId, ICommand<Unit>> step, CancellationToken cancellationToken)
        where TId : struct, ITypedId<TId>
    {
        foreach (var id in await jobs.AskAsync(organization, find, cancellationToken))
        {
            await jobs.TryAsync(organization, step(id), id.Value, cancellationToken);
        }
    }
}
