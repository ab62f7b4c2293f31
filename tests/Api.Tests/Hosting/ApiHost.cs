using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Quartz;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>
/// The API in this process, on a database of its own. Most tests share one host and keep apart by organization; a test that
/// moves the clock or needs other settings starts its own.
/// </summary>
internal sealed class ApiHost : WebApplicationFactory<Program>
{
    private static readonly Lazy<Task<ApiHost>> Shared = new(() => StartAsync());

    // The same for all hosts of the run; writing it takes longer than starting one.
    private static readonly Lazy<Task<OpenApiDocument>> Document = new(async () => await OpenApiDocument.ReadAsync((await Shared.Value).Server.CreateClient()));

    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly Action<IServiceCollection> _services;
    private readonly bool _keepsSchedule;

    private ApiHost(
        DatabaseSettings database,
        TestClock clock,
        IReadOnlyDictionary<string, string?> settings,
        Action<IServiceCollection>? services = null,
        bool keepsSchedule = false)
    {
        _keepsSchedule = keepsSchedule;
        _services = services ?? (_ => { });
        Database = database;
        Clock = clock;
        _settings = settings;
    }

    public DatabaseSettings Database { get; }

    public TestClock Clock { get; }

    public static Task<ApiHost> SharedAsync() => Shared.Value;

    public static async Task StopSharedAsync()
    {
        if (Shared.IsValueCreated)
        {
            await (await Shared.Value).DisposeAsync();
        }
    }

    /// <param name="database">One of those that the test run uses unless given.</param>
    /// <param name="keepsSchedule">
    /// Due work comes by itself: at the start, and on quarters of the real hour. Otherwise a test says when, by <see cref="RunAsync"/>.
    /// </param>
    public static async Task<ApiHost> StartAsync(
        DateTimeOffset? now = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null,
        DatabaseSettings? database = null,
        bool keepsSchedule = false)
    {
        var host = new ApiHost(
            database ?? await TestDatabases.CreateAsync(),
            new TestClock(now ?? TestClock.DefaultStart),
            settings ?? new Dictionary<string, string?>(),
            services,
            keepsSchedule);
        _ = host.Server;
        return host;
    }

    public static async Task MigrateAsync(DatabaseSettings database)
    {
        await using var host = new ApiHost(database, new TestClock(TestClock.DefaultStart), new Dictionary<string, string?>(), keepsSchedule: true);
        _ = host.Server;
    }

    /// <summary>That of the shared host, which all are held against.</summary>
    public static Task<OpenApiDocument> DocumentAsync() => Document.Value;

    /// <summary>A client whose every call is recorded and held against the OpenAPI document.</summary>
    public ApiClient Client(params DelegatingHandler[] handlers) =>
        new(CreateDefaultClient([.. handlers, new RecordingHandler()]));

    /// <summary>Does what is due now, waiting for another host of the same database that is at it.</summary>
    public async Task RunAsync<TJob>()
        where TJob : IDueJob
    {
        while (!await Services.GetRequiredService<TJob>().RunAsync(default))
        {
            await Task.Delay(20);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Warning");
        builder.UseSetting("Transport:AllowHttp", "true");
        builder.UseSetting("RateLimits:Client:Requests", "1000000");
        builder.UseSetting("RateLimits:Address:Requests", "1000000");
        foreach (var (key, value) in Database.Configuration.Concat(_settings).Where(setting => setting.Value is not null))
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
        builder.ConfigureTestServices(_services);
        if (!_keepsSchedule)
        {
            builder.ConfigureTestServices(services => services.Remove(services.Single(IsSchedule)));
        }
    }

    private static bool IsSchedule(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && (service.ImplementationType ?? service.ImplementationFactory?.Method.DeclaringType)?.Assembly == typeof(QuartzHostedService).Assembly;
}
