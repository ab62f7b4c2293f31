namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>
/// The date is the test's; timers and time-outs stay real, so that nothing that waits hangs. Each look at the clock moves
/// it by a microsecond-scale step, so that what was made later also sorts later.
/// </summary>
internal sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public static DateTimeOffset DefaultStart { get; } = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() =>
        new(Interlocked.Add(ref _ticks, TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _ticks, now.UtcTicks);

    /// <summary>Noon in UTC: the same date in every zone of America.</summary>
    public void SetDate(int year, int month, int day) => Set(new DateTimeOffset(year, month, day, 18, 0, 0, TimeSpan.Zero));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
