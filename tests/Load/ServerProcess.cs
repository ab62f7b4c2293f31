using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TreatmentPlans.Load;

/// <summary>A server under measurement, in a process of its own. All get the same runtime settings.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly HttpClient Http = new();

    private readonly Process _process;

    private ServerProcess(Process process, int port, TimeSpan startedIn)
    {
        _process = process;
        Port = port;
        StartedIn = startedIn;
    }

    public int Port { get; }

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan StartedIn { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>Processor time of all its threads so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024d / 1024d;
        }
    }

    /// <param name="probe">Path that is asked until it answers 200.</param>
    public static async Task<ServerProcess> StartAsync(
        string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings, string probe, string? folder = null)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            WorkingDirectory = folder ?? Path.GetDirectoryName(assembly)!,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var tail = new Queue<string>();
        process.OutputDataReceived += (_, line) =>
        {
            lock (tail)
            {
                tail.Enqueue(line.Data ?? "");
                if (tail.Count > 40)
                {
                    tail.Dequeue();
                }
            }
        };
        process.BeginOutputReadLine();
        while (!await AnswersAsync(new Uri($"http://127.0.0.1:{port}{probe}")))
        {
            if (process.HasExited || watch.Elapsed > Patience)
            {
                lock (tail)
                {
                    throw new InvalidOperationException($"{Path.GetFileName(assembly)} did not start.\n{string.Join('\n', tail)}");
                }
            }

            await Task.Delay(5);
        }

        return new ServerProcess(process, port, watch.Elapsed);
    }

    /// <summary>Runs it to its end, for commands such as bootstrap.</summary>
    /// <returns>What it wrote.</returns>
    public static async Task<string> RunAsync(string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(assembly)!,
            RedirectStandardOutput = true,
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Ended with {process.ExitCode}: {output}"));
    }

    /// <summary>The head of a request, with its empty line.</summary>
    /// <param name="more">Further headers, each with its line break.</param>
    public byte[] Head(string method, string path, string? token, string more = "")
    {
        var authorization = token is null ? "" : $"Authorization: Bearer {token}\r\n";
        return Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{Port}\r\n{authorization}{more}\r\n");
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(Uri probe)
    {
        try
        {
            using var response = await Http.GetAsync(probe);
            return response.StatusCode is HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
