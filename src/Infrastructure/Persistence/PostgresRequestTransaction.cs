using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Auditing;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>
/// What every changing request does beside its own work, in no round trip of its own, which would take half of the processor time of a
/// create (ADR 0014): organization and claim go with the first statement; new rows, kept answer and audit entries with <c>COMMIT</c>.
/// </summary>
internal sealed class PostgresRequestTransaction(PostgresDbContext db, ICaller caller, IDataProtectionProvider protection, TimeProvider clock)
    : RequestTransaction(db, caller, protection, clock)
{
    private const string Keep =
        """
        INSERT INTO idempotency_record (organization_id, client_id, operation, key, request_hash, created_at, status, answer)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    private IdempotencyClaim? _claim;
    private NpgsqlTransaction? _transaction;

    public override async Task<StoredAnswer?> BeginAsync(IdempotencyClaim? claim, CancellationToken cancellationToken)
    {
        _claim = claim;
        // One SaveChanges per step, and a failed one ends the transaction: savepoints would only cost round trips.
        db.Database.AutoSavepointsEnabled = false;
        await db.Database.OpenConnectionAsync(cancellationToken);
        _transaction = await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginTransactionAsync(cancellationToken);
        await db.Database.UseTransactionAsync(_transaction, cancellationToken);
        db.Pending = new PendingStatements(_transaction, db.CurrentOrganization, claim is null ? null : ToKeyClaim(claim));
        return null;
    }

    public override async Task CommitAsync(IReadOnlyList<AuditEntry> entries, KeptAnswer? answer, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var pending = db.Pending!;
        if (_claim is not null && !pending.HasBegun)
        {
            await pending.SendAsync([], cancellationToken);
        }

        NpgsqlBatchCommand[] kept = _claim is null || answer is null ? [] : [KeepCommand(Keep, ToRecord(_claim, answer))];
        var audit = AuditInsert.Command(db.CurrentOrganization.Value, entries);
        // In one round trip: where a statement before COMMIT fails, the server does not come to it.
        await pending.SendAsync([.. kept, audit, new NpgsqlBatchCommand("COMMIT")], cancellationToken);
        await EndAsync();
    }

    public override async Task<StoredAnswer?> RefuseAsync(KeptAnswer? answer, CancellationToken cancellationToken)
    {
        var pending = db.Pending!;
        await RollbackAsync();
        if (pending.Answered is not null || pending.IsKeyHeld || _claim is null || (pending.HasBegun && answer is null))
        {
            return pending.Answered;
        }

        return await FindOrKeepAsync(_claim, answer, cancellationToken);
    }

    protected override async Task EndAsync()
    {
        db.Pending = null;
        if (_transaction is null)
        {
            return;
        }

        var transaction = _transaction;
        _transaction = null;
        // The context opened the connection once more for it, and closes it with it: a request that waits for its audit entry must hold none.
        if (db.Database.CurrentTransaction is { } used)
        {
            await used.DisposeAsync();
        }

        // Not committed, it is rolled back by this.
        await transaction.DisposeAsync();
        await db.Database.CloseConnectionAsync();
    }

    /// <summary>Under the claim once more, in a transaction of its own.</summary>
    private async Task<StoredAnswer?> FindOrKeepAsync(IdempotencyClaim key, KeptAnswer? refusal, CancellationToken cancellationToken)
    {
        var claim = ToKeyClaim(key);
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
            batch.BatchCommands.Add(OrganizationSetting.TransactionCommand(db.CurrentOrganization));
            foreach (var command in claim.Commands)
            {
                batch.BatchCommands.Add(command);
            }

            if (refusal is not null)
            {
                batch.BatchCommands.Add(KeepCommand($"{Keep} ON CONFLICT DO NOTHING", ToRecord(key, refusal)));
            }

            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            await reader.NextResultAsync(cancellationToken);
            var answered = await claim.ReadAsync(reader, cancellationToken);
            // What failed after the last result is told only to who asks for the next.
            await reader.NextResultAsync(cancellationToken);
            return answered;
        }
        catch (PostgresException exception) when (KeyClaim.IsHeldByAnother(exception))
        {
            throw KeyClaim.InProgress();
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private KeyClaim ToKeyClaim(IdempotencyClaim claim) => new(ToRecord(claim), (hash, answer) => Stored(claim, hash, answer));

    private static NpgsqlBatchCommand KeepCommand(string statement, IdempotencyRecord record) => new(statement)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = record.OrganizationId.Value },
            new NpgsqlParameter<string> { TypedValue = record.ClientId },
            new NpgsqlParameter<string> { TypedValue = record.Operation },
            new NpgsqlParameter<string> { TypedValue = record.Key },
            new NpgsqlParameter<byte[]> { TypedValue = record.RequestHash },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = record.CreatedAt.ToUniversalTime() },
            new NpgsqlParameter<int> { TypedValue = record.Status!.Value },
            new NpgsqlParameter<byte[]> { TypedValue = record.Answer! },
        },
    };
}
