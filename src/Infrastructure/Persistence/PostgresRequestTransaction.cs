using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Auditing;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>
/// What every changing request does beside its own work, in two round trips past Entity Framework, which would take six and half of
/// the processor time of a create (docs/performance.md): begin, organization and claim; audit entries, kept answer and commit.
/// </summary>
internal sealed class PostgresRequestTransaction(
    AppDbContext db, ICaller caller, WriteGate gate, IDatabaseFaults faults, IDataProtectionProvider protection, TimeProvider clock)
    : RequestTransaction(db, caller, gate, faults, protection, clock)
{
    /// <summary>Waits for another request under the key, and leaves what that one has committed.</summary>
    private const string Claim =
        """
        INSERT INTO idempotency_record (organization_id, client_id, operation, key, request_hash, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT DO NOTHING
        """;

    private const string Keep =
        "UPDATE idempotency_record SET status = $5, answer = $6 WHERE organization_id = $1 AND client_id = $2 AND operation = $3 AND key = $4";

    private NpgsqlTransaction? _transaction;
    private IdempotencyRecord? _claimed;

    public override async Task<StoredAnswer?> BeginAsync(IdempotencyClaim? claim, CancellationToken cancellationToken)
    {
        // One SaveChanges per step, and a failed one ends the transaction: savepoints would only cost round trips.
        Db.Database.AutoSavepointsEnabled = false;
        await Db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)Db.Database.GetDbConnection();
        _transaction = await connection.BeginTransactionAsync(cancellationToken);
        await Db.Database.UseTransactionAsync(_transaction, cancellationToken);

        await using var batch = new NpgsqlBatch(connection, _transaction);
        batch.BatchCommands.Add(OrganizationSetting.TransactionCommand(Db.CurrentOrganization));
        var claiming = claim is null ? null : ClaimCommand(ToRecord(claim));
        if (claiming is not null)
        {
            batch.BatchCommands.Add(claiming);
        }

        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception exception) when (claim is not null && IsBusy(exception))
        {
            throw InProgress();
        }

        if (claiming is not { RecordsAffected: 0 })
        {
            return null;
        }

        await RollbackAsync();
        return await FindAsync(claim!, cancellationToken);
    }

    public override async Task CommitAsync(IReadOnlyList<AuditEntry> entries, KeptAnswer? answer, CancellationToken cancellationToken)
    {
        await Db.SaveChangesAsync(cancellationToken);

        await using var batch = new NpgsqlBatch(_transaction!.Connection!, _transaction);
        batch.BatchCommands.Add(AuditInsert.Command(Db.CurrentOrganization.Value, entries));
        if (_claimed is not null && answer is not null)
        {
            batch.BatchCommands.Add(KeepCommand(_claimed, answer));
        }

        // In the same round trip: where a statement before it fails, the server does not come to it.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await EndAsync();
    }

    protected override async Task EndAsync()
    {
        _claimed = null;
        if (_transaction is null)
        {
            return;
        }

        var transaction = _transaction;
        _transaction = null;
        // The context opened the connection once more for it, and closes it with it: a request that waits for its audit entry must hold none.
        if (Db.Database.CurrentTransaction is { } used)
        {
            await used.DisposeAsync();
        }

        // Not committed, it is rolled back by this.
        await transaction.DisposeAsync();
        await Db.Database.CloseConnectionAsync();
    }

    private NpgsqlBatchCommand ClaimCommand(IdempotencyRecord record)
    {
        _claimed = record;
        return new NpgsqlBatchCommand(Claim)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = record.OrganizationId.Value },
                new NpgsqlParameter<string> { TypedValue = record.ClientId },
                new NpgsqlParameter<string> { TypedValue = record.Operation },
                new NpgsqlParameter<string> { TypedValue = record.Key },
                new NpgsqlParameter<byte[]> { TypedValue = record.RequestHash },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = record.CreatedAt.ToUniversalTime() },
            },
        };
    }

    private NpgsqlBatchCommand KeepCommand(IdempotencyRecord record, KeptAnswer answer) => new(Keep)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = record.OrganizationId.Value },
            new NpgsqlParameter<string> { TypedValue = record.ClientId },
            new NpgsqlParameter<string> { TypedValue = record.Operation },
            new NpgsqlParameter<string> { TypedValue = record.Key },
            new NpgsqlParameter<int> { TypedValue = answer.Status },
            new NpgsqlParameter<byte[]> { TypedValue = Protect(answer) },
        },
    };
}
