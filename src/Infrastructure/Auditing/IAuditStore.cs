using TreatmentPlans.Domain.Auditing;

namespace TreatmentPlans.Infrastructure.Auditing;

/// <summary>Stores entries of any organizations in one commit.</summary>
internal interface IAuditStore
{
    Task AppendAsync(IReadOnlyList<AuditEntry> entries);
}
