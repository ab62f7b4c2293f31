using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>SQLite files, one for each host in a folder of its own, copied from one that was migrated once.</summary>
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

    /// <summary>Its folder goes, as with a disk that is gone: whoever came next would make a missing file anew.</summary>
    public Task TakeAwayAsync(DatabaseSettings database)
    {
        var folder = Path.GetDirectoryName(new SqliteConnectionStringBuilder(database.App).DataSource)!;
        Directory.Move(folder, $"{folder}-away");
        SqliteConnection.ClearAllPools();
        return Task.CompletedTask;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> CreateTemplateAsync()
    {
        var file = NextFile();
        await ApiHost.MigrateAsync(SettingsOf(file));
        SqliteConnection.ClearAllPools();
        return file;
    }

    private string NextFile()
    {
        var folder = Path.Combine(_folder, Interlocked.Increment(ref _files).ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, "plans.db");
    }

    private static DatabaseSettings SettingsOf(string file) => new("Sqlite", $"Data Source={file}");
}
