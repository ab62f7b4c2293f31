using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using TreatmentPlans.Application.Scheduling.Calendars;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling.Calendars;

namespace TreatmentPlans.Infrastructure.Scheduling;

/// <summary>
/// RFC 5545 by Ical.Net. Nothing in it depends on when it is written: without METHOD, DTSTAMP is the time of the last change too, so one
/// state is one text.
/// </summary>
internal sealed class IcalFeeds : ICalendarFeeds
{
    /// <summary>Neither clinic nor product: the file lies on other people's servers.</summary>
    private const string Maker = "-//Appointments//Appointments//EN";

    private const string Title = "Appointment";

    public byte[] Write(IReadOnlyList<CalendarAppointment> appointments)
    {
        var calendar = new Calendar { ProductId = Maker };
        calendar.AddProperty("X-WR-CALNAME", "Appointments");
        foreach (var zone in appointments.GroupBy(appointment => appointment.TimeZone).OrderBy(zone => zone.Key, StringComparer.Ordinal))
        {
            calendar.TimeZones.Add(ZoneOf(zone.Key, zone.Min(a => a.StartsAt), zone.Max(a => a.EndsAt)));
        }

        calendar.Events.AddRange(appointments.Select(EventOf));
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private static CalendarEvent EventOf(CalendarAppointment appointment) => new()
    {
        Uid = appointment.Uid.ToString(),
        DtStamp = Utc(appointment.ChangedAt),
        LastModified = Utc(appointment.ChangedAt),
        Sequence = appointment.Sequence,
        Start = In(appointment.TimeZone, appointment.StartsAt),
        End = In(appointment.TimeZone, appointment.EndsAt),
        Summary = Title,
        Status = appointment.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        Class = "PRIVATE",
        Transparency = appointment.IsCancelled ? TransparencyType.Transparent : TransparencyType.Opaque,
    };

    /// <summary>On the wall clock, but for the second of two times of one name, which has no other name than the instant.</summary>
    private static CalDateTime In(string timeZone, DateTimeOffset instant)
    {
        var clock = WallClock.Find(timeZone)!;
        var local = clock.LocalOf(instant);
        return clock.InstantOf(local) == instant ? new CalDateTime(local, timeZone) : Utc(instant);
    }

    private static CalDateTime Utc(DateTimeOffset instant) => new(instant.UtcDateTime);

    /// <summary>Each clock change from before the first appointment to after the last, written out: no rule to be read in two ways.</summary>
    private static VTimeZone ZoneOf(string timeZone, DateTimeOffset from, DateTimeOffset to)
    {
        var clock = WallClock.Find(timeZone)!;
        var start = new DateTimeOffset(from.UtcDateTime.Date.AddDays(-2), TimeSpan.Zero);
        var changes = clock.ChangesBetween(start, to.AddDays(2)).ToList();
        var lowest = changes.Append(start).Min(clock.OffsetAt);
        var zone = new VTimeZone(timeZone);
        var before = clock.OffsetAt(start);
        foreach (var change in changes.Prepend(start))
        {
            var after = clock.OffsetAt(change);
            zone.TimeZoneInfos.Add(new VTimeZoneInfo(after > lowest ? "DAYLIGHT" : "STANDARD")
            {
                // By the clock as it stood before the change.
                Start = new CalDateTime((change + before).UtcDateTime, tzId: null),
                OffsetFrom = new UtcOffset(before),
                OffsetTo = new UtcOffset(after),
            });
            before = after;
        }

        return zone;
    }
}
