using System.Globalization;

namespace TreatmentPlans.Load;

/// <summary>Four times as many connections as the pool has: most are still served, the others told quickly, and it recovers at once.</summary>
internal static class Overload
{
    private const int Pool = 16;
    private const int Plans = 50;

    public static async Task RunAsync(TimeSpan each)
    {
        await using var sandbox = await Sandbox.CreateAsync(Pool);
        var plans = (await sandbox.CreatePlansAsync(Plans)).Keys.ToArray();
        var unloaded = TimeSpan.FromSeconds(Math.Max(5, each.TotalSeconds / 4));
        await RunAsync("warm-up", Pool, unloaded);
        var before = await RunAsync("unloaded", Pool, unloaded);
        var over = await RunAsync("overload", 4 * Pool, each);
        var after = await RunAsync("after", Pool, unloaded);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"overload serves {over.Rate / before.Rate:P0} of the unloaded rate; afterwards {after.Rate / before.Rate:P0}; load average {Machine.LoadAverage}"));

        async Task<LoadRun> RunAsync(string what, int connections, TimeSpan duration)
        {
            var token = await sandbox.TokenAsync();
            var requests = plans.Select(id => new Request(sandbox.Api.Head("GET", $"/api/v1/plans/{id}", token), default)).ToArray();
            var index = -1;
            var run = await LoadRun.AsAsync(
                sandbox.Api.Port, connections, duration, () => requests[(uint)Interlocked.Increment(ref index) % requests.Length]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what}: {connections} connections, {run.Rate:F0} 2xx/s, p50 {run.Percentile(50):F1} ms, p99 {run.Percentile(99):F1} ms, longest {run.Percentile(100):F0} ms, {string.Join(", ", run.Statuses.Select(pair => $"{pair.Value} x {pair.Key}"))}"));
            return run;
        }
    }
}
