using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling.Proposals;

/// <summary>Searches that wait, of all organizations, and leases on those that are under way. A lease that nobody renews runs out.</summary>
public interface IProposalQueue
{
    /// <summary>The oldest that nobody has; each goes to one caller.</summary>
    Task<ProposalClaim?> ClaimAsync(CancellationToken cancellationToken);

    /// <summary>Renews the lease and keeps how far the search has come.</summary>
    /// <returns>False where the lease is lost: the search was called off, or is another's.</returns>
    Task<bool> RenewAsync(ProposalClaim claim, SolverProgress? progress, CancellationToken cancellationToken);

    /// <summary>Leaves the search to the next who asks.</summary>
    Task ReleaseAsync(ProposalClaim claim, CancellationToken cancellationToken);

    /// <summary>Something may have come in: whoever waits in this process need not wait longer.</summary>
    void Ring();

    /// <summary>Until somebody rings, or the time is over.</summary>
    Task WaitAsync(TimeSpan most, CancellationToken cancellationToken);
}

/// <param name="Holder">Names this lease among all that were given on the search.</param>
public sealed record ProposalClaim(OrganizationId OrganizationId, ScheduleProposalId ProposalId, Guid Holder);
