using CsCheck;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Tests.Common;

public sealed class WallClockTests
{
    /// <summary>Both hemispheres, half an hour, a gap at midnight, a winter below standard time, a day that never was, none at all.</summary>
    private static readonly string[] Zones =
    [
        "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Australia/Sydney", "America/Santiago", "Pacific/Chatham",
        "America/Havana", "Europe/Dublin", "Africa/Casablanca", "Pacific/Apia", "Asia/Kathmandu", "UTC",
    ];

    private static readonly Gen<(string Zone, DateTime Local)> Times =
        Gen.Select(Gen.Int[0, Zones.Length - 1], Gen.Bool, Gen.Int[0, 1_000_000], Gen.Int[-180, 180])
            .Select((zone, atChange, where, minutes) => (Zones[zone], Local(Zones[zone], atChange, where, minutes)));

    [Theory]
    [InlineData("America/New_York", "2026-03-05T18:00", "2026-03-05T23:00Z")]
    [InlineData("America/New_York", "2026-03-09T18:00", "2026-03-09T22:00Z")]
    [InlineData("America/New_York", "2026-03-08T01:59", "2026-03-08T06:59Z")]
    [InlineData("America/New_York", "2026-03-08T02:00", "2026-03-08T07:00Z")]
    [InlineData("America/New_York", "2026-03-08T02:30", "2026-03-08T07:30Z")]
    [InlineData("America/New_York", "2026-03-08T03:00", "2026-03-08T07:00Z")]
    [InlineData("America/New_York", "2026-11-01T00:59", "2026-11-01T04:59Z")]
    [InlineData("America/New_York", "2026-11-01T01:00", "2026-11-01T05:00Z")]
    [InlineData("America/New_York", "2026-11-01T01:59", "2026-11-01T05:59Z")]
    [InlineData("America/New_York", "2026-11-01T02:00", "2026-11-01T07:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45Z")]
    [InlineData("Europe/Dublin", "2026-10-25T01:30", "2026-10-25T00:30Z")]
    [InlineData("Europe/Dublin", "2026-03-29T01:30", "2026-03-29T01:30Z")]
    [InlineData("Pacific/Apia", "2011-12-30T10:00", "2011-12-30T20:00Z")]
    public void A_time_in_a_gap_shifts_forward_and_one_that_comes_twice_is_the_first(string zone, string local, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant), Clock(zone).InstantOf(DateTime.Parse(local)));

    [Fact]
    public void A_session_over_the_start_of_summer_time_is_as_long_as_its_instants_say()
    {
        var clock = Clock("America/New_York");

        var elapsed = clock.InstantOf(new(2026, 3, 8, 3, 30, 0)) - clock.InstantOf(new(2026, 3, 8, 1, 30, 0));

        Assert.Equal(60, elapsed.TotalMinutes);
    }

    [Fact]
    public void Is_what_a_person_finds_who_reads_the_clock_minute_by_minute() =>
        Times.Sample((zone, local) => Assert.Equal(MinuteByMinute(zone, local), Clock(zone).InstantOf(local)), iter: 400);

    [Fact]
    public void A_day_starts_with_its_first_instant_in_every_zone() =>
        Times.Sample((zone, local) =>
        {
            var clock = Clock(zone);
            var date = clock.DateOf(clock.InstantOf(local));

            Assert.Equal(date, clock.DateOf(clock.StartOf(date)));
            Assert.True(clock.DateOf(clock.StartOf(date).AddTicks(-1)) < date);
        });

    [Theory]
    [InlineData("Mars/Olympus_Mons")]
    [InlineData("Eastern Standard Time")]
    [InlineData("")]
    public void What_is_no_IANA_zone_has_no_clock(string zone) => Assert.Null(WallClock.Find(zone));

    private static WallClock Clock(string zone) => WallClock.Find(zone)!;

    /// <summary>Reads UTC to local only, which is never in doubt.</summary>
    private static DateTimeOffset MinuteByMinute(string zone, DateTime local)
    {
        var clock = Clock(zone);
        var from = new DateTimeOffset(local, TimeSpan.Zero).AddHours(-40);
        var read = Enumerable.Range(0, 80 * 60).Select(minute => from.AddMinutes(minute)).Select(at => (At: at, Wall: clock.LocalOf(at))).ToList();
        var match = read.FindIndex(minute => minute.Wall == local);
        if (match >= 0)
        {
            return read[match].At;
        }

        // The clock jumps over the time: count on from the last minute before the jump as if it had not.
        var (at, wall) = read[read.FindIndex(minute => minute.Wall > local) - 1];
        return at + (local - wall);
    }

    private static DateTime Local(string zone, bool atChange, int where, int minutes)
    {
        var any = new DateTime(2019, 1, 1).AddMinutes(where * 5L % (10 * 365 * 24 * 60));
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var utc = DateTime.SpecifyKind(any, DateTimeKind.Utc);
        var change = Enumerable.Range(0, 400 * 24).Select(hour => utc.AddHours(hour))
            .FirstOrDefault(hour => info.GetUtcOffset(hour) != info.GetUtcOffset(hour.AddHours(1)));
        return atChange && change != default
            ? DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(new DateTime(change.Ticks - (change.Ticks % TimeSpan.TicksPerHour), DateTimeKind.Utc), info).AddMinutes(minutes), DateTimeKind.Unspecified)
            : any;
    }
}

/// <summary>Changes the zone of the process, so nothing else may run.</summary>
[CollectionDefinition(nameof(ProcessZone), DisableParallelization = true)]
public sealed class ProcessZone;

[Collection(nameof(ProcessZone))]
public sealed class WallClockOfTheProcessTests
{
    [Fact]
    public void The_zone_of_the_process_changes_nothing()
    {
        var zoneBefore = Environment.GetEnvironmentVariable("TZ");
        try
        {
            List<TimeSpan> offsets = [];
            List<string> answers = [];
            foreach (var zone in (string[])["UTC", "America/New_York", "Australia/Lord_Howe", "Pacific/Kiritimati"])
            {
                Environment.SetEnvironmentVariable("TZ", zone);
                TimeZoneInfo.ClearCachedData();
                offsets.Add(TimeZoneInfo.Local.BaseUtcOffset);
                answers.Add(string.Join(' ', Answers()));
            }

            Assert.Equal(4, offsets.Distinct().Count());
            Assert.Single(answers.Distinct());
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", zoneBefore);
            TimeZoneInfo.ClearCachedData();
        }
    }

    private static IEnumerable<string> Answers() =>
        from zone in (string[])["America/New_York", "Australia/Lord_Howe", "UTC"]
        let clock = WallClock.Find(zone)
        from hour in Enumerable.Range(0, 24 * 365)
        let local = new DateTime(2026, 1, 1).AddHours(hour)
        let instant = clock.InstantOf(local)
        select $"{instant:O}{clock.LocalOf(instant):O}{clock.StartOf(DateOnly.FromDateTime(local)):O}";

    [Theory]
    [InlineData("America/New_York", "2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z")]
    [InlineData("Europe/Dublin", "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z")]
    [InlineData("Asia/Kathmandu")]
    public void Finds_each_change_of_its_offset(string zone, params string[] changes) => Assert.Equal(
        changes.Select(change => DateTimeOffset.Parse(change, System.Globalization.CultureInfo.InvariantCulture)),
        WallClock.Find(zone)!.ChangesBetween(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)));
}
