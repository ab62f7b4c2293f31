using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Infrastructure.Persistence.RecoveryPlans;

namespace TreatmentPlans.Infrastructure.Persistence;

internal sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options, ContextScope scope) : AppDbContext(options, scope)
{
    /// <summary>A transaction that writes is the only one here (<see cref="WriteGate"/>).</summary>
    public override Task LockAsync<TRoot>(Guid id, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task LockAllAsync<TRoot>(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => Task.CompletedTask;

    internal override Task LockNamesAsync(IEnumerable<string> names, CancellationToken cancellationToken) => Task.CompletedTask;

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        configuration.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.Entity<OwedReview>().ToSqlQuery(OwedReviewConfiguration.SqliteSql);
    }
}
