using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Auditing;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

internal sealed class RequestTransaction(
    AppDbContext db,
    ICaller caller,
    WriteGate gate,
    AuditSequence sequence,
    IDatabaseFaults faults,
    IDataProtectionProvider protection,
    TimeProvider clock) : IRequestTransaction, IAsyncDisposable
{
    private readonly IDataProtector _protector = protection.CreateProtector("idempotency");
    private IDbContextTransaction? _transaction;
    private IDisposable? _pass;
    private IdempotencyRecord? _claimed;

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        _pass = await gate.EnterAsync(cancellationToken);
        // One SaveChanges per step, and a failed one ends the transaction: savepoints would only cost round trips.
        db.Database.AutoSavepointsEnabled = false;
        _transaction = await db.Database.BeginTransactionAsync(cancellationToken);
    }

    public async Task<StoredAnswer?> ClaimAsync(IdempotencyClaim claim, CancellationToken cancellationToken)
    {
        var record = ToRecord(claim);
        db.IdempotencyRecords.Add(record);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            _claimed = record;
            return null;
        }
        catch (DbUpdateException exception) when (faults.Classify(exception) is DatabaseFault.Duplicate)
        {
            await RollbackAsync();
            return await FindAsync(claim, cancellationToken);
        }
        catch (Exception exception) when (faults.Classify(exception) is DatabaseFault.Busy)
        {
            throw new DomainException(new DomainError(
                "IDEMPOTENCY_IN_PROGRESS", ErrorKind.Conflict, "The first request under this Idempotency-Key is still running."));
        }
    }

    public async Task CommitAsync(IReadOnlyList<AuditEntry> entries, KeptAnswer? answer, CancellationToken cancellationToken)
    {
        db.AuditEntries.AddRange(sequence.Number(entries));
        if (_claimed is not null && answer is not null)
        {
            var entry = db.Entry(_claimed);
            entry.Property(r => r.Status).CurrentValue = answer.Status;
            entry.Property(r => r.Answer).CurrentValue = Protect(answer);
        }

        await db.SaveChangesAsync(cancellationToken);
        await _transaction!.CommitAsync(cancellationToken);
        await EndAsync();
    }

    public async Task RollbackAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.RollbackAsync(CancellationToken.None);
            await EndAsync();
        }

        _claimed = null;
        db.ChangeTracker.Clear();
    }

    public async Task KeepRefusalAsync(IdempotencyClaim claim, KeptAnswer answer, CancellationToken cancellationToken)
    {
        using var pass = await gate.EnterAsync(cancellationToken);
        db.IdempotencyRecords.Add(ToRecord(claim, answer));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (faults.Classify(exception) is DatabaseFault.Duplicate)
        {
            // Another request under the key has answered meanwhile: a retry gets that one's answer.
            db.ChangeTracker.Clear();
        }
    }

    public async ValueTask DisposeAsync() => await EndAsync();

    private async Task EndAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
            _transaction = null;
        }

        _pass?.Dispose();
        _pass = null;
    }

    private async Task<StoredAnswer> FindAsync(IdempotencyClaim claim, CancellationToken cancellationToken)
    {
        var stored = await db.IdempotencyRecords.AsNoTracking().SingleAsync(
            r => r.ClientId == caller.ClientId && r.Operation == claim.Operation && r.Key == claim.Key,
            cancellationToken);
        return new StoredAnswer(
            stored.RequestHash.AsSpan().SequenceEqual(claim.RequestHash),
            stored.Answer is null ? null : JsonSerializer.Deserialize<KeptAnswer>(_protector.Unprotect(stored.Answer)));
    }

    private IdempotencyRecord ToRecord(IdempotencyClaim claim, KeptAnswer? answer = null) => new()
    {
        OrganizationId = caller.OrganizationId,
        ClientId = caller.ClientId,
        Operation = claim.Operation,
        Key = claim.Key,
        RequestHash = claim.RequestHash,
        CreatedAt = clock.GetUtcNow(),
        Status = answer?.Status,
        Answer = answer is null ? null : Protect(answer),
    };

    private byte[] Protect(KeptAnswer answer) => _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(answer));
}
