using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Programs;

/// <summary>The programme's dates: what day an instant falls on, when a day starts, which days count as business days (D8).</summary>
public sealed class ProgramCalendar
{
    private readonly WallClock _clock;
    private readonly HashSet<DateOnly> _closed;

    /// <exception cref="DomainException">422 UNKNOWN_TIME_ZONE.</exception>
    public ProgramCalendar(string timeZone, IEnumerable<DateOnly> closed)
    {
        _clock = WallClock.Find(timeZone) ?? throw ProgramErrors.UnknownTimeZone();
        _closed = [.. closed];
    }

    public DateOnly DateOf(DateTimeOffset instant) => _clock.DateOf(instant);

    /// <inheritdoc cref="WallClock.StartOf"/>
    public DateTimeOffset StartOf(DateOnly date) => _clock.StartOf(date);

    /// <summary>The first instant after the day.</summary>
    public DateTimeOffset EndOf(DateOnly date) => StartOf(date.AddDays(1));

    public bool IsClosed(DateOnly date) => _closed.Contains(date);

    public bool IsBusinessDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsClosed(date);

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
