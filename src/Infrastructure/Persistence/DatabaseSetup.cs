using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Infrastructure.Persistence.Scheduling;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>Brings the database to the model of this build, one instance at a time, before the first request is served.</summary>
internal sealed class DatabaseSetup(
    DatabaseOptions options, IConfiguration configuration, IHostEnvironment environment, IServiceScopeFactory scopes, AuditSequence sequence)
    : IDatabaseSetup
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LockRetry = TimeSpan.FromMilliseconds(100);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.Provider is DatabaseProvider.PostgreSql)
        {
            await SetUpPostgresAsync(cancellationToken);
            await RefuseRoleThatSeesEverythingAsync(cancellationToken);
        }
        else
        {
            await SetUpSqliteAsync(cancellationToken);
        }

        await using var scope = scopes.CreateAsyncScope();
        await sequence.StartAsync(scope.ServiceProvider.GetRequiredService<AppDbContext>(), cancellationToken);
    }

    public async Task DropEmbeddedAsync(CancellationToken cancellationToken)
    {
        if (options.Provider is not DatabaseProvider.Sqlite)
        {
            throw new InvalidOperationException("Only the embedded database is dropped from here; drop a PostgreSQL database by its own tools.");
        }

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.EnsureDeletedAsync(cancellationToken);
    }

    private async Task SetUpPostgresAsync(CancellationToken cancellationToken)
    {
        var migrator = configuration.GetConnectionString("Migrator");
        if (migrator is null)
        {
            // The schema is migrated by a job of its own; this instance holds no right to change it.
            return;
        }

        await using var source = NpgsqlDataSource.Create(migrator);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock({DatabaseLocks.Migration})", cancellationToken);

        var db = new PostgresDbContext(new DbContextOptionsBuilder<PostgresDbContext>().UsePostgres(migrator).Options, ContextScope.None);
        await using (db)
        {
            await db.Database.MigrateAsync(cancellationToken);
            await ExecuteAsync(connection, BookingConstraint.Statement, cancellationToken);
            var app = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("App"));
            var worker = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Worker"));
            foreach (var statement in RowSecurity.Statements(db.Model, app, worker))
            {
                await ExecuteAsync(connection, statement, cancellationToken);
            }
        }

        await ExecuteAsync(connection, $"SELECT pg_advisory_unlock({DatabaseLocks.Migration})", cancellationToken);
    }

    /// <summary>A superuser walks through row-level security: served by one, the second wall would be paint.</summary>
    private async Task RefuseRoleThatSeesEverythingAsync(CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(configuration.GetConnectionString("App")!);
        await using var command = source.CreateCommand("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user");
        if (await command.ExecuteScalarAsync(cancellationToken) is true)
        {
            throw new InvalidOperationException("ConnectionStrings:App names a role that bypasses row-level security.");
        }
    }

    private async Task SetUpSqliteAsync(CancellationToken cancellationToken)
    {
        if (environment.IsProduction() && !options.AllowSqliteInProduction)
        {
            throw new InvalidOperationException(
                "SQLite is for trying out and for one small site: it has no row-level security. Configure Database:Provider=PostgreSql, "
                + "or set Database:AllowSqliteInProduction=true to accept that.");
        }

        var connectionString = new SqliteConnectionStringBuilder(configuration.GetConnectionString("App"));
        await using var fileLock = await LockFileAsync(connectionString.DataSource + ".lock", cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();

        // EF's own lock is a row that a crashed migration leaves behind for ever. Ours goes with the process, and we hold it.
        await db.Database.ExecuteSqlRawAsync(
            """CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL)""",
            cancellationToken);
        await db.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsLock" """, cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
    }

    private static async Task<FileStream> LockFileAsync(string path, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += LockRetry)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.Asynchronous);
            }
            catch (IOException) when (waited < LockPatience)
            {
                await Task.Delay(LockRetry, cancellationToken);
            }
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
