using System.Collections.Concurrent;
using System.Diagnostics;

namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>
/// The commands and batches that Npgsql sends for one request, told by the trace that the request names; without the list of revoked tokens, which
/// some request or other reads for all.
/// </summary>
internal sealed class RoundTrips : IDisposable
{
    private readonly ActivityTraceId _trace = ActivityTraceId.CreateRandom();
    private readonly ActivityListener _listener;
    private readonly ConcurrentQueue<(DateTime At, string Sql)> _sent = [];

    public RoundTrips()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == _trace && activity.Source.Name == "Npgsql"
                    && $"{activity.GetTagItem("db.query.text")}" is var sql && !sql.Contains("OpenIddictTokens", StringComparison.Ordinal))
                {
                    _sent.Enqueue((activity.StartTimeUtc, sql));
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public (string Name, string Value) Header => ("traceparent", $"00-{_trace}-{ActivitySpanId.CreateRandom()}-01");

    public int Count => _sent.Count;

    /// <summary>What was sent with each, in order.</summary>
    public IReadOnlyList<string> Sql => [.. _sent.OrderBy(sent => sent.At).Select(sent => sent.Sql)];

    public void Dispose() => _listener.Dispose();
}
