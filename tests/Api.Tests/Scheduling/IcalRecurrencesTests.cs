using System.Globalization;
using CsCheck;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Infrastructure.Scheduling;

namespace TreatmentPlans.Api.Tests.Scheduling;

/// <summary>Held against a reader of its own that looks at each day of the calendar and asks whether the rule means it.</summary>
public sealed class IcalRecurrencesTests
{
    private static readonly string[] Frequencies = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];

    private static readonly string[] DayNames = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private static readonly string[] Zones =
        ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/Santiago", "America/Havana", "Europe/Dublin", "Asia/Kathmandu", "UTC"];

    private static readonly Gen<DateTime> Starts = Gen.Int[0, 8 * 365 * 24 * 4].Select(quarters => new DateTime(2022, 1, 1).AddMinutes(15 * quarters));

    private static readonly Gen<Rule> Rules =
        Gen.Select(
            Gen.Int[0, 3].Select(frequency => Frequencies[frequency]),
            Gen.Int[1, 4],
            Subset(DayNames.Length),
            Subset(31),
            Subset(12),
            Subset(24),
            Gen.Select(Gen.Int[0, 6], Gen.Int[-2, 2], Gen.Int[0, 5], Gen.Bool))
        .Select((frequency, interval, days, monthDays, months, hours, extra) =>
            Rule.Of(frequency, interval, days, monthDays, months, hours, extra.Item1, extra.Item2, extra.Item3, extra.Item4));

    private static readonly IcalRecurrences Recurrences = new();

    /// <summary>Starts of random series and the instants they stand for; the same series each time.</summary>
    public static IEnumerable<string> Results() =>
        from series in Gen.Select(Rules, Starts, Gen.Int[0, Zones.Length - 1].Select(i => Zones[i])).Array[300].Single(_ => true, "0N0XIzNsQ0O2")
        let first = series.Item1.Starts(series.Item2, series.Item2.AddYears(4)).FirstOrDefault()
        where first.Year > 1
        let schedule = new SeriesSchedule(first, series.Item3, series.Item1.Text + ";COUNT=30", 60, [], [])
        from start in Recurrences.Expand(schedule, first.AddYears(3)).ByRule
        select $"{schedule.Rrule} {start:s} {schedule.Zone().InstantOf(start):u}";

    [Fact]
    public void Expands_any_rule_as_one_who_goes_through_the_calendar_day_by_day() =>
        Gen.Select(Rules, Starts, Gen.Int[0, Zones.Length - 1], Gen.Int[0, 2], Gen.Int[1, 40], Gen.Int[-90, 500 * 24 * 60])
            .Sample((rule, start, zone, end, count, untilMinutes) =>
            {
                // Anchored to the first date that it names: any other start has no meaning in RFC 5545.
                if (rule.Starts(start, start.AddYears(4)).FirstOrDefault() is not { Year: > 1 } first)
                {
                    return;
                }

                var before = first.AddYears(2);
                var clock = WallClock.Find(Zones[zone])!;
                var until = clock.InstantOf(first).AddMinutes(Math.Max(0, untilMinutes));
                var text = rule.Text + end switch { 1 => $";COUNT={count}", 2 => $";UNTIL={until.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}", _ => "" };
                var endless = rule.Starts(first, before).ToList();
                var expected = end switch
                {
                    1 => endless.Take(count).ToList(),
                    2 => endless.Where(local => clock.InstantOf(local) <= until).ToList(),
                    _ => endless,
                };
                var schedule = new SeriesSchedule(first, Zones[zone], text, 60, [], []);
                if (expected.Count > 2 * SeriesSchedule.MostOccurrences)
                {
                    Assert.Equal("TOO_MANY_OCCURRENCES", Refusal(() => Recurrences.Expand(schedule, before)).Code);
                    return;
                }

                Assert.True(expected.SequenceEqual(Recurrences.Expand(schedule, before).ByRule), $"{first:s} {Zones[zone]} {text}");
            }, iter: 3_000);

    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,WE,TH;UNTIL=20260305T230000Z", 24)]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,WE,TH;UNTIL=20260305T225959Z", 23)]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,WE,TH;COUNT=24", 24)]
    [InlineData("freq=weekly;byday=mo,we,th;count=1", 1)]
    public void Ends_by_the_instant_of_UNTIL_inclusive_or_by_COUNT(string rule, int sessions) =>
        Assert.Equal(sessions, Recurrences.Expand(Evening(rule), new DateTime(2027, 1, 1)).ByRule.Count);

    [Fact]
    public void A_start_in_a_gap_keeps_its_name()
    {
        var night = new SeriesSchedule(new DateTime(2026, 3, 7, 2, 30, 0), "America/New_York", "FREQ=DAILY;COUNT=3", 60, [], []);

        Assert.Equal(
            [new DateTime(2026, 3, 7, 2, 30, 0), new DateTime(2026, 3, 8, 2, 30, 0), new DateTime(2026, 3, 9, 2, 30, 0)],
            Recurrences.Expand(night, new DateTime(2027, 1, 1)).ByRule);
    }

    [Fact]
    public void Without_a_rule_there_is_the_start_alone() =>
        Assert.Equal([new DateTime(2026, 1, 12, 18, 0, 0)], Recurrences.Expand(Evening(null), new DateTime(2027, 1, 1)).ByRule);

    [Theory]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4")]
    [InlineData("FREQ=YEARLY;INTERVAL=2147483647;BYMONTH=2;BYMONTHDAY=30")]
    public void A_rule_that_names_no_date_ends_without_one(string rule) =>
        Assert.Empty(Recurrences.Expand(Evening(rule), new DateTime(2100, 1, 1)).ByRule);

    [Fact]
    public void A_leap_day_comes_again_over_the_year_without_one()
    {
        var leapDay = new SeriesSchedule(new DateTime(2096, 2, 29, 9, 0, 0), "UTC", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29", 60, [], []);

        Assert.Equal([2096, 2104], Recurrences.Expand(leapDay, new DateTime(2105, 1, 1)).ByRule.Select(start => start.Year));
    }

    [Theory]
    [InlineData("FREQ=DAILY;BYHOUR=25")]
    [InlineData("FREQ=WEEKLY;BYDAY=XX")]
    [InlineData("FREQ=WEEKLY;INTERVAL=0")]
    [InlineData("FREQ=WEEKLY;INTERVAL=99999999999")]
    [InlineData("FREQ=WEEKLY;INTERVAL=two")]
    [InlineData("FREQ=DAILY;BYMONTHDAY=32")]
    [InlineData("FREQ=DAILY;BYMONTH=13")]
    [InlineData("FREQ=DAILY;WKST=NO")]
    [InlineData("FREQ=DAILY;BYDAY=,")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0")]
    public void A_value_that_no_reader_knows_is_refused_at_the_rule(string rule)
    {
        var refusal = Refusal(() => Recurrences.Expand(Evening(rule), new DateTime(2027, 1, 1)));

        Assert.Equal(("INVALID_RECURRENCE_RULE", "/rrule"), (refusal.Code, Assert.Single(refusal.Errors).Pointer));
    }

    [Theory]
    [InlineData("FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23")]
    [InlineData("FREQ=DAILY;COUNT=1000000")]
    public void Thousands_a_year_are_refused(string rule)
    {
        var refusal = Refusal(() => Recurrences.Expand(Evening(rule), new DateTime(2027, 1, 12, 18, 0, 0)));

        Assert.Equal(("TOO_MANY_OCCURRENCES", "/rrule"), (refusal.Code, Assert.Single(refusal.Errors).Pointer));
    }

    private static SeriesSchedule Evening(string? rule) => new(new DateTime(2026, 1, 12, 18, 0, 0), "America/New_York", rule, 180, [], []);

    private static DomainError Refusal(Action action) => Assert.Throws<DomainException>(action).Error;

    private static Gen<int[]> Subset(int of) =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, of - 1].Array[1, 3]).Select((none, some) => none > 0 ? [] : some.Distinct().Order().ToArray());

    /// <param name="MonthDays">1 to 31; -n counts from the end.</param>
    /// <param name="Ordinal">0: each such weekday.</param>
    /// <param name="Position">BYSETPOS; 0 is none.</param>
    private sealed record Rule(
        string Frequency, int Interval, int[] Days, int[] MonthDays, int[] Months, int[] Hours, DayOfWeek WeekStart, int Ordinal, int Position)
    {
        public string Text => string.Join(
            ';',
            new[]
            {
                $"FREQ={Frequency}", Interval > 1 ? $"INTERVAL={Interval}" : "", WeekStart == DayOfWeek.Monday ? "" : $"WKST={DayNames[(int)WeekStart]}",
                Part("BYDAY", Days.Select(day => (Ordinal == 0 ? "" : Ordinal.ToString(CultureInfo.InvariantCulture)) + DayNames[day])),
                Part("BYMONTHDAY", MonthDays), Part("BYMONTH", Months), Part("BYHOUR", Hours), Position == 0 ? "" : $"BYSETPOS={Position}",
            }.Where(part => part.Length > 0));

        public static Rule Of(
            string frequency, int interval, int[] days, int[] monthDays, int[] months, int[] hours, int weekStart, int ordinal, int position, bool fromEnd)
        {
            // Refused: readers disagree on it.
            monthDays = frequency is "YEARLY" && months.Length == 0 ? [] : monthDays;
            var numbered = frequency is "MONTHLY" || (frequency is "YEARLY" && monthDays.Length == 0);
            var rule = new Rule(
                frequency,
                interval,
                days,
                frequency is "WEEKLY" ? [] : [.. monthDays.Select(day => fromEnd ? -(day + 1) : day + 1)],
                [.. months.Select(month => month + 1)],
                hours,
                (DayOfWeek)weekStart,
                numbered && days.Length > 0 && monthDays.Length == 0 ? ordinal : 0,
                0);
            return frequency is "MONTHLY" && (days.Length > 0 || monthDays.Length > 0) && hours.Length == 0
                ? rule with { Position = position is 0 or 5 ? 0 : position - 3 }
                : rule;
        }

        public IEnumerable<DateTime> Starts(DateTime first, DateTime before)
        {
            var hours = Hours.Length > 0 ? Hours : [first.Hour];
            var month = new DateTime(first.Year, first.Month, 1);
            for (; month < before; month = month.AddMonths(1))
            {
                var days = Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Select(day => month.AddDays(day))
                    .Where(day => Means(day, first.Date))
                    .ToList();
                if (Position != 0)
                {
                    var index = Position > 0 ? Position - 1 : days.Count + Position;
                    days = index >= 0 && index < days.Count ? [days[index]] : [];
                }

                foreach (var start in days.SelectMany(day => hours.Select(hour => day.AddHours(hour).AddMinutes(first.Minute))))
                {
                    if (start >= first && start < before)
                    {
                        yield return start;
                    }
                }
            }
        }

        private bool Means(DateTime day, DateTime first)
        {
            var months = ((day.Year - first.Year) * 12) + day.Month - first.Month;
            var turn = Frequency switch
            {
                "DAILY" => (day - first).Days,
                "WEEKLY" => (WeekOf(day) - WeekOf(first)).Days / 7,
                "MONTHLY" => months,
                _ => day.Year - first.Year,
            };
            if (turn % Interval != 0 || (Months.Length > 0 && !Months.Contains(day.Month)))
            {
                return false;
            }

            var length = DateTime.DaysInMonth(day.Year, day.Month);
            if (MonthDays.Length > 0 && !MonthDays.Any(number => day.Day == (number > 0 ? number : length + 1 + number)))
            {
                return false;
            }

            if (Days.Length > 0)
            {
                return Days.Contains((int)day.DayOfWeek) && (Ordinal == 0 || IsNumbered(day, length));
            }

            return MonthDays.Length > 0 || Frequency switch
            {
                "DAILY" => true,
                "WEEKLY" => day.DayOfWeek == first.DayOfWeek,
                "MONTHLY" => day.Day == first.Day,
                _ => day.Day == first.Day && (Months.Length > 0 || day.Month == first.Month),
            };
        }

        /// <summary>Of the month; of the year where a yearly rule names no months.</summary>
        private bool IsNumbered(DateTime day, int length)
        {
            var ofYear = Frequency == "YEARLY" && Months.Length == 0;
            var (position, last) = ofYear ? (day.DayOfYear, DateTime.IsLeapYear(day.Year) ? 366 : 365) : (day.Day, length);
            return Ordinal > 0 ? (position + 6) / 7 == Ordinal : (last - position) / 7 == -Ordinal - 1;
        }

        private DateTime WeekOf(DateTime day) => day.AddDays(-(((int)day.DayOfWeek - (int)WeekStart + 7) % 7));

        private static string Part<T>(string name, IEnumerable<T> values) =>
            string.Join(',', values) is { Length: > 0 } list ? $"{name}={list}" : "";
    }
}
