using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Auditing;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Infrastructure.Persistence.RecoveryPlans;

namespace TreatmentPlans.Infrastructure.Persistence;

internal sealed class PostgresDbContext(DbContextOptions<PostgresDbContext> options, ContextScope scope) : AppDbContext(options, scope)
{
    public override Task LockAsync<TRoot>(Guid id, CancellationToken cancellationToken)
    {
        var table = Model.FindEntityType(typeof(TRoot))!.GetTableName();
        var statement = $"SELECT FROM {table} WHERE organization_id = {{0}} AND id = {{1}} FOR UPDATE";
        return Database.ExecuteSqlRawAsync(statement, [CurrentOrganization.Value, id], cancellationToken);
    }

    public override Task LockAllAsync<TRoot>(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return Task.CompletedTask;
        }

        var table = Model.FindEntityType(typeof(TRoot))!.GetTableName();
        var statement = $"SELECT FROM {table} WHERE organization_id = {{0}} AND id = ANY({{1}}) ORDER BY id FOR UPDATE";
        return Database.ExecuteSqlRawAsync(statement, [CurrentOrganization.Value, ids.ToArray()], cancellationToken);
    }

    /// <summary>While the transaction of a request is running.</summary>
    internal PendingStatements? Pending { get; set; }

    /// <summary>The results of a batch that is being read.</summary>
    internal PrefetchedResults? Prefetched { get; private set; }

    public override async Task RunAsync(QueryBatch batch, CancellationToken cancellationToken)
    {
        await using var results = await PrefetchedResults.SendAsync(this, batch, cancellationToken);
        Prefetched = results;
        try
        {
            await base.RunAsync(batch, cancellationToken);
        }
        finally
        {
            Prefetched = null;
        }
    }

    internal override async Task LockNamesAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var keys = names.Select(DatabaseLocks.Name).Distinct().Order().ToArray();
        await Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(key) FROM unnest({0}) AS key", [keys], cancellationToken);
    }

    /// <summary>
    /// A save that only adds, as that of every resource created, goes past the update pipeline, and within a request goes to the database
    /// with what comes next (docs/performance.md).
    /// </summary>
    protected override async Task<int> WriteAsync(object[] log, bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        if (Pending is null || PostgresInserts.Prepare(this, log) is not { } rows)
        {
            if (Pending is { IsEmpty: false })
            {
                await Pending.SendAsync([], cancellationToken);
            }

            return await base.WriteAsync(log, acceptAllChangesOnSuccess, cancellationToken);
        }

        Pending.Add(rows);
        ChangeTracker.AcceptAllChanges();
        return rows.Count;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.HasPostgresExtension("btree_gist");
        model.Entity<OwedReview>().ToSqlQuery(OwedReviewConfiguration.PostgresSql);
        model.Entity<AuditEntry>().Property(entry => entry.Sequence).ValueGeneratedOnAdd().UseIdentityByDefaultColumn();
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Where(property => property.FindAnnotation(AggregateConfiguration.JsonColumn) is not null))
        {
            property.SetColumnType("json");
        }
    }
}
