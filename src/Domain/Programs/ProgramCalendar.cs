namespace TreatmentPlans.Domain.Programs;

/// <summary>The programme's dates: what day an instant falls on, when a day starts, which days count as business days (D8).</summary>
public sealed class ProgramCalendar
{
    private readonly TimeZoneInfo _zone;
    private readonly HashSet<DateOnly> _closed;

    /// <exception cref="Common.DomainException">422 UNKNOWN_TIME_ZONE.</exception>
    public ProgramCalendar(string timeZone, IEnumerable<DateOnly> closed)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) || !zone.HasIanaId)
        {
            throw ProgramErrors.UnknownTimeZone();
        }

        _zone = zone;
        _closed = [.. closed];
    }

    public DateOnly DateOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, _zone).DateTime);

    /// <summary>The first instant of the day: midnight, or the end of the gap where a clock change swallows midnight.</summary>
    public DateTimeOffset StartOf(DateOnly date)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        while (_zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(1);
        }

        // Where midnight comes twice, the day starts with the first, which has the larger offset.
        var offset = _zone.IsAmbiguousTime(midnight)
            ? _zone.GetAmbiguousTimeOffsets(midnight).Max()
            : _zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    /// <summary>The first instant after the day.</summary>
    public DateTimeOffset EndOf(DateOnly date) => StartOf(date.AddDays(1));

    public bool IsBusinessDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_closed.Contains(date);

    /// <summary>The n-th business day after the date; the date itself does not count.</summary>
    public DateOnly AddBusinessDays(DateOnly date, int businessDays)
    {
        for (var left = businessDays; left > 0;)
        {
            date = date.AddDays(1);
            if (IsBusinessDay(date))
            {
                left--;
            }
        }

        return date;
    }
}
