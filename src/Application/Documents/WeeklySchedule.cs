using System.Globalization;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Documents;

/// <param name="Place">Room, or that it is online; empty where neither is known.</param>
internal sealed record BookedSession(SessionType Type, string With, string Place, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>The sessions of the next weeks as a week: what comes again at the same time of the same weekday is one row.</summary>
internal static class WeeklySchedule
{
    /// <summary>So many days show the pattern, whatever a holiday or a moved session changes in one of the weeks.</summary>
    public const int Days = 28;

    public static IReadOnlyList<IReadOnlyList<string>> Of(IEnumerable<BookedSession> sessions, WallClock clock) =>
    [
        .. from session in sessions
           let starts = clock.LocalOf(session.StartsAt)
           let ends = clock.LocalOf(session.EndsAt)
           group DateOnly.FromDateTime(starts) by
               (Day: MondayFirst(starts.DayOfWeek), Starts: TimeOnly.FromDateTime(starts), Ends: TimeOnly.FromDateTime(ends), session.Type, session.With, session.Place)
           into row
           orderby row.Key.Day, row.Key.Starts, row.Key.Type, row.Key.With, row.Key.Place
           select (IReadOnlyList<string>)
           [
               $"{(DayOfWeek)((row.Key.Day + 1) % 7)}",
               $"{Time(row.Key.Starts)} to {Time(row.Key.Ends)}",
               Words.Of(row.Key.Type),
               row.Key.With,
               row.Key.Place,
               string.Join(", ", row.Order().Select(day => day.ToString("MMM d", CultureInfo.InvariantCulture))),
           ],
    ];

    private static int MondayFirst(DayOfWeek day) => ((int)day + 6) % 7;

    private static string Time(TimeOnly time) => time.ToString("h:mm tt", CultureInfo.InvariantCulture);
}
