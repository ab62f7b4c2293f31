using System.Collections.Concurrent;
using System.Diagnostics;

namespace TreatmentPlans.Load;

/// <summary>What some connections got out of a server in some time, each sending its next request when the last is answered.</summary>
/// <param name="Statuses">Answers by status; 0 counts connections that broke.</param>
internal sealed record LoadRun(double Seconds, IReadOnlyDictionary<int, int> Statuses, long[] Ticks)
{
    public double Rate => Succeeded / Seconds;

    public int Succeeded => Statuses.Where(pair => pair.Key is >= 200 and < 300).Sum(pair => pair.Value);

    public int Answered => Statuses.Values.Sum();

    /// <param name="percent">0 to 100.</param>
    /// <returns>Milliseconds.</returns>
    public double Percentile(double percent) =>
        Ticks.Length == 0 ? double.NaN : Ticks[(int)Math.Min(Ticks.Length - 1, percent / 100 * Ticks.Length)] * 1000d / Stopwatch.Frequency;

    /// <param name="next">Called by many connections at once.</param>
    /// <param name="most">Ends after so many requests, if not before by time.</param>
    public static async Task<LoadRun> AsAsync(int port, int connections, TimeSpan duration, Func<Request> next, int most = int.MaxValue)
    {
        var started = Stopwatch.GetTimestamp();
        var until = started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var statuses = new ConcurrentDictionary<int, int>();
        var sent = 0;
        var ticks = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => OneAsync(port, MayGoOn, next, statuses))));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new LoadRun(seconds, statuses, [.. ticks.SelectMany(t => t).Order()]);

        bool MayGoOn(long now) => now < until && Interlocked.Increment(ref sent) <= most;
    }

    private static async Task<List<long>> OneAsync(int port, Func<long, bool> mayGoOn, Func<Request> next, ConcurrentDictionary<int, int> statuses)
    {
        var ticks = new List<long>(100_000);
        var own = new Dictionary<int, int>();
        var wire = await Wire.OpenAsync(port);
        for (var before = Stopwatch.GetTimestamp(); mayGoOn(before); before = Stopwatch.GetTimestamp())
        {
            int status;
            try
            {
                status = await wire.SendAsync(next());
                ticks.Add(Stopwatch.GetTimestamp() - before);
            }
            catch (IOException)
            {
                status = 0;
                wire.Dispose();
                wire = await Wire.OpenAsync(port);
            }

            own[status] = own.GetValueOrDefault(status) + 1;
        }

        wire.Dispose();
        foreach (var (status, count) in own)
        {
            statuses.AddOrUpdate(status, count, (_, sum) => sum + count);
        }

        return ticks;
    }
}
