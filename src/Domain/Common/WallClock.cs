namespace TreatmentPlans.Domain.Common;

/// <summary>
/// The clock on the wall of one IANA zone: the one place where local times become instants and back. The zone of the process
/// plays no part.
/// </summary>
public sealed class WallClock
{
    private readonly TimeZoneInfo _zone;

    private WallClock(TimeZoneInfo zone) => _zone = zone;

    /// <summary>Null for an id that is not an IANA zone known here.</summary>
    public static WallClock? Find(string timeZone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) && zone.HasIanaId ? new WallClock(zone) : null;

    public DateTime LocalOf(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone).DateTime;

    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(LocalOf(instant));

    /// <summary>
    /// RFC 5545, 3.3.5: a local time that comes twice is the first of the two, one that a gap swallows is read with the offset
    /// before the gap, which shifts it forward by the gap.
    /// </summary>
    public DateTimeOffset InstantOf(DateTime local)
    {
        // A day to either side lies beyond the change whatever the offset. Offsets are asked for instants only, since those for
        // local times rest on flags that zones with a winter time below standard time set the other way round.
        var asUtc = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var before = _zone.GetUtcOffset(asUtc.AddDays(-1));
        var after = _zone.GetUtcOffset(asUtc.AddDays(1));
        var first = asUtc - before;
        var second = asUtc - after;
        var changed = _zone.GetUtcOffset(first) != before && _zone.GetUtcOffset(second) == after;
        return new DateTimeOffset(changed ? second : first);
    }

    public TimeSpan OffsetAt(DateTimeOffset instant) => _zone.GetUtcOffset(instant);

    /// <summary>The instants at which the offset changes, to the second. Two within a day that take each other back do not count.</summary>
    public IEnumerable<DateTimeOffset> ChangesBetween(DateTimeOffset from, DateTimeOffset to)
    {
        for (var day = from; day < to; day = day.AddDays(1))
        {
            var (before, after) = (day, day.AddDays(1));
            if (OffsetAt(before) == OffsetAt(after))
            {
                continue;
            }

            while (after - before > TimeSpan.FromSeconds(1))
            {
                var middle = before.AddSeconds(Math.Floor((after - before).TotalSeconds / 2));
                (before, after) = OffsetAt(middle) == OffsetAt(day) ? (middle, after) : (before, middle);
            }

            yield return after;
        }
    }

    /// <summary>The first instant of the day: midnight, or the end of the gap where a clock change swallows midnight.</summary>
    public DateTimeOffset StartOf(DateOnly date)
    {
        var start = date.ToDateTime(TimeOnly.MinValue);
        while (LocalOf(InstantOf(start)) != start)
        {
            start = start.AddMinutes(1);
        }

        return InstantOf(start);
    }
}
