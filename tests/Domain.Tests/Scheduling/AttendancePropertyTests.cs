using CsCheck;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Tests.Scheduling.AttendanceFacts;
using static TreatmentPlans.Domain.Tests.Scheduling.TestSessions;

namespace TreatmentPlans.Domain.Tests.Scheduling;

/// <summary>What holds of attendance whatever happened.</summary>
public sealed class AttendancePropertyTests
{
    private static readonly DateOnly From = Monday.AddDays(3);
    private static readonly DateOnly To = Monday.AddDays(30);

    private static readonly Gen<List<AttendanceEvidence>> Evidence =
        from sessions in Gen.Select(Gen.Int[0, 41], Gen.Enum<AttendanceStatus>(), Gen.Int[1, 180], Gen.Bool, Gen.Bool).List[0, 40]
        from makeUps in Gen.Select(Gen.Int[0, 39], Gen.Int[0, 41], Gen.Enum<AttendanceStatus>()).List[0, 8]
        select WithMakeUps(
            [.. sessions.Select(s => Fact(Monday.AddDays(s.Item1), s.Item2, s.Item3, s.Item4) with { IsTreatment = s.Item4 || s.Item5 })], makeUps);

    /// <summary>Rates and weeks of random courses; the same courses each time.</summary>
    public static IEnumerable<string> Results() =>
        Evidence.Array[100].Single(_ => true, "0N0XIzNsQ0O2").Select(Numbered)
            .Select(evidence => string.Join(' ', NoShows(evidence).Select(work => $"{work.Kind} {work.On:O} {work.DueAt:O}").Order(StringComparer.Ordinal))
                + $" {AttendanceRates.Of(evidence, From, To)} {string.Join(' ', Weeks(evidence).Weeks)}");

    [Fact]
    public void Rates_stay_between_nothing_and_all_and_outcomes_add_up() => Evidence.Sample(evidence =>
    {
        var rates = AttendanceRates.Of(evidence, From, To);

        Assert.Equal(rates.Required, rates.Attended + rates.Excused + rates.Unexcused);
        Assert.InRange(rates.MadeUp, 0, rates.Excused + rates.Unexcused);
        Assert.Equal(rates.Required == 0, rates.AttendanceRate is null);
        if (rates.Required > 0)
        {
            Assert.InRange(rates.AttendanceRate!.Value, 0m, rates.AdjustedAttendanceRate!.Value);
            Assert.InRange(rates.AdjustedAttendanceRate!.Value, rates.AttendanceRate!.Value, 1m);
            Assert.InRange(rates.NoShowRate!.Value, 0m, 1m);
            Assert.InRange(rates.AttendanceRate!.Value + rates.NoShowRate!.Value, 0m, 1m);
        }
    });

    [Fact]
    public void Hours_without_make_ups_do_not_pass_what_was_scheduled() => Evidence.Sample(evidence =>
    {
        var rates = AttendanceRates.Of([.. evidence.Where(fact => fact.MakeUpForId is null)], From, To);

        Assert.InRange(rates.HoursRate ?? 0, 0m, 1m);
    });

    [Fact]
    public void The_order_of_the_records_does_not_matter() =>
        Gen.Select(Evidence, Gen.Int).Sample((evidence, seed) =>
        {
            var turned = evidence.ToArray();
            new Random(seed).Shuffle(turned);

            Assert.Equal(AttendanceRates.Of(evidence, From, To), AttendanceRates.Of(turned, From, To));
            Assert.Equal(Weeks(evidence).Weeks, Weeks(turned).Weeks);
            Assert.Equal(NoShows(evidence), NoShows(turned));
        });

    [Fact]
    public void Two_stretches_of_days_add_up_to_both() =>
        Gen.Select(Evidence, Gen.Int[0, 26]).Sample((evidence, cut) =>
        {
            var end = From.AddDays(cut);
            var (whole, first, second) = (
                AttendanceRates.Of(evidence, From, To), AttendanceRates.Of(evidence, From, end), AttendanceRates.Of(evidence, end.AddDays(1), To));

            Assert.Equal(
                whole,
                new AttendanceRates(
                    first.Required + second.Required,
                    first.Attended + second.Attended,
                    first.Excused + second.Excused,
                    first.Unexcused + second.Unexcused,
                    first.MadeUp + second.MadeUp,
                    first.ScheduledMinutes + second.ScheduledMinutes,
                    first.AttendedMinutes + second.AttendedMinutes));
        });

