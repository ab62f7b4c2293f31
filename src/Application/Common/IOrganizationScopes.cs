using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Common;

/// <summary>How background work crosses organizations: one at a time, each behind its own walls.</summary>
public interface IOrganizationScopes
{
    Task<IReadOnlyList<OrganizationId>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Runs <paramref name="work"/> in a scope of its own and one transaction, as the service in that organization.</summary>
    Task RunAsync(OrganizationId organization, Func<IServiceProvider, Task> work, CancellationToken cancellationToken);

    /// <summary>
    /// Runs <paramref name="work"/> on one instance at a time; the others skip it. The lock is the database's, so it goes
    /// with a crashed instance.
    /// </summary>
    /// <returns>False when another instance was at it.</returns>
    Task<bool> ExclusivelyAsync(string job, Func<Task> work, CancellationToken cancellationToken);
}
