using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Npgsql;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>Section <c>Database</c>.</summary>
internal sealed record DatabaseOptions
{
    /// <summary>Embedded by default: one process, to try the system out or for one small site (D36).</summary>
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>SQLite has no second wall between organizations, so Production demands that somebody says yes to it.</summary>
    public bool AllowSqliteInProduction { get; init; }
}

internal enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}

internal static class DatabaseProviders
{
    private static readonly OrganizationSetting OrganizationSetting = new();
    private static readonly DisclosureRecorder DisclosureRecorder = new();
    private static readonly PrefetchedResults.Interceptor Prefetching = new();

    /// <summary>With the interceptors of a serving instance; the migrator works without.</summary>
    public static DbContextOptionsBuilder UseAppInterceptors(this DbContextOptionsBuilder options, DatabaseProvider provider)
    {
        options.AddInterceptors(DisclosureRecorder);
        return provider is DatabaseProvider.PostgreSql ? options.AddInterceptors(OrganizationSetting, Prefetching) : options;
    }

    public static DbContextOptionsBuilder<PostgresDbContext> UsePostgres(
        this DbContextOptionsBuilder<PostgresDbContext> options, string connectionString)
    {
        options.UseNpgsql(connectionString);
        Common(options);
        return options;
    }

    public static DbContextOptionsBuilder UsePostgres(this DbContextOptionsBuilder options, NpgsqlDataSource source)
    {
        options.UseNpgsql(source);
        return Common(options);
    }

    public static DbContextOptionsBuilder<SqliteDbContext> UseSqliteFile(
        this DbContextOptionsBuilder<SqliteDbContext> options, string connectionString)
    {
        UseSqliteFile((DbContextOptionsBuilder)options, connectionString);
        return options;
    }

    public static DbContextOptionsBuilder UseSqliteFile(this DbContextOptionsBuilder options, string connectionString)
    {
        options.UseSqlite(connectionString);
        return Common(options);
    }

    private static DbContextOptionsBuilder Common(DbContextOptionsBuilder options) => options
        .UseSnakeCaseNamingConvention()
#pragma warning disable EF9100 // As said at the class.
        .ReplaceService<ILiftableConstantProcessor, ReadyConstants>()
#pragma warning restore EF9100
        // Patient data must not reach the log through an exception's parameters.
        .EnableSensitiveDataLogging(false)
        .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));
}
