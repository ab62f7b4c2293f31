using Npgsql;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>
/// The claim of an idempotency key on PostgreSQL: a lock that lasts as long as the transaction, and a look for what was answered before.
/// The record itself is written once, with the answer.
/// </summary>
/// <param name="read">What the record holds: hash of the request, and the answer.</param>
internal sealed class KeyClaim(IdempotencyRecord record, Func<byte[], byte[]?, StoredAnswer> read)
{
    private const string LockStatement = "SELECT pg_advisory_xact_lock($1)";

    private const string FindStatement =
        "SELECT request_hash, answer FROM idempotency_record WHERE organization_id = $1 AND client_id = $2 AND operation = $3 AND key = $4";

    /// <summary>The lock before the look: a statement sees what was committed before it begins.</summary>
    public IReadOnlyList<NpgsqlBatchCommand> Commands =>
    [
        new(LockStatement)
        {
            Parameters = { new NpgsqlParameter<long> { TypedValue = DatabaseLocks.Name($"{record.OrganizationId}/{record.ClientId}/{record.Operation}/{record.Key}") } },
        },
        new(FindStatement)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = record.OrganizationId.Value },
                new NpgsqlParameter<string> { TypedValue = record.ClientId },
                new NpgsqlParameter<string> { TypedValue = record.Operation },
                new NpgsqlParameter<string> { TypedValue = record.Key },
            },
        },
    ];

    public static DomainException InProgress() => new(new DomainError(
        "IDEMPOTENCY_IN_PROGRESS", ErrorKind.Conflict, "The first request under this Idempotency-Key is still running."));

    /// <param name="exception">Of a statement of the claim, whose only wait is for the key.</param>
    public static bool IsHeldByAnother(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable };

    /// <param name="reader">At the result of the lock; afterwards in that of the look.</param>
    public async Task<StoredAnswer?> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? read(reader.GetFieldValue<byte[]>(0), await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetFieldValue<byte[]>(1))
            : null;
    }
}
