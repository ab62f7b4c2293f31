using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

internal sealed class SqliteDbContext(
    DbContextOptions<SqliteDbContext> options, ICaller caller, TimeProvider clock, IServiceProvider services)
    : AppDbContext(options, caller, clock, services)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        configuration.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
    }
}
