using System.Text;
using CsCheck;
using Ical.Net.CalendarComponents;
using NodaTime;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling.Calendars;
using TreatmentPlans.Infrastructure.Scheduling;

namespace TreatmentPlans.Api.Tests.Scheduling;

/// <summary>What is written is read back, by Ical.Net with its own zones, and by nothing but the zones in the feed.</summary>
public sealed class IcalFeedsTests
{
    /// <summary>Any that CsCheck takes; the same input each time.</summary>
    private const string Seed = "0N0XIzNsQ0O2";

    private static readonly string[] Zones =
    [
        "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Australia/Sydney", "America/Santiago", "Pacific/Chatham", "America/Havana",
        "Europe/Dublin", "Africa/Casablanca", "Asia/Kathmandu", "UTC",
    ];

    /// <summary>On a quarter of an hour of 2025 to 2028, every other one within a day of a clock change.</summary>
    private static readonly Gen<CalendarAppointment> Appointments =
        from zone in Gen.Int[0, Zones.Length - 1].Select(i => Zones[i])
        from quarters in Gen.Int[0, 3 * 365 * 24 * 4]
        from near in Gen.Bool
        from minutes in Gen.Int[1, 16].Select(quarter => 15 * quarter)
        from cancelled in Gen.Bool
        from sequence in Gen.Int[0, 9]
        from uid in Gen.Guid
        let any = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(15 * quarters)
        let change = WallClock.Find(zone)!.ChangesBetween(any, any.AddDays(400)).FirstOrDefault()
        let startsAt = near && change != default ? change.AddMinutes((quarters % 192 * 15) - (24 * 60)) : any
        select new CalendarAppointment(uid, startsAt, startsAt.AddMinutes(minutes), zone, cancelled, sequence, startsAt.AddDays(-9));

    private static readonly Gen<CalendarAppointment[]> Feeds = Appointments.Array[1, 12];

    public static IEnumerable<string> Results() =>
        Feeds.Array[50].Single(_ => true, Seed).Select(feed => Encoding.UTF8.GetString(new IcalFeeds().Write(feed)));

    [Fact]
    public void Every_appointment_is_read_back_in_any_zone() => Feeds.Sample(appointments =>
    {
        var text = Encoding.UTF8.GetString(new IcalFeeds().Write(appointments));
        var calendar = Ical.Net.Calendar.Load(text)!;

        // Countries change their clocks: the reader's own tables may be older or newer than ours. Those in the feed are ours.
        var known = appointments.Where(a => KnowsAsWeDo(a.TimeZone, a.StartsAt) && KnowsAsWeDo(a.TimeZone, a.EndsAt)).ToList();
        Assert.Equal(
            known.Select(a => (a.Uid.ToString(), a.StartsAt.UtcDateTime, a.EndsAt.UtcDateTime, a.IsCancelled ? "CANCELLED" : "CONFIRMED", a.Sequence, a.ChangedAt.UtcDateTime)).Order(),
            calendar.Events.Where(e => known.Exists(a => a.Uid.ToString() == e.Uid)).Select(e => (e.Uid!, e.Start!.AsUtc, e.End!.AsUtc, e.Status!, e.Sequence, e.LastModified!.AsUtc)).Order());
        Assert.Equal(
            appointments.Select(a => (a.Uid.ToString(), a.StartsAt.UtcDateTime)).Order(),
            calendar.Events.Select(e => (e.Uid!, FeedReader.Start(calendar, e))).Order());
    }, iter: 300);

    [Fact]
    public void The_reader_knows_most_zones_as_we_do() => Assert.All(
        (string[])["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Australia/Sydney", "America/Santiago"],
        zone => Assert.All(Enumerable.Range(0, 365), day => Assert.True(KnowsAsWeDo(zone, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day)))));

    [Fact]
    public void One_state_is_one_text() => Feeds.Sample(
        appointments => Assert.Equal(new IcalFeeds().Write(appointments), new IcalFeeds().Write([.. appointments])), iter: 50);

    [Fact]
    public void Nobody_with_an_appointment_is_a_calendar_too()
    {
        var empty = Encoding.UTF8.GetString(new IcalFeeds().Write([]));

        Assert.StartsWith("BEGIN:VCALENDAR\r\n", empty, StringComparison.Ordinal);
        Assert.Empty(Ical.Net.Calendar.Load(empty)!.Events);
    }

    private static bool KnowsAsWeDo(string zone, DateTimeOffset instant) =>
        DateTimeZoneProviders.Tzdb[zone].GetUtcOffset(Instant.FromDateTimeOffset(instant)).ToTimeSpan() == WallClock.Find(zone)!.OffsetAt(instant);
}

/// <summary>Reads a time by nothing but the observances that the feed brings along (RFC 5545, 3.6.5).</summary>
internal static class FeedReader
{
    public static DateTime Start(Ical.Net.Calendar calendar, CalendarEvent appointment)
    {
        var start = appointment.Start!;
        if (start.TzId is not { } id || (start.IsUtc && id == "UTC"))
        {
            return start.AsUtc;
        }

        var observance = calendar.TimeZones.Single(zone => zone.TzId == id).TimeZoneInfos
            .Where(observance => observance.Start!.Value <= start.Value)
            .MaxBy(observance => observance.Start!.Value)!;
        return DateTime.SpecifyKind(start.Value - observance.OffsetTo!.Offset, DateTimeKind.Utc);
    }
}
