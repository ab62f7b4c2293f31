using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>
/// A change of an aggregate, its creation too, written in the transaction that made it: one for each version (D44). Rows of
/// <see cref="Position"/> above a cursor tell which aggregates changed since; none is ever passed.
/// </summary>
internal sealed class AggregateHistory
{
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>Table of the root.</summary>
    public required string Aggregate { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The version that this change made.</summary>
    public required int Version { get; init; }

    /// <summary>In commit order among the changes of the organization, given after the commit.</summary>
    public long? Position { get; init; }

    /// <summary>When this version was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    public required string WrittenByClient { get; init; }

    public PractitionerId? WrittenByPractitioner { get; init; }

    /// <summary>JSON: the version before, as the columns of the root and of each part that the change replaced. Null at the creation.</summary>
    public string? Before { get; init; }
}
