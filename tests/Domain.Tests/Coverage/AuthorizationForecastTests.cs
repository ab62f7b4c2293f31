using CsCheck;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Tests.Coverage.TestAuthorizations;

namespace TreatmentPlans.Domain.Tests.Coverage;

/// <summary>Against a calculation day by day that knows neither lines nor allocation.</summary>
public sealed class AuthorizationForecastTests
{
    private const int BlockMinutes = 180;

    private static readonly DateOnly Monday = new(2026, 1, 12);

    private static readonly ContractTerms Contract =
        TestContracts.Of(TestContracts.Iop with { AuthorizationRequired = true }, TestContracts.Group, TestContracts.Individual);

    private static readonly Gen<Course> Courses =
        from weeks in Gen.Int[1, 14]
        from closed in Gen.Int[0, 97].HashSet[0, 8]
        from replaced in Gen.Bool
        from makeUps in Gen.Int[0, 97].HashSet[0, 4]
        from missed in Gen.Int[0, 97].HashSet[0, 5]
        from stepDown in Gen.Int[0, 100]
        from today in Gen.Int[0, 100]
        from first in Gen.Select(Gen.Int[0, 20], Gen.Int[0, 50])
        from gap in Gen.Int[0, 3]
        from second in Gen.Select(Gen.Int[0, 20], Gen.Int[0, 50])
        select new Course(weeks, closed, replaced, makeUps, missed, stepDown, today, first.Item1, first.Item2, gap, second.Item1, second.Item2);

    [Fact]
    public void It_says_what_a_count_day_by_day_says() => Courses.Sample(course =>
    {
        var first = Granted(course.FirstUnits, "01-12", "01-12") with { To = Monday.AddDays(course.FirstLength) };
        var from = first.To.AddDays(1 + course.Gap);
        var second = Granted(course.SecondUnits, "01-12", "01-12") with { From = from, To = from.AddDays(course.SecondLength) };
        var today = Monday.AddDays(course.Today);
        var lines = ServiceLines.Derive(course.Facts(today), _ => Contract).Lines.Select(AuthorizableLine.Of).ToList();

        foreach (var (authorization, isFirst) in new[] { (first, true), (second, false) })
        {
            var forecast = AuthorizationForecast.Of(authorization.Id, [second, first], lines, today, AuthorizationPolicy.Default);
            var counted = Count(course, first, second, isFirst, today);

            Assert.Equal(counted.UnitsEndOn, forecast.UnitsEndOn);
            Assert.Equal(counted.Beyond, forecast.Beyond.Select(line => line.On));
            Assert.Equal(counted.Used, forecast.Used);
            Assert.Equal(counted.Used + forecast.Booked, authorization.Approved - forecast.Remaining);
            Assert.Equal(counted.Beyond.Count == 0 ? null : counted.Beyond[0].AddDays(-8), forecast.AskBy);
            Assert.Equal(counted.Beyond.Count == 0 ? null : counted.Beyond[0].AddDays(-4), forecast.AskExpeditedBy);
            Assert.Equal(
                counted.UnitsEndOn is { } end && end < authorization.To ? end : authorization.To, forecast.EndsOn);
        }
    });

    [Fact]
    public void Danas_first_authorization_lasts_to_its_end_and_more_is_asked_for_on_the_eighth_day_before_the_next_block()
    {
        var granted = Granted(15, "01-12", "02-15");
        var booked = Lines("01-12 01-14 01-15 01-21 01-22 01-23 01-26 01-29 02-02 02-05 02-06 02-09 02-12 02-18 02-19");
        var forecast = AuthorizationForecast.Of(granted.Id, [granted], booked, Day("02-05"), AuthorizationPolicy.Default);

        Assert.Equal((9m, 4m, 2m), (forecast.Used, forecast.Booked, forecast.Remaining));
        Assert.Equal((null, Day("02-15")), (forecast.UnitsEndOn, forecast.EndsOn));
        Assert.Equal([Day("02-18"), Day("02-19")], forecast.Beyond.Select(line => line.On));
        Assert.Equal((Day("02-10"), Day("02-14")), (forecast.AskBy, forecast.AskExpeditedBy));
    }

    [Fact]
    public void What_another_authorization_is_for_does_not_lie_beyond()
    {
        var (first, second) = (Granted(2, "01-12", "01-18"), Granted(1, "01-19", "01-31"));
        var booked = Lines("01-12 01-14 01-21 01-22");

        var forecast = AuthorizationForecast.Of(first.Id, [first, second], booked, Monday, AuthorizationPolicy.Default);

        Assert.Equal((Day("01-14"), Day("01-14")), (forecast.UnitsEndOn!.Value, forecast.EndsOn));
        Assert.Equal([Day("01-22")], forecast.Beyond.Select(line => line.On));
    }

