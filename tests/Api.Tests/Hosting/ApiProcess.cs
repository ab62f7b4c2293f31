using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>The API as an operating system process of its own, which can be killed.</summary>
internal sealed class ApiProcess : IDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(6);

    private readonly Process _process;

    private ApiProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<ApiProcess> StartAsync(DatabaseSettings database, params (string Key, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "TreatmentPlans.Api.dll")])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Testing",
                ["ASPNETCORE_URLS"] = address.ToString(),
                ["Logging__LogLevel__Default"] = "Warning",
                ["Transport__AllowHttp"] = "true",
                ["RateLimits__Client__Requests"] = "1000000",
                ["RateLimits__Address__Requests"] = "1000000",
            },
        };
        foreach (var (key, value) in database.Configuration.Select(s => (s.Key, s.Value)).Concat(settings.Select(s => (s.Key, (string?)s.Value))))
        {
            if (value is not null)
            {
                start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
            }
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("The API did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var api = new ApiProcess(process, address);
        if (await api.AnswersAsync())
        {
            return api;
        }

        api.Dispose();
        throw new InvalidOperationException("The API did not start to answer.");
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var started = Stopwatch.StartNew(); started.Elapsed < StartPatience && !_process.HasExited; await Task.Delay(100))
        {
            try
            {
                // It listens only when the database is set up, so any answer will do.
                using var answer = await http.GetAsync(new Uri("/health/live", UriKind.Relative));
                return true;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        return false;
    }
}
