using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling.Proposals;

/// <summary>
/// A search that waits or is under way, beside its proposal, whose version does not grow with each second of it. Gone once the
/// proposal is made, has failed or was called off.
/// </summary>
public sealed class ProposalRun
{
    public required OrganizationId OrganizationId { get; init; }

    public required ScheduleProposalId ProposalId { get; init; }

    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>Until then it is somebody's; a run that nobody has is free from the start.</summary>
    public required DateTimeOffset LeasedUntil { get; set; }

    /// <summary>Who has it. Another one means that the lease was lost.</summary>
    public Guid? Holder { get; set; }

    /// <summary>Null until the search has found something.</summary>
    public DateTimeOffset? ReportedAt { get; set; }

    public int Placed { get; set; }

    public int MostPlaced { get; set; }

    public int Cost { get; set; }

    public int CostBound { get; set; }
}
