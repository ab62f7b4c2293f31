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
    TimeProvider clock) : RequestTransaction(db, caller, protection, clock)
{
    private IdempotencyClaim? _claim;
    private IDbContextTransaction? _transaction;
    private IDisposable? _pass;
    private IdempotencyRecord? _claimed;

    public override async Task<StoredAnswer?> BeginAsync(IdempotencyClaim? claim, CancellationToken cancellationToken)
    {
        _claim = claim;
        _pass = await gate.EnterAsync(cancellationToken);
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
        catch (DbUpdateException exception) when (faults.Classify(exception) is DatabaseFault.Duplicate)
        {
            await RollbackAsync();
            return await FindAsync(claim, cancellationToken);
        }
        catch (Exception exception) when (faults.Classify(exception) is DatabaseFault.Busy)
        {
            throw KeyClaim.InProgress();
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

    public override async Task<StoredAnswer?> RefuseAsync(KeptAnswer? answer, CancellationToken cancellationToken)
    {
        await RollbackAsync();
        if (_claim is null || answer is null)
        {
            return null;
        }

        using var pass = await gate.EnterAsync(cancellationToken);
        Db.IdempotencyRecords.Add(ToRecord(_claim, answer));
        try
        {
            await Db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException exception) when (faults.Classify(exception) is DatabaseFault.Duplicate)
        {
            Db.ChangeTracker.Clear();
            return await FindAsync(_claim, cancellationToken);
        }
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
