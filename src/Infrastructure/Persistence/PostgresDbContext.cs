using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Domain.Auditing;

namespace TreatmentPlans.Infrastructure.Persistence;

internal sealed class PostgresDbContext(DbContextOptions<PostgresDbContext> options, ContextScope scope) : AppDbContext(options, scope)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.Entity<AuditEntry>().Property(entry => entry.Sequence).ValueGeneratedOnAdd().UseIdentityByDefaultColumn();
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Where(property => property.FindAnnotation(AggregateConfiguration.JsonColumn) is not null))
        {
            property.SetColumnType("json");
        }
    }
}
