using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>A past version of an aggregate, written in the transaction that replaced it (D44).</summary>
internal sealed class AggregateHistory
{
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>Table of the root.</summary>
    public required string Aggregate { get; init; }

    public required Guid Id { get; init; }

    public required int Version { get; init; }

    /// <summary>When this version was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    public required string WrittenByClient { get; init; }

    public PractitionerId? WrittenByPractitioner { get; init; }

    /// <summary>JSON: the columns of the root, and of each part that the change replaced.</summary>
    public required string Content { get; init; }
}
