using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>The first answer to a POST under a key, kept so that a retry gets it again (D32).</summary>
internal sealed class IdempotencyRecord
{
    public required OrganizationId OrganizationId { get; init; }

    public required string ClientId { get; init; }

    /// <summary>operationId.</summary>
    public required string Operation { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of path and body: another request under the key is refused.</summary>
    public required byte[] RequestHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null while the first request has not answered.</summary>
    public int? Status { get; init; }

    /// <summary>Status, headers and body, encrypted: they hold what the database's other tables guard by column.</summary>
    public byte[]? Answer { get; init; }
}
