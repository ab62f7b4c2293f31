using TreatmentPlans.Domain.Auditing;

namespace TreatmentPlans.Application.Common;

/// <summary>
/// The one transaction of a changing request: what the use case stores, its events, its audit entry and the answer kept
/// for a retry commit together, before the answer leaves.
/// </summary>
public interface IRequestTransaction
{
    /// <summary>
    /// Begins, and claims the key for this request: at once, or with the first statement, which is refused where the key was used. Where
    /// another request holds the key, waits for that one to end (a few seconds at most).
    /// </summary>
    /// <remarks>The statement is refused by an <see cref="AnsweredBeforeException"/>.</remarks>
    /// <returns>What was answered under the key, where that is known already; then nothing has begun.</returns>
    /// <exception cref="Domain.Common.DomainException">409 IDEMPOTENCY_IN_PROGRESS when the other request takes too long.</exception>
    Task<StoredAnswer?> BeginAsync(IdempotencyClaim? claim, CancellationToken cancellationToken);

    /// <summary>Stores the audit entries, and the answer where a key was claimed, and commits.</summary>
    Task CommitAsync(IReadOnlyList<AuditEntry> entries, KeptAnswer? answer, CancellationToken cancellationToken);

    /// <summary>Takes back what was done.</summary>
    /// <param name="answer">The refusal, where retries are to get it again.</param>
    /// <returns>What was answered under the key, which goes before the refusal.</returns>
    Task<StoredAnswer?> RefuseAsync(KeptAnswer? answer, CancellationToken cancellationToken);
}

/// <param name="RequestHash">SHA-256 of path and body.</param>
public sealed record IdempotencyClaim(string Operation, string Key, byte[] RequestHash);

/// <summary>An answer as a retry gets it again: status, the headers that belong to it, and the body.</summary>
public sealed record KeptAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <param name="SameRequest">False when the key was used for another path or body.</param>
public sealed record StoredAnswer(bool SameRequest, KeptAnswer? Answer);

/// <summary>A statement of a request whose key was used: its transaction is to be taken back, and tells then what was answered.</summary>
public sealed class AnsweredBeforeException() : Exception("The Idempotency-Key was used before.");
