using Microsoft.EntityFrameworkCore;

namespace TreatmentPlans.Infrastructure.Persistence;

internal sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options, ContextScope scope) : AppDbContext(options, scope)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        configuration.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
    }
}
