using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>
/// That something changed from which service lines are derived: written with the change, and gone once the lines follow it. Each is a row
/// of its own, so that changes do not wait for each other.
/// </summary>
public sealed class BillingMark
{
    public required OrganizationId OrganizationId { get; init; }

    public required Guid Id { get; init; }

    public required EpisodeId EpisodeId { get; init; }

    public required DateTimeOffset MarkedAt { get; init; }
}
