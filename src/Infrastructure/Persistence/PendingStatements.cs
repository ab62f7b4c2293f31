using Npgsql;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>
/// What the transaction of a request has yet to send: how it begins, and new rows. It goes along with the next statement, or with
/// <c>COMMIT</c>, instead of taking a round trip of its own (ADR 0014).
/// </summary>
internal sealed class PendingStatements(NpgsqlTransaction transaction, OrganizationId organization, KeyClaim? claim)
{
    private readonly List<NpgsqlBatchCommand> _rows = [];

    /// <summary>The server knows whose transaction it is, and the key is ours.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>What another request has answered under the key.</summary>
    public StoredAnswer? Answered { get; private set; }

    /// <summary>Another request held the key for too long.</summary>
    public bool IsKeyHeld { get; private set; }

    public bool IsEmpty => HasBegun && _rows.Count == 0;

    public void Add(IEnumerable<NpgsqlBatchCommand> rows) => _rows.AddRange(rows);

    /// <summary>Sends what waits, and then these.</summary>
    /// <exception cref="AnsweredBeforeException">The key was used: <see cref="Answered"/> tells for what.</exception>
    /// <exception cref="DomainException">409 IDEMPOTENCY_IN_PROGRESS.</exception>
    public async Task SendAsync(IReadOnlyList<NpgsqlBatchCommand> statements, CancellationToken cancellationToken)
    {
        await using var reader = await ReadAsync(statements, cancellationToken);
        // A reader that is only disposed keeps to itself what failed after its last result.
        while (await reader.NextResultAsync(cancellationToken))
        {
        }
    }

    /// <summary>Sends what waits, and then these.</summary>
    /// <returns>At the first result of these.</returns>
    /// <exception cref="AnsweredBeforeException">As of <see cref="SendAsync"/>.</exception>
    /// <exception cref="DomainException">As of <see cref="SendAsync"/>.</exception>
    public async Task<NpgsqlDataReader> ReadAsync(IReadOnlyList<NpgsqlBatchCommand> statements, CancellationToken cancellationToken)
    {
        var begins = !HasBegun;
        await using var batch = new NpgsqlBatch(transaction.Connection!, transaction);
        NpgsqlBatchCommand[] beginning = begins ? [OrganizationSetting.TransactionCommand(organization), .. claim?.Commands ?? []] : [];
        foreach (var command in (IEnumerable<NpgsqlBatchCommand>)[.. beginning, .. _rows, .. statements])
        {
            batch.BatchCommands.Add(command);
        }

        _rows.Clear();
        NpgsqlDataReader? reader = null;
        try
        {
            reader = await batch.ExecuteReaderAsync(cancellationToken);
            if (begins)
            {
                await BeginAsync(reader, cancellationToken);
            }

            return reader;
        }
        catch (Exception exception)
        {
            if (reader is not null)
            {
                await reader.DisposeAsync();
            }

            // Until it has begun, the key is all that there is to wait for.
            if (HasBegun || claim is null || !KeyClaim.IsHeldByAnother(exception))
            {
                throw;
            }

            IsKeyHeld = true;
            throw KeyClaim.InProgress();
        }
    }

    private async Task BeginAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        if (claim is not null)
        {
            await reader.NextResultAsync(cancellationToken);
            Answered = await claim.ReadAsync(reader, cancellationToken);
            if (Answered is not null)
            {
                throw new AnsweredBeforeException();
            }
        }

        HasBegun = true;
        await reader.NextResultAsync(cancellationToken);
    }
}
