using System.Globalization;
using Npgsql;

namespace TreatmentPlans.Load;

/// <summary>Reading and creating a plan of full size against the bare endpoints, in alternating rounds of one run.</summary>
internal sealed class PlanBars(Sandbox sandbox, ServerProcess bare, Guid[] plans, int rounds, TimeSpan each)
{
    private const int Plans = 200;
    private const int EpisodesForARound = 16_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly int[] Connections = [16, 64];

    /// <param name="only">read or create; both where it is left out.</param>
    /// <param name="at">Number of connections; 16 and 64 where it is 0.</param>
    public static async Task RunAsync(int rounds, TimeSpan each, string? only, int at)
    {
        await using var sandbox = await Sandbox.CreateAsync();
        var plans = await sandbox.CreatePlansAsync(Plans);
        await using (var admin = NpgsqlDataSource.Create(sandbox.AdminConnection))
        {
            await BareServer.PrepareAsync(admin, plans);
            await Sandbox.ExecuteAsync(admin, "VACUUM ANALYZE");
        }

        var sample = plans.First();
        Console.WriteLine($"Plan: {sample.Value.Length} bytes to read, {Sandbox.PlanBody.Length} to create.");
        using var bare = await sandbox.StartBareAsync(sample.Key);
        var bars = new PlanBars(sandbox, bare, [.. plans.Keys], rounds, each);
        var rows = new List<string>();
        foreach (var connections in Connections.Where(connections => at == 0 || at == connections))
        {
            if (only is null or "read")
            {
                rows.Add(await bars.CompareAsync("read", connections, bars.Reads));
            }

            if (only is null or "create")
            {
                rows.Add(await bars.CompareAsync("create", connections, bars.Creates));
            }
        }

        Console.WriteLine(
            """

            | What | Connections | API req/s | bare req/s | **ratio** | rounds from-to | API p50 / p99 ms | bare p50 / p99 ms | API / bare CPU ms a request |
            |---|---|---|---|---|---|---|---|---|
            """);
        rows.ForEach(Console.WriteLine);
    }

    /// <param name="requests">Of a round against the API with that token, or against the baseline without one.</param>
    private async Task<string> CompareAsync(string what, int connections, Func<ServerProcess, string?, Func<Request>> requests)
    {
        var ours = new List<Measured>();
        var theirs = new List<Measured>();

        // The first round warms both up and does not count; it is longer, for the runtime goes on compiling for many seconds.
        for (var round = 0; round <= rounds; round++)
        {
            var time = round == 0 ? WarmUp : each;
            await sandbox.AddEpisodesAsync(EpisodesForARound - sandbox.EpisodesLeft);
            var baseline = await MeasureAsync(bare, connections, time, requests(bare, null));
            var api = await MeasureAsync(sandbox.Api, connections, time, requests(sandbox.Api, await sandbox.TokenAsync()));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what}, {connections} connections, round {round}: API {api.Run.Rate:F0}/s, bare {baseline.Run.Rate:F0}/s, ratio {api.Run.Rate / baseline.Run.Rate:F2}, load average {Machine.LoadAverage}"));
            if (round > 0)
            {
                ours.Add(api);
                theirs.Add(baseline);
            }
        }

        var (ourRate, theirRate) = (Median(ours, m => m.Run.Rate), Median(theirs, m => m.Run.Rate));
        var ratios = ours.Zip(theirs, (api, baseline) => api.Run.Rate / baseline.Run.Rate).ToList();
        return string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {connections} | {ourRate:F0} | {theirRate:F0} | **{ourRate / theirRate:F2}** | {ratios.Min():F2}-{ratios.Max():F2} | {Latency(ours)} | {Latency(theirs)} | {Median(ours, m => m.CpuMilliseconds):F2} / {Median(theirs, m => m.CpuMilliseconds):F2} |");
    }

    private async Task<Measured> MeasureAsync(ServerProcess server, int connections, TimeSpan time, Func<Request> next)
    {
        var before = server.Cpu;
        var run = await LoadRun.AsAsync(server.Port, connections, time, next);
        return run.Succeeded == run.Answered
            ? new Measured(run, (server.Cpu - before).TotalMilliseconds / run.Succeeded)
            : throw new InvalidOperationException($"Not all succeeded: {string.Join(", ", run.Statuses)}");
    }

    private Func<Request> Reads(ServerProcess server, string? token)
    {
        var requests = plans.Select(id => new Request(server.Head("GET", $"{Prefix(token)}/plans/{id}", token), default)).ToArray();
        var index = -1;
        return () => requests[(uint)Interlocked.Increment(ref index) % requests.Length];
    }

    private Func<Request> Creates(ServerProcess server, string? token) => () =>
    {
        var key = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        var episode = token is null ? key : sandbox.NextEpisode();
        return new Request(
            server.Head("POST", $"{Prefix(token)}/episodes/{episode}/plans", token,
                $"Content-Type: application/json\r\nContent-Length: {Sandbox.PlanBody.Length}\r\nIdempotency-Key: {key}\r\n"),
            Sandbox.PlanBody);
    };

    private static string Prefix(string? token) => token is null ? "" : "/api/v1";

    private static string Latency(List<Measured> runs) => string.Create(CultureInfo.InvariantCulture,
        $"{Median(runs, m => m.Run.Percentile(50)):F1} / {Median(runs, m => m.Run.Percentile(99)):F1}");

    private static double Median(List<Measured> runs, Func<Measured, double> value)
    {
        var ordered = runs.Select(value).Order().ToArray();
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }

    /// <param name="CpuMilliseconds">Processor time of the server process for each request.</param>
    private sealed record Measured(LoadRun Run, double CpuMilliseconds);
}
