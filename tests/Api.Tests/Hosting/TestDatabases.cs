namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>
/// Where the tests keep their data: PostgreSQL from the environment, else in a container, else a throw-away local cluster,
/// else SQLite files (D41). Under CI it is a container or a failure, so that a missing engine cannot pass for a green run.
/// </summary>
internal static class TestDatabases
{
    private static readonly Lazy<IDatabaseServer> Server = new(Start);

    public static bool ArePostgres => Server.Value is PostgresServer;

    public static PostgresServer Postgres => (PostgresServer)Server.Value;

    /// <summary>A fresh database with the whole schema, as settings of the API.</summary>
    public static Task<DatabaseSettings> CreateAsync() => Server.Value.CreateAsync();

    /// <summary>A database without a schema, which the first host that starts on it migrates.</summary>
    public static Task<DatabaseSettings> CreateEmptyAsync() => Server.Value.CreateEmptyAsync();

    /// <summary>From now on nobody can open that database, nor go on with it.</summary>
    public static Task TakeAwayAsync(DatabaseSettings database) => Server.Value.TakeAwayAsync(database);

    public static void Stop()
    {
        if (Server.IsValueCreated)
        {
            Server.Value.Dispose();
        }
    }

    private static IDatabaseServer Start()
    {
        var server = Choose();
        Console.WriteLine($"Test database: {server.Name}");
        return server;
    }

    private static IDatabaseServer Choose()
    {
        if (Variable("TREATMENTPLANS_TEST_DATABASE") is { } forced)
        {
            return forced == "sqlite"
                ? new SqliteServer()
                : throw new InvalidOperationException("TREATMENTPLANS_TEST_DATABASE knows only 'sqlite'.");
        }

        if (Variable("CI") == "true")
        {
            return PostgresServer.InContainer() ?? throw new InvalidOperationException("CI=true, and no container engine answers.");
        }

        return Variable("TREATMENTPLANS_TEST_POSTGRES") is { } connectionString
            ? PostgresServer.FromEnvironment(connectionString)
            : PostgresServer.InContainer() ?? PostgresServer.LocalCluster() ?? (IDatabaseServer)new SqliteServer();
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

internal interface IDatabaseServer : IDisposable
{
    string Name { get; }

    Task<DatabaseSettings> CreateAsync();

    Task<DatabaseSettings> CreateEmptyAsync();

    Task TakeAwayAsync(DatabaseSettings database);
}
