using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>Why a day does not do for a replacement.</summary>
public enum ReplacementObstacle
{
    ProgramClosed,
    InPast,

    /// <summary>The series has a session on the day, if only a cancelled one.</summary>
    SeriesMeets,

    /// <summary>The series leaves the day out by an exdate.</summary>
    LeftOut,

    /// <summary>Somebody or something that is needed is taken at the time.</summary>
    Busy,
}

/// <param name="Obstacle">Null for the day that is proposed.</param>
public sealed record ReplacementCandidate(DateOnly On, ReplacementObstacle? Obstacle);

/// <param name="StartLocal">Null where no day of the week does.</param>
/// <param name="Considered">In the order they were tried, up to the one that does.</param>
public sealed record ReplacementProposal(DateTime OriginalStartLocal, DateTime? StartLocal, IReadOnlyList<ReplacementCandidate> Considered);

/// <summary>From <paramref name="StartAt"/> to <paramref name="EndAt"/>, exclusive.</summary>
public sealed record BusyTime(DateTimeOffset StartAt, DateTimeOffset EndAt);

/// <summary>
/// What a closed day takes from a week, and where in the same week, Monday to Sunday, it can be made good (F.3): at the same time of day,
/// on a weekday rather than at the weekend, later rather than earlier, and as near as can be.
/// </summary>
public static class ClosureReplacements
{
    /// <summary>Occurrences that would take place on a closed day of the programme.</summary>
    public static IEnumerable<SeriesOccurrence> Hit(IEnumerable<SeriesOccurrence> occurrences, ProgramCalendar calendar) =>
        occurrences.Where(occurrence => occurrence.TakesPlace && calendar.IsClosed(calendar.DateOf(occurrence.StartAt)));

    /// <param name="schedule">Of the series.</param>
    /// <param name="occurrences">Of the series, all of the week.</param>
    /// <param name="busy">Of the people and the room that the session needs.</param>
    public static ReplacementProposal Propose(
        SeriesOccurrence closed,
        SeriesSchedule schedule,
        IReadOnlyList<SeriesOccurrence> occurrences,
        ProgramCalendar calendar,
        IReadOnlyList<BusyTime> busy,
        DateTimeOffset now)
    {
        var zone = schedule.Zone();
        List<ReplacementCandidate> considered = [];
        foreach (var on in Days(DateOnly.FromDateTime(closed.StartLocal)))
        {
            var local = on.ToDateTime(TimeOnly.FromDateTime(closed.StartLocal));
            var start = zone.InstantOf(local);
            var end = start + (closed.EndAt - closed.StartAt);
            var obstacle = Obstacle(start, end);
            considered.Add(new ReplacementCandidate(on, obstacle));
            if (obstacle is null)
            {
                return new ReplacementProposal(closed.OriginalStartLocal, local, considered);
            }

            ReplacementObstacle? Obstacle(DateTimeOffset from, DateTimeOffset to) =>
                calendar.IsClosed(calendar.DateOf(from)) ? ReplacementObstacle.ProgramClosed
                : from <= now ? ReplacementObstacle.InPast
                : occurrences.Any(other => DateOnly.FromDateTime(other.StartLocal) == on || other.OriginalStartLocal == local) ? ReplacementObstacle.SeriesMeets
                : schedule.Exdates.Contains(local) ? ReplacementObstacle.LeftOut
                : busy.Any(taken => taken.StartAt < to && from < taken.EndAt) ? ReplacementObstacle.Busy
                : null;
        }

        return new ReplacementProposal(closed.OriginalStartLocal, null, considered);
    }

    /// <summary>The Monday of the week.</summary>
    internal static DateOnly WeekOf(DateTime local)
    {
        var date = DateOnly.FromDateTime(local);
        return date.AddDays(-(((int)date.DayOfWeek + 6) % 7));
    }

    private static IEnumerable<DateOnly> Days(DateOnly closed)
    {
        var monday = WeekOf(closed.ToDateTime(TimeOnly.MinValue));
        return Enumerable.Range(0, 7)
            .Select(monday.AddDays)
            .Where(day => day != closed)
            .OrderBy(day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            .ThenBy(day => day < closed)
            .ThenBy(day => Math.Abs(day.DayNumber - closed.DayNumber));
    }
}
