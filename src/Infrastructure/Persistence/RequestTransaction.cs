using System.Buffers.Binary;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Auditing;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>What both databases have in common: the record of a key, and the answer in it.</summary>
internal abstract class RequestTransaction(AppDbContext db, ICaller caller, IDataProtectionProvider protection, TimeProvider clock)
    : IRequestTransaction, IAsyncDisposable
{
    private readonly IDataProtector _protector = protection.CreateProtector("idempotency");

    protected AppDbContext Db => db;

    public abstract Task<StoredAnswer?> BeginAsync(IdempotencyClaim? claim, CancellationToken cancellationToken);

    public abstract Task CommitAsync(IReadOnlyList<AuditEntry> entries, KeptAnswer? answer, CancellationToken cancellationToken);

    public abstract Task<StoredAnswer?> RefuseAsync(KeptAnswer? answer, CancellationToken cancellationToken);

    public async ValueTask DisposeAsync() => await EndAsync();

    /// <summary>Takes back what is not committed, and gives up what the transaction held.</summary>
    protected abstract Task EndAsync();

    protected async Task RollbackAsync()
    {
        await EndAsync();
        db.ChangeTracker.Clear();
    }

    protected async Task<StoredAnswer> FindAsync(IdempotencyClaim claim, CancellationToken cancellationToken)
    {
        var stored = await db.IdempotencyRecords.AsNoTracking().SingleAsync(
            r => r.ClientId == caller.ClientId && r.Operation == claim.Operation && r.Key == claim.Key,
            cancellationToken);
        return Stored(claim, stored.RequestHash, stored.Answer);
    }

    protected StoredAnswer Stored(IdempotencyClaim claim, byte[] requestHash, byte[]? answer) =>
        new(requestHash.AsSpan().SequenceEqual(claim.RequestHash), answer is null ? null : Unprotect(answer));

    protected IdempotencyRecord ToRecord(IdempotencyClaim claim, KeptAnswer? answer = null) => new()
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

    /// <summary>Length of the head, the head as JSON, and the body as it is: text within JSON would grow by a third.</summary>
    protected byte[] Protect(KeptAnswer answer)
    {
        var head = JsonSerializer.SerializeToUtf8Bytes(new Head(answer.Status, answer.Headers));
        var packed = new byte[sizeof(int) + head.Length + answer.Body.Length];
        BinaryPrimitives.WriteInt32BigEndian(packed, head.Length);
        head.CopyTo(packed, sizeof(int));
        answer.Body.CopyTo(packed, sizeof(int) + head.Length);
        return _protector.Protect(packed);
    }

    private KeptAnswer Unprotect(byte[] stored)
    {
        var packed = _protector.Unprotect(stored);
        var body = sizeof(int) + BinaryPrimitives.ReadInt32BigEndian(packed);
        var head = JsonSerializer.Deserialize<Head>(packed.AsSpan(sizeof(int)..body))!;
        return new KeptAnswer(head.Status, head.Headers, packed[body..]);
    }

    private sealed record Head(int Status, IReadOnlyDictionary<string, string> Headers);
}
