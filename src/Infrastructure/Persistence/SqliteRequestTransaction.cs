using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Auditing;

namespace TreatmentPlans.Infrastructure.Persistence;

internal sealed class SqliteRequestTransaction(
    AppDbContext db,
    ICaller caller,
    WriteGate gate,
    AuditSequence sequence,
    IDatabaseFaults faults,
    IDataProtectionProvider protection,
    TimeProvider clock) : RequestTransaction(db, caller, gate, faults, protection, clock)
{
    private readonly WriteGate _gate = gate;
    private IDbContextTransaction? _transaction;
    private IDisposable? _pass;
    private IdempotencyRecord? _claimed;

    public override async Task<StoredAnswer?> BeginAsync(IdempotencyClaim? claim, CancellationToken cancellationToken)
    {
        _pass = await _gate.EnterAsync(cancellationToken);
        // One SaveChanges per step, and a failed one ends the transaction: savepoints would only cost time.
        Db.Database.AutoSavepointsEnabled = false;
        _transaction = await Db.Database.BeginTransactionAsync(cancellationToken);
        if (claim is null)
        {
            return null;
        }

        _claimed = ToRecord(claim);
        Db.IdempotencyRecords.Add(_claimed);
        try
        {
            await Db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException exception) when (IsDuplicate(exception))
        {
            await RollbackAsync();
            return await FindAsync(claim, cancellationToken);
        }
        catch (Exception exception) when (IsBusy(exception))
        {
            throw InProgress();
        }
    }

    public override async Task CommitAsync(IReadOnlyList<AuditEntry> entries, KeptAnswer? answer, CancellationToken cancellationToken)
    {
        Db.AuditEntries.AddRange(sequence.Number(entries));
        if (_claimed is not null && answer is not null)
        {
            var entry = Db.Entry(_claimed);
            entry.Property(r => r.Status).CurrentValue = answer.Status;
            entry.Property(r => r.Answer).CurrentValue = Protect(answer);
        }

        await Db.SaveChangesAsync(cancellationToken);
        await _transaction!.CommitAsync(cancellationToken);
        await EndAsync();
    }

    protected override async Task EndAsync()
    {
        _claimed = null;
        if (_transaction is not null)
        {
            // Not committed, it is rolled back by this.
            await _transaction.DisposeAsync();
            _transaction = null;
        }

        _pass?.Dispose();
        _pass = null;
    }
}
