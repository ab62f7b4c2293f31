using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Domain.Integration;

namespace TreatmentPlans.Application.Common;

/// <summary>
/// The database as use cases see it: every set is filtered by the caller's organization and by the disclosure rule (D28),
/// and <see cref="SaveChangesAsync"/> stores state, history, events and audit together or not at all.
/// </summary>
public interface IAppDbContext
{
    DbSet<OutboxMessage> Outbox { get; }

    Task<int> SaveChangesAsync(CancellationToken cancellationToken);
}
