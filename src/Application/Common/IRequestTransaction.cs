using TreatmentPlans.Domain.Auditing;

namespace TreatmentPlans.Application.Common;

/// <summary>
/// The one transaction of a changing request: what the use case stores, its events, its audit entry and the answer kept
/// for a retry commit together, before the answer leaves.
/// </summary>
public interface IRequestTransaction
{
    /// <summary>
    /// Begins, and claims the key for this request. Where another request holds it, waits for that one to end (a few seconds at most).
    /// </summary>
    /// <returns>Null when the key is ours, or none is claimed; else what was answered under it, and nothing has begun.</returns>
    /// <exception cref="Domain.Common.DomainException">409 IDEMPOTENCY_IN_PROGRESS when the other request takes too long.</exception>
    Task<StoredAnswer?> BeginAsync(IdempotencyClaim? claim, CancellationToken cancellationToken);

    /// <summary>Stores the audit entries, and the answer where a key was claimed, and commits.</summary>
    Task CommitAsync(IReadOnlyList<AuditEntry> entries, KeptAnswer? answer, CancellationToken cancellationToken);

    Task RollbackAsync();

    /// <summary>Keeps a refusal for retries, after the rollback of what it refused. Does nothing where the key was claimed meanwhile.</summary>
    Task KeepRefusalAsync(IdempotencyClaim claim, KeptAnswer answer, CancellationToken cancellationToken);
}

/// <param name="RequestHash">SHA-256 of path and body.</param>
public sealed record IdempotencyClaim(string Operation, string Key, byte[] RequestHash);

/// <summary>An answer as a retry gets it again: status, the headers that belong to it, and the body.</summary>
public sealed record KeptAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <param name="SameRequest">False when the key was used for another path or body.</param>
public sealed record StoredAnswer(bool SameRequest, KeptAnswer? Answer);
