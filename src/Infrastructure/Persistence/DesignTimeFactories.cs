using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>For <c>dotnet ef</c>: the model without a database.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresDbContext>
{
    public PostgresDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresDbContext>().UsePostgres("Host=design-time").Options, Caller.Anonymous, TimeProvider.System, NoServices.Instance);
}

internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteDbContext>
{
    public SqliteDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDbContext>().UseSqliteFile("Data Source=design-time.db").Options, Caller.Anonymous, TimeProvider.System, NoServices.Instance);
}

internal sealed class NoServices : IServiceProvider
{
    public static NoServices Instance { get; } = new();

    public object? GetService(Type serviceType) => null;
}
