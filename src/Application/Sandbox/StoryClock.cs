namespace TreatmentPlans.Application.Sandbox;

/// <summary>
/// The service's clock, except where the demo's story is being told: what a fictional patient did last month is recorded by
/// the same use cases as everything else, at the time it happened.
/// </summary>
public sealed class StoryClock(TimeProvider actual) : TimeProvider
{
    private readonly AsyncLocal<DateTimeOffset?> _told = new();

    public override TimeZoneInfo LocalTimeZone => actual.LocalTimeZone;

    public override long TimestampFrequency => actual.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _told.Value ?? actual.GetUtcNow();

    public override long GetTimestamp() => actual.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        actual.CreateTimer(callback, state, dueTime, period);

    /// <summary>Inside <paramref name="scene"/>, and what it awaits, it is <paramref name="instant"/>.</summary>
    public async Task AtAsync(DateTimeOffset instant, Func<Task> scene)
    {
        _told.Value = instant;
        await scene();
    }
}
