using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DotNet.Testcontainers.Builders;
using Npgsql;
using Testcontainers.PostgreSql;

namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>A PostgreSQL server for this run. Every host gets a database of its own, cloned from one that was migrated once.</summary>
internal sealed class PostgresServer : IDatabaseServer
{
    // Nothing here outlives the run, so nothing needs to reach the disk.
    private static readonly string[] Fast = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=400"];

    private readonly string _admin;
    private readonly Action<PostgresServer> _stop;
    private readonly string _run = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N")[^8..];
    private const string Password = "only-for-this-run";

    private readonly SemaphoreSlim _cloning = new(1);
    private readonly List<string> _databases = [];
    private readonly Lazy<Task> _roles;
    private readonly Lazy<Task<string>> _template;

    private PostgresServer(string name, string admin, Action<PostgresServer> stop)
    {
        Name = name;
        _admin = new NpgsqlConnectionStringBuilder(admin) { Pooling = false, IncludeErrorDetail = true }.ConnectionString;
        _stop = stop;
        _roles = new Lazy<Task>(CreateRolesAsync);
        _template = new Lazy<Task<string>>(CreateTemplateAsync);
    }

    public string Name { get; }

    private string Migrator => $"plans_{_run}_migrator";

    private string App => $"plans_{_run}_app";

    private string Worker => $"plans_{_run}_worker";

    /// <summary>A server that stays: what the run made on it is dropped at the end.</summary>
    public static PostgresServer FromEnvironment(string connectionString)
    {
        var address = new NpgsqlConnectionStringBuilder(connectionString);
        return new PostgresServer(
            $"PostgreSQL at {address.Host}:{address.Port} from the environment", connectionString, server => server.DropAll());
    }

    /// <summary>Null where no container engine answers.</summary>
    public static PostgresServer? InContainer()
    {
        var image = $"postgres:{Environment.GetEnvironmentVariable("POSTGRES_VERSION") ?? "15"}";
        PostgreSqlContainer container;
        try
        {
            container = new PostgreSqlBuilder(image).WithCommand(Fast).Build();
        }
        catch (DockerUnavailableException)
        {
            return null;
        }

        container.StartAsync().GetAwaiter().GetResult();
        return new PostgresServer(
            $"container {image}", container.GetConnectionString(), _ => container.DisposeAsync().AsTask().GetAwaiter().GetResult());
    }

    /// <summary>Null where PostgreSQL's binaries are not installed.</summary>
    public static PostgresServer? LocalCluster()
    {
        if (FindBinaries() is not { } binaries)
        {
            return null;
        }

        var data = Directory.CreateTempSubdirectory("plans-postgres-").FullName;
        if (Environment.UserName == "root")
        {
            Run("chown", "postgres:", data);
        }

        Run(Path.Combine(binaries, "initdb"), "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync");
        var port = FreePort();
        var options = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' {string.Join(' ', Fast)}";
        Run(Path.Combine(binaries, "pg_ctl"), "-D", data, "-w", "-l", Path.Combine(data, "server.log"), "-o", options, "start");
        return new PostgresServer(
            $"throw-away local cluster on port {port}",
            $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres",
            _ =>
            {
                Run(Path.Combine(binaries, "pg_ctl"), "-D", data, "-m", "immediate", "stop");
                Directory.Delete(data, recursive: true);
            });
    }

    public async Task<DatabaseSettings> CreateAsync()
    {
        var template = await _template.Value;
        var name = await CreateDatabaseAsync(template);
        return SettingsOf(name);
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        _stop(this);
    }

    public async Task<DatabaseSettings> CreateEmptyAsync()
    {
        await _roles.Value;
        var name = await CreateDatabaseAsync("template0");
        return SettingsOf(name) with { Migrator = ConnectionString(name, Migrator) };
    }

    public Task TakeAwayAsync(DatabaseSettings database) => ExecuteAsync(
        $"""
        ALTER DATABASE {DatabaseOf(database)} ALLOW_CONNECTIONS false;
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{DatabaseOf(database)}'
        """);

    /// <summary>The superuser's connection, for looking behind the API's back.</summary>
    public async Task<NpgsqlConnection> OpenAsAdminAsync(DatabaseSettings database)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_admin) { Database = DatabaseOf(database) }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private void DropAll()
    {
        foreach (var database in _databases)
        {
            ExecuteAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)").GetAwaiter().GetResult();
        }

        ExecuteAsync($"DROP ROLE IF EXISTS {App}, {Worker}, {Migrator}").GetAwaiter().GetResult();
    }

    private async Task<string> CreateTemplateAsync()
    {
        var empty = await CreateEmptyAsync();
        await ApiHost.MigrateAsync(empty);

        // Each clone would first wait for the host that migrated, as for an instance that died.
        await using (var admin = await OpenAsAdminAsync(empty))
        {
            await using var forget = new NpgsqlCommand(
                "TRUNCATE quartz.qrtz_job_details, quartz.qrtz_fired_triggers, quartz.qrtz_scheduler_state CASCADE", admin);
            await forget.ExecuteNonQueryAsync();
        }

        NpgsqlConnection.ClearAllPools();
        return DatabaseOf(empty);
    }

    // As in real use: the roles of D35, none of them a superuser.
    private async Task CreateRolesAsync()
    {
        foreach (var role in (string[])[Migrator, App, Worker])
        {
            await ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD '{Password}'");
        }
    }

    private DatabaseSettings SettingsOf(string database) =>
        new("PostgreSql", ConnectionString(database, App), ConnectionString(database, Worker));

    private static string DatabaseOf(DatabaseSettings settings) => new NpgsqlConnectionStringBuilder(settings.App).Database!;

    private string ConnectionString(string database, string role) =>
        new NpgsqlConnectionStringBuilder(_admin)
        {
            Database = database,
            Username = role,
            Password = Password,
            Pooling = true,
            MaxPoolSize = 40,
        }.ConnectionString;

    private async Task<string> CreateDatabaseAsync(string template)
    {
        // A template must not be in use, not even by another CREATE DATABASE.
        await _cloning.WaitAsync();
        try
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"plans_{_run}_{_databases.Count}");
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template} OWNER {Migrator}");
            _databases.Add(name);
            return name;
        }
        finally
        {
            _cloning.Release();
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string? FindBinaries()
    {
        const string DebianFolder = "/usr/lib/postgresql";
        IEnumerable<string> versions = Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder).OrderDescending() : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(versions.Select(version => Path.Combine(version, "bin")))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    // The server refuses to run as root. Its output is not redirected: it keeps the pipe open, and waiting for its end would hang.
    private static void Run(string program, params string[] arguments)
    {
        string[] command = Environment.UserName == "root" && program != "chown"
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments]
            : [program, .. arguments];
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = Path.GetTempPath() })
            ?? throw new InvalidOperationException($"{program} did not start.");
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
