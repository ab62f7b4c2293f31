using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Tests.Refusals;
using static TreatmentPlans.Domain.Tests.Scheduling.SeriesRules;

namespace TreatmentPlans.Domain.Tests.Scheduling;

public sealed class SeriesScheduleTests
{
    private static readonly SeriesSchedule Good = Weekly(At(1, 12), "MO,WE,TH", "UNTIL=20260305T230000Z", 180);

    [Theory]
    [InlineData("Mars/Olympus_Mons")]
    [InlineData("Eastern Standard Time")]
    [InlineData("")]
    public void An_unknown_zone_is_refused(string zone) => Refused("UNKNOWN_TIME_ZONE", (Good with { Tzid = zone }).Check, "/tzid");

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1440, true)]
    [InlineData(1441, false)]
    public void A_session_takes_a_minute_to_a_day(int minutes, bool fits)
    {
        var schedule = Good with { DurationMinutes = minutes };
        if (fits)
        {
            schedule.Check();
            return;
        }

        Refused("INVALID_DURATION", schedule.Check, "/durationMinutes");
    }

    [Fact]
    public void Starts_are_local_times_in_whole_minutes_of_years_that_can_be_reckoned()
    {
        Refused("NOT_A_LOCAL_TIME", (Good with { DtstartLocal = DateTime.SpecifyKind(At(1, 12), DateTimeKind.Utc) }).Check, "/dtstartLocal");
        Refused("NOT_A_LOCAL_TIME", (Good with { DtstartLocal = At(1, 12).AddSeconds(1) }).Check, "/dtstartLocal");
        Refused("NOT_A_LOCAL_TIME", (Good with { DtstartLocal = DateTime.MinValue }).Check, "/dtstartLocal");
        Refused("NOT_A_LOCAL_TIME", (Good with { Rdates = [new(9999, 12, 31, 23, 59, 0)] }).Check, "/rdates/0");
        Refused("NOT_A_LOCAL_TIME", (Good with { Exdates = [At(1, 14), DateTime.SpecifyKind(At(1, 15), DateTimeKind.Local)] }).Check, "/exdates/1");
    }

    [Theory]
    [InlineData("COUNT_AND_UNTIL", "FREQ=WEEKLY;COUNT=3;UNTIL=20260305T230000Z")]
    [InlineData("UNTIL_NOT_UTC", "FREQ=WEEKLY;UNTIL=20260305T180000")]
    [InlineData("UNTIL_NOT_UTC", "FREQ=WEEKLY;UNTIL=20260305")]
    [InlineData("UNTIL_NOT_UTC", "FREQ=WEEKLY;UNTIL=20260230T230000Z")]
    [InlineData("TOO_MANY_OCCURRENCES", "FREQ=WEEKLY;COUNT=1001")]
    [InlineData("TOO_MANY_OCCURRENCES", "FREQ=WEEKLY;COUNT=99999999999999")]
    [InlineData("INVALID_RECURRENCE_RULE", "FREQ=WEEKLY;COUNT=0")]
    [InlineData("INVALID_RECURRENCE_RULE", "FREQ=WEEKLY;COUNT=-1")]
    [InlineData("INVALID_RECURRENCE_RULE", "")]
    [InlineData("INVALID_RECURRENCE_RULE", "every Monday")]
    [InlineData("INVALID_RECURRENCE_RULE", "BYDAY=MO")]
    [InlineData("INVALID_RECURRENCE_RULE", "FREQ=")]
    [InlineData("INVALID_RECURRENCE_RULE", "FREQ=WEEKLY;")]
    [InlineData("INVALID_RECURRENCE_RULE", "FREQ=SECONDLY")]
    [InlineData("INVALID_RECURRENCE_RULE", "FREQ=HOURLY;COUNT=2")]
    [InlineData("INVALID_RECURRENCE_RULE", "FREQ=DAILY;BYMINUTE=0,1,2")]
    [InlineData("INVALID_RECURRENCE_RULE", "FREQ=WEEKLY;FREQ=DAILY")]
    [InlineData("INVALID_RECURRENCE_RULE", "FREQ=WEEKLY;X-EASTER=1")]
    [InlineData("INVALID_RECURRENCE_RULE", "FREQ=WEEKLY;BYDAY=1MO")]
    [InlineData("INVALID_RECURRENCE_RULE", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO")]
    [InlineData("INVALID_RECURRENCE_RULE", "FREQ=WEEKLY;BYMONTHDAY=5")]
    [InlineData("INVALID_RECURRENCE_RULE", "FREQ=YEARLY;BYMONTHDAY=5")]
    [InlineData("INVALID_RECURRENCE_RULE", "FREQ=MONTHLY;BYYEARDAY=5")]
    [InlineData("INVALID_RECURRENCE_RULE", "FREQ=MONTHLY;BYWEEKNO=5")]
    [InlineData("INVALID_RECURRENCE_RULE", "FREQ=MONTHLY;BYSETPOS=1")]
    public void A_rule_that_RFC_5545_does_not_allow_or_nobody_can_hold_is_refused(string code, string rule) =>
        Refused(code, (Good with { Rrule = rule }).Check, "/rrule");

    [Theory]
    [InlineData("FREQ=WEEKLY;COUNT=1000")]
    [InlineData("FREQ=DAILY")]
    [InlineData("freq=monthly;byday=-1fr;until=20271231t000000z")]
    [InlineData("FREQ=YEARLY;BYDAY=20MO")]
    [InlineData("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1")]
    public void A_rule_that_stands_is_taken(string rule) => (Good with { Rrule = rule }).Check();

    [Theory]
    [InlineData(400, true)]
    [InlineData(401, false)]
    public void A_rule_has_an_end_as_a_text_too(int length, bool fits)
    {
        var schedule = Good with { Rrule = "FREQ=DAILY;BYHOUR=" + string.Join(',', Enumerable.Repeat("18", 200))[..(length - 18)] };
        Assert.Equal(length, schedule.Rrule.Length);
        if (fits)
        {
            schedule.Check();
            return;
        }

        Refused("INVALID_RECURRENCE_RULE", schedule.Check, "/rrule");
    }

    [Fact]
    public void Dates_besides_the_rule_have_a_meaning_or_are_refused()
    {
        Refused("DATE_OUT_OF_ORDER", (Good with { Rdates = [At(1, 11)] }).Check, "/rdates/0");
        Refused("DUPLICATE", (Good with { Rdates = [At(1, 16), At(1, 17), At(1, 16)] }).Check, "/rdates/2");
        Refused("DUPLICATE", () => Good.With(rdates: [At(1, 14)]), "/rdates/0");
        Refused("EXDATE_MATCHES_NOTHING", () => Good.With(exdates: [At(1, 14), At(1, 14, 17)]), "/exdates/1");
        Refused("TOO_MANY", (Good with { Rdates = [.. Enumerable.Range(0, 101).Select(day => At(1, 13).AddDays(day))] }).Check, "/rdates");
        (Good with { Rdates = [.. Enumerable.Range(0, 100).Select(day => At(1, 13).AddDays(day))] }).Check();
    }

    [Fact]
    public void The_start_is_the_first_date_of_the_rule_which_has_one()
    {
        Refused("START_NOT_IN_RULE", () => Plan(Good with { DtstartLocal = At(1, 13) }), "/dtstartLocal");
        Refused("NO_OCCURRENCE", () => Good.Check(new RecurrenceStarts(At(12, 31).AddYears(1), [])), "/rrule");
    }

    [Fact]
    public void What_a_schedule_names_is_checked_however_late_it_is()
    {
        var late = Good with { Rdates = [At(1, 12).AddYears(3)] };

        Assert.Equal(At(1, 12).AddYears(3).AddMinutes(1), late.CheckedBefore());
        Assert.Equal(At(1, 12).AddYears(1), Good.CheckedBefore());
    }

    [Fact]
    public void Is_stored_and_read_back_as_it_is()
    {
        var schedule = Good with { Exdates = [At(1, 14)], Rdates = [At(1, 16)] };

        var json = System.Text.Json.JsonSerializer.Serialize(schedule, DomainJson.Options);
        var read = System.Text.Json.JsonSerializer.Deserialize<SeriesSchedule>(json, DomainJson.Options)!;

        Assert.Contains("\"dtstartLocal\":\"2026-01-12T18:00:00\"", json);
        Assert.Equal(Expand(schedule).ByRule, Expand(read).ByRule);
        Assert.Equal(schedule, read with { Exdates = schedule.Exdates, Rdates = schedule.Rdates });
        Assert.Equal(schedule.Exdates, read.Exdates);
        Assert.Equal(schedule.Rdates, read.Rdates);
        read.Check();
    }
}

file static class Schedules
{
    public static void With(this SeriesSchedule schedule, DateTime[]? exdates = null, DateTime[]? rdates = null) =>
        Plan(schedule with { Exdates = exdates ?? [], Rdates = rdates ?? [] });
}
