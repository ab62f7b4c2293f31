using TreatmentPlans.Domain.Scheduling.Calendars;

namespace TreatmentPlans.Application.Scheduling.Calendars;

/// <summary>Writes appointments as iCalendar (RFC 5545). The same appointments are the same bytes.</summary>
public interface ICalendarFeeds
{
    byte[] Write(IReadOnlyList<CalendarAppointment> appointments);
}

/// <summary>Which days a feed shows.</summary>
/// <param name="PastDays">Before today.</param>
/// <param name="FutureDays">After today; the sessions of a series stand no further ahead by default (SCH-1).</param>
public sealed record CalendarWindow(int PastDays = 30, int FutureDays = 182);
