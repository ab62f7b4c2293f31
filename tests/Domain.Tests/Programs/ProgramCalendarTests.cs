using CsCheck;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Tests.Programs;

public class ProgramCalendarTests
{
    private static readonly Gen<DateOnly> Dates = Gen.Int[0, 3650].Select(new DateOnly(2024, 1, 1).AddDays);

    private static readonly string[] Zones =
        ["America/New_York", "America/Los_Angeles", "Pacific/Honolulu", "Pacific/Guam", "America/Havana", "UTC"];

    [Fact]
    public void Three_business_days_after_the_report_of_the_lapse_skip_weekend_and_closure()
    {
        var calendar = new ProgramCalendar("America/New_York", [new(2026, 1, 19), new(2026, 2, 16)]);

        Assert.Equal(new DateOnly(2026, 2, 18), calendar.AddBusinessDays(new(2026, 2, 12), 3));
    }

    [Fact]
    public void No_business_days_later_is_the_same_day() =>
        Assert.Equal(new DateOnly(2026, 2, 14), new ProgramCalendar("UTC", []).AddBusinessDays(new(2026, 2, 14), 0));

    [Theory]
    [InlineData("2026-02-13", true)]
    [InlineData("2026-02-14", false)]
    [InlineData("2026-02-15", false)]
    [InlineData("2026-02-16", false)]
    [InlineData("2026-02-17", true)]
    public void Weekends_and_closures_are_no_business_days(string date, bool business) =>
        Assert.Equal(business, new ProgramCalendar("UTC", [new(2026, 2, 16)]).IsBusinessDay(DateOnly.Parse(date)));

    [Fact]
    public void The_n_th_business_day_has_n_business_days_behind_it() =>
        Gen.Select(Dates, Gen.Int[1, 40], Dates.HashSet[0, 20]).Sample((date, count, closed) =>
        {
            var calendar = new ProgramCalendar("UTC", closed);

            var end = calendar.AddBusinessDays(date, count);

            var between = Enumerable.Range(1, end.DayNumber - date.DayNumber).Count(days => calendar.IsBusinessDay(date.AddDays(days)));
            Assert.Equal(count, between);
            Assert.True(calendar.IsBusinessDay(end));
        });

    [Fact]
    public void A_day_starts_with_its_first_instant() =>
        Gen.Select(Dates, Gen.Int[0, Zones.Length - 1].Select(i => Zones[i])).Sample((date, zone) =>
        {
            var calendar = new ProgramCalendar(zone, []);

            var start = calendar.StartOf(date);

            Assert.Equal(date, calendar.DateOf(start));
            Assert.Equal(date.AddDays(-1), calendar.DateOf(start.AddTicks(-1)));
        });

    [Theory]
    [InlineData("2026-03-07", "2026-03-07T05:00:00Z")]
    [InlineData("2026-03-08", "2026-03-08T05:00:00Z")]
    [InlineData("2026-11-01", "2026-11-01T04:00:00Z")]
    [InlineData("2026-11-02", "2026-11-02T05:00:00Z")]
    public void Where_clocks_change_at_midnight_the_day_starts_after_the_gap_and_with_the_first_of_two_midnights(string date, string start) =>
        Assert.Equal(DateTimeOffset.Parse(start), new ProgramCalendar("America/Havana", []).StartOf(DateOnly.Parse(date)));

    [Theory]
    [InlineData("2026-03-09T03:59:59Z", "2026-03-08")]
    [InlineData("2026-03-09T04:00:00Z", "2026-03-09")]
    [InlineData("2026-03-08T04:59:59Z", "2026-03-07")]
    [InlineData("2026-03-08T05:00:00Z", "2026-03-08")]
    public void The_date_follows_daylight_saving_time(string instant, string date) =>
        Assert.Equal(
            DateOnly.Parse(date), new ProgramCalendar("America/New_York", []).DateOf(DateTimeOffset.Parse(instant)));

    [Theory]
    [InlineData("Mars/Olympus_Mons")]
    [InlineData("Eastern Standard Time")]
    [InlineData("")]
    [InlineData("../../etc/localtime")]
    public void An_unknown_zone_is_refused(string zone)
    {
        var refusal = Assert.Throws<DomainException>(() => new ProgramCalendar(zone, []));

        Assert.Equal("UNKNOWN_TIME_ZONE", refusal.Error.Code);
    }
}
