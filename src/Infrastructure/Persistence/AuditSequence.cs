using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Domain.Auditing;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>
/// Numbers audit entries in the order of insertion. PostgreSQL does it with an identity column; SQLite, where one process
/// writes behind one gate, counts here from what is stored.
/// </summary>
internal sealed class AuditSequence(DatabaseProvider provider)
{
    private long _last;

    public async Task StartAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        if (provider is DatabaseProvider.Sqlite)
        {
            _last = await db.AuditEntries.IgnoreQueryFilters().MaxAsync(entry => (long?)entry.Sequence, cancellationToken) ?? 0;
        }
    }

    public IEnumerable<AuditEntry> Number(IEnumerable<AuditEntry> entries) => provider is DatabaseProvider.Sqlite
        ? entries.Select(entry => entry with { Sequence = Interlocked.Increment(ref _last) })
        : entries;
}
