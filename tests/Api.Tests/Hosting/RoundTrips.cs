using System.Diagnostics;

namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>Counts the commands and batches that Npgsql sends for one request, told by the trace that the request names.</summary>
internal sealed class RoundTrips : IDisposable
{
    private readonly ActivityTraceId _trace = ActivityTraceId.CreateRandom();
    private readonly ActivityListener _listener;
    private int _count;

    public RoundTrips()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == _trace && activity.Source.Name == "Npgsql")
                {
                    Interlocked.Increment(ref _count);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public (string Name, string Value) Header => ("traceparent", $"00-{_trace}-{ActivitySpanId.CreateRandom()}-01");

    public int Count => _count;

    public void Dispose() => _listener.Dispose();
}