    [Fact]
    public void Nothing_beyond_asks_for_nothing()
    {
        var granted = Granted(3, "01-12", "01-18");
        var forecast = AuthorizationForecast.Of(
            granted.Id, [granted], [.. Lines("01-12 01-14"), .. Lines("01-20", "90853", requires: false)], Monday, AuthorizationPolicy.Default);

        Assert.Empty(forecast.Beyond);
        Assert.Equal((null, null, 1m), (forecast.AskBy, forecast.AskExpeditedBy, forecast.Remaining));
    }

    /// <summary>One unit a day of blocks, from whichever period the day is in.</summary>
    private static (DateOnly? UnitsEndOn, List<DateOnly> Beyond, decimal Used) Count(
        Course course, AuthorizedPeriod first, AuthorizedPeriod second, bool isFirst, DateOnly today)
    {
        var left = new Dictionary<bool, int> { [true] = course.FirstUnits, [false] = course.SecondUnits };
        var used = new Dictionary<bool, int> { [true] = 0, [false] = 0 };
        var ended = new Dictionary<bool, DateOnly>();
        List<DateOnly> beyond = [];
        for (var day = Monday; day <= Monday.AddDays(110); day = day.AddDays(1))
        {
            if (!course.HasBlock(day, today))
            {
                continue;
            }

            bool? period = day <= first.To ? true : day >= second.From && day <= second.To ? false : null;
            var isCovered = false;
            if (period is { } of)
            {
                isCovered = left[of] > 0;
                left[of]--;
                used[of] += day < today ? 1 : 0;
                if (left[of] <= 0)
                {
                    ended.TryAdd(of, day);
                }
            }

            if (!isCovered && day >= today && (isFirst || day >= second.From))
            {
                beyond.Add(day);
            }
        }

        return (ended.TryGetValue(isFirst, out var end) ? end : null, beyond, used[isFirst]);
    }

    /// <summary>Blocks on Monday, Wednesday and Thursday until the step-down, then shorter groups on Monday and Wednesday.</summary>
    /// <param name="Closed">Days without sessions, counted from the first.</param>
    /// <param name="Replaced">A closed day's block is held on Friday of the week.</param>
    /// <param name="MakeUps">Further days on which there is a block.</param>
    /// <param name="Missed">Days on which the patient did not come.</param>
    private sealed record Course(
        int Weeks,
        HashSet<int> Closed,
        bool Replaced,
        HashSet<int> MakeUps,
        HashSet<int> Missed,
        int StepDown,
        int Today,
        int FirstUnits,
        int FirstLength,
        int Gap,
        int SecondUnits,
        int SecondLength)
    {
        public bool HasBlock(DateOnly day, DateOnly today)
        {
            var number = day.DayNumber - Monday.DayNumber;
            if (number >= StepDown || number >= Weeks * 7 || (Missed.Contains(number) && day < today))
            {
                return false;
            }

            var isFriday = day.DayOfWeek == DayOfWeek.Friday;
            var isReplacement = Replaced && isFriday && Enumerable.Range(number - 4, 4).Any(other => Closed.Contains(other) && IsUsual(other));
            return MakeUps.Contains(number) || isReplacement || (IsUsual(number) && !Closed.Contains(number));
        }

        public List<ServiceFact> Facts(DateOnly today)
        {
            List<ServiceFact> facts = [];
            for (var number = 0; number < Weeks * 7; number++)
            {
                var day = Monday.AddDays(number);
                if (HasBlock(day, today))
                {
                    facts.Add(Fact(day, SessionType.IopBlock, BlockMinutes, today));
                }
                else if (number >= StepDown && day.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Wednesday)
                {
                    facts.Add(Fact(day, SessionType.ProcessGroup, 120, today));
                }
            }

            return facts;
        }

        private static bool IsUsual(int number) => (number % 7) is 0 or 2 or 3;

        private static ServiceFact Fact(DateOnly day, SessionType session, int minutes, DateOnly today)
        {
            var start = new DateTimeOffset(day, new TimeOnly(18, 0), TimeSpan.Zero);
            var came = day < today;
            return ServiceFact.Expected(
                new AttendanceEvidence(
                    new Guid($"019b8f00-0000-7000-8000-{day.DayNumber:x12}"),
                    day,
                    start,
                    came ? AttendanceStatus.Attended : AttendanceStatus.Scheduled,
                    IsRequired: true,
                    IsTreatment: true,
                    minutes,
                    came ? minutes : 0,
                    null),
                session)!;
        }
    }
}
