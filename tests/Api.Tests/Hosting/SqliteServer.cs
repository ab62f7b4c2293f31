using System.Globalization;

namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>A folder of SQLite files, one for each host, copied from one that was migrated once.</summary>
internal sealed class SqliteServer : IDatabaseServer
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plans-sqlite-").FullName;
    private readonly Lazy<Task<string>> _template;
    private int _files;

    public SqliteServer() => _template = new Lazy<Task<string>>(CreateTemplateAsync);

    public string Name => "SQLite files, because no PostgreSQL can be had here or SQLite was asked for";

    public async Task<DatabaseSettings> CreateAsync()
    {
        var file = NextFile();
        File.Copy(await _template.Value, file);
        return SettingsOf(file);
    }

    public Task<DatabaseSettings> CreateEmptyAsync() => Task.FromResult(SettingsOf(NextFile()));

    public Task TakeAwayAsync(DatabaseSettings database)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(database.App).DataSource;
        File.Delete(file);
        // Whoever came next would make a missing file anew.
        Directory.CreateDirectory(file);
        return Task.CompletedTask;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> CreateTemplateAsync()
    {
        var file = NextFile();
        await ApiHost.MigrateAsync(SettingsOf(file));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return file;
    }

    private string NextFile() =>
        Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref _files)}.db"));

    private static DatabaseSettings SettingsOf(string file) => new("Sqlite", $"Data Source={file}");
}