    [Fact]
    public void Weeks_hold_every_hour_of_treatment_once() => Evidence.Sample(evidence =>
    {
        var weeks = Weeks(evidence);

        Assert.Equal(evidence.Where(fact => fact.IsTreatment).Sum(fact => fact.AttendedMinutes), Math.Round(weeks.Weeks.Sum(week => week.AttendedHours) * 60, 6));
        Assert.InRange(weeks.ComplianceRate ?? 0, 0m, 1m);
        Assert.Equal(weeks.CountedWeeks == 0, weeks.ComplianceRate is null);
    });

    [Fact]
    public void An_absence_that_becomes_an_attendance_lowers_no_rate_but_that_of_no_shows() =>
        Gen.Select(Evidence, Gen.Int[0, 100]).Sample((evidence, pick) =>
        {
            var absent = evidence.Where(fact => fact.Status.IsAbsence()).ToList();
            if (absent.Count == 0)
            {
                return;
            }

            var one = absent[pick % absent.Count];
            var before = AttendanceRates.Of(evidence, From, To);
            var after = AttendanceRates.Of(
                [.. evidence.Select(fact => fact == one ? fact with { Status = AttendanceStatus.Attended, AttendedMinutes = 180 } : fact)], From, To);

            Assert.Equal(before.Required, after.Required);
            Assert.True(after.Attended >= before.Attended && after.Unexcused <= before.Unexcused);
            Assert.True(after.Attended + after.MadeUp >= before.Attended + before.MadeUp);
            Assert.True(after.AttendedMinutes >= before.AttendedMinutes);
        });

    [Fact]
    public void Minutes_present_stay_within_the_session_and_grow_with_the_stay() =>
        Gen.Select(Gen.Int[1, 600], Gen.Int[0, 599], Gen.Int[-30, 700], Gen.Int[0, 200], Gen.Int[0, 60]).Sample(
            (length, breaks, arrival, stay, longer) =>
            {
                var times = new SessionTimes(StartsAt, StartsAt.AddMinutes(length), breaks % length);
                var arrived = StartsAt.AddMinutes(arrival);
                var minutes = times.MinutesPresent(arrived, arrived.AddMinutes(stay));

                Assert.InRange(minutes, 0, times.TherapeuticMinutes);
                Assert.InRange(minutes, 0, stay);
                Assert.True(times.MinutesPresent(arrived, arrived.AddMinutes(stay + longer)) >= minutes);
                Assert.Equal(times.TherapeuticMinutes, times.MinutesPresent(null, null));
            });

    private static List<AttendanceEvidence> WithMakeUps(List<AttendanceEvidence> sessions, List<(int Of, int Day, AttendanceStatus Status)> makeUps) =>
        sessions.Count == 0
            ? sessions
            : [.. sessions, .. makeUps.DistinctBy(m => m.Of % sessions.Count).Select(m => Fact(Monday.AddDays(m.Day), m.Status, makeUpFor: sessions[m.Of % sessions.Count].Id))];

    /// <summary>Ids are of the moment, and decide between sessions of one time.</summary>
    private static List<AttendanceEvidence> Numbered(List<AttendanceEvidence> evidence)
    {
        var numbers = evidence.Select((fact, index) => (fact.Id, Number: new Guid(index + 1, 0, 0, new byte[8]))).ToDictionary(fact => fact.Id, fact => fact.Number);
        return [.. evidence.Select(fact => fact with { Id = numbers[fact.Id], MakeUpForId = fact.MakeUpForId is { } absence ? numbers[absence] : null })];
    }

    private static WeeklyHours Weeks(IReadOnlyCollection<AttendanceEvidence> evidence) =>
        WeeklyHours.Of(evidence, Care, _ => LevelOfCarePolicy.Default, Monday.AddDays(41));

    private static IReadOnlyList<NoShowWork> NoShows(IReadOnlyCollection<AttendanceEvidence> evidence) =>
        NoShowPolicy.Due(new NoShowEvidence(evidence, [], [], Care), Program, At(2, 15, 21, 0));
}
