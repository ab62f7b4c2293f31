using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Domain.Auditing;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Infrastructure.Auditing;

internal sealed class SqliteAuditStore(IServiceScopeFactory scopes, WriteGate gate, AuditSequence sequence) : IAuditStore
{
    public async Task AppendAsync(IReadOnlyList<AuditEntry> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        using var pass = await gate.EnterAsync(CancellationToken.None);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.AuditEntries.AddRange(sequence.Number(entries));
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
