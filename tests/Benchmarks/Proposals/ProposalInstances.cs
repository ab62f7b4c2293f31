using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Scheduling.Proposals;

namespace TreatmentPlans.Benchmarks.Proposals;

/// <summary>How large an instance is.</summary>
/// <param name="SlotsPerWeek">Of each practitioner.</param>
public sealed record ProposalSize(int Patients, int Groups, int Weeks, int Practitioners, int SlotsPerWeek, int Rooms)
{
    /// <summary>That of the bar.</summary>
    public static ProposalSize Bar { get; } = new(Patients: 60, Groups: 4, Weeks: 8, Practitioners: 8, SlotsPerWeek: 14, Rooms: 6);
}

/// <summary>
/// A programme like many: blocks of three evenings or mornings, a group to step down into, a light one that is often virtual, people
/// with work, school and family, a holiday or two. The same seed gives the same instance.
/// </summary>
public sealed class ProposalInstances
{
    private const int Day = 24 * 60;
    private const int Morning = 9 * 60;
    private const int Evening = 18 * 60;
    private static readonly string[] States = ["PA", "NJ"];

    private readonly Random _random;
    private readonly ProposalSize _size;

    private ProposalInstances(int seed, ProposalSize size)
    {
        _random = new Random(seed);
        _size = size;
    }

    public static ProposalProblem Make(int seed, ProposalSize size) => new ProposalInstances(seed, size).Make();

    private ProposalProblem Make()
    {
        var closed = Enumerable.Range(0, _random.Next(3)).Select(_ => (_random.Next(_size.Weeks) * 7) + _random.Next(5)).Distinct().ToList();
        var groups = Enumerable.Range(0, _size.Groups).Select(index => Group(index, closed)).ToList();
        return new ProposalProblem(
            _size.Weeks,
            [.. Enumerable.Range(0, _size.Patients).Select(_ => Patient())],
            groups,
            [.. Enumerable.Range(0, _size.Practitioners).SelectMany(Slots)],
            [.. Enumerable.Range(0, _size.Practitioners).Select(Practitioner)],
            [.. Enumerable.Range(0, _size.Rooms).Select(_ => new RoomTime([.. EachWeek(0.5).Select(week => Span((week * 7) + _random.Next(5), 8 + _random.Next(12), 120))]))],
            closed,
            ProposalPolicy.Default);
    }

    private GroupOffer Group(int index, List<int> closed)
    {
        var (days, minutes, least, most) = (index % 4) switch
        {
            0 or 1 => (new[] { 0, 2, 3 }, 180, 14, 20),
            2 => (_random.Next(2) == 0 ? [0, 2] : [1, 3], 120, 14, 24),
            _ => (new[] { _random.Next(5) }, 90, 14, 24),
        };
        var start = (index % 4) switch
        {
            0 => Morning + (30 * _random.Next(4)),
            1 => Evening + (30 * _random.Next(2)),
            _ => Chance(0.7) ? Evening + (30 * _random.Next(3)) : Morning + (60 * _random.Next(8)),
        };
        var isVirtual = index % 4 == 3 ? Chance(0.6) : index % 4 == 2 && Chance(0.2);
        var practitioner = index % _size.Practitioners;
        var weeks = Enumerable.Range(0, _size.Weeks).SelectMany(week => days.Select(day => (week * 7) + day)).ToList();
        var replacements = weeks.Where(day => closed.Contains(day) && Chance(0.9))
            .Select(day => Enumerable.Range(0, 6).Select(next => (day / 7 * 7) + ((4 + next) % 6)).FirstOrDefault(free => !closed.Contains(free) && !weeks.Contains(free), day));
        var seats = Scaled(_random.Next(least, most + 1));
        return new GroupOffer(
            [.. weeks.Concat(replacements).Order().Select(day => Session(day, start, minutes, practitioner, isVirtual ? null : 0, isVirtual))],
            [.. Enumerable.Range(0, _size.Weeks).Select(_ => Math.Max(0, seats - (Chance(0.2) ? _random.Next(3) : 0)))]);
    }

    /// <summary>The programme of the bar has sixty patients.</summary>
    private int Scaled(int seats) => Math.Max(1, seats * _size.Patients / ProposalSize.Bar.Patients);

    private IEnumerable<SessionOffer> Slots(int practitioner)
    {
        var room = _random.Next(_size.Rooms);
        var times = Enumerable.Range(0, _size.SlotsPerWeek)
            .Select(_ => (Day: _random.Next(5), Start: Chance(0.55) ? (17 * 60) + (30 * _random.Next(5)) : Morning + (30 * _random.Next(14)), IsVirtual: Chance(0.25)))
            .Distinct()
            .ToList();
        return Enumerable.Range(0, _size.Weeks).SelectMany(week => times.Where(_ => Chance(0.95)).Select(time =>
            Session((week * 7) + time.Day, time.Start, 60, practitioner, time.IsVirtual ? null : room, time.IsVirtual)));
    }

    /// <summary>Those who run groups are credentialed throughout: a group without its facilitator is nobody's.</summary>
    private PractitionerTime Practitioner(int index) => new(
        [.. Enumerable.Range(0, _size.Weeks).Select(_ => 60 * _random.Next(Math.Max(1, _size.SlotsPerWeek * 3 / 7), Math.Max(2, _size.SlotsPerWeek * 11 / 14)))],
        [.. EachWeek(0.5).Select(week => Span((week * 7) + _random.Next(5), 8 + _random.Next(12), 60))],
        Chance(0.6) ? States : [States[0]],
        [index < _size.Groups || Chance(0.8) ? new DayRange(-365, 3650) : new DayRange(-365, _random.Next(7 * _size.Weeks))]);

    private PatientNeed Patient()
    {
        var kind = _random.NextDouble() switch { < 0.4 => 0, < 0.75 => 1, _ => 2 };
        var stepsDown = Chance(0.3) ? _random.Next(1, _size.Weeks + 1) : _size.Weeks;
        var odd = _random.Next(2);
        var isAdult = Chance(0.9);
        var starts = Chance(0.1) ? _random.Next(_size.Weeks) : 0;
        return new PatientNeed(
            [.. Enumerable.Range(0, _size.Weeks).Select(week => week < starts ? WeekNeed.None : Need(week < stepsDown ? kind : Math.Min(kind + 1, 2), week))],
            States[Chance(0.85) ? 0 : 1],
            15 * _random.Next(1, 4),
            [.. Hard()],
            [.. Weekly(_random.Next(3), 120)],
            Chance(0.1) ? [.. EachWeek(0.5).Select(week => (week * 7) + _random.Next(5)).Select(day => new BookedSession(day, Span(day, 12, 60), 60, Chance(0.5)))] : [],
            _random.Next(3) switch { 0 => [], 1 => Daily(17 * 60, 24 * 60), _ => Daily(0, 17 * 60) },
            _random.Next(4) switch { 0 => true, 1 => false, _ => null },
            Chance(0.6) ? _random.Next(_size.Practitioners) : null);

        WeekNeed Need(int level, int week) => level switch
        {
            0 => new WeekNeed(isAdult ? 540 : 360, (20 * 60) - 1, week % 2 == odd ? 1 : 0),
            1 => new WeekNeed(300, (9 * 60) - 1, 1),
            _ => new WeekNeed(150, (9 * 60) - 1, 1),
        };
    }

    private IEnumerable<Commitment> Hard()
    {
        IEnumerable<(int Day, int Start, int Minutes)> work = _random.NextDouble() switch
        {
            < 0.5 => Enumerable.Range(0, 5).Select(day => (Day: day, Start: Morning, Minutes: 8 * 60)),
            < 0.65 => Enumerable.Range(0, 5).Where(_ => Chance(0.4)).Select(day => (day, 15 * 60, 7 * 60)),
            < 0.8 => Enumerable.Range(0, 5).Select(day => (day, 8 * 60, 7 * 60)),
            _ => [],
        };
        var usual = work.ToList();
        return Enumerable.Range(0, _size.Weeks)
            .SelectMany(week => usual.Select(at => (Day: (week * 7) + at.Day, at.Start, at.Minutes)))
            .Concat(EachWeek(0.05).Select(week => (Day: (week * 7) + _random.Next(5), Start: 16 * 60, Minutes: 3 * 60)))
            .Select(at => new Commitment(at.Day, At(at.Day, at.Start, at.Minutes)))
            .ToList();
    }

    private IReadOnlyList<MinuteSpan> Daily(int from, int to) => [.. Enumerable.Range(0, 7 * _size.Weeks).Select(day => At(day, from, to - from))];

    private IEnumerable<Commitment> Weekly(int count, int minutes) =>
        Enumerable.Range(0, count).Select(_ => (Day: _random.Next(7), Start: 30 * _random.Next(20, 42))).ToList()
            .SelectMany(at => Enumerable.Range(0, _size.Weeks).Select(week => (week * 7) + at.Day).Select(day => new Commitment(day, At(day, at.Start, minutes))));

    private List<int> EachWeek(double chance) => [.. Enumerable.Range(0, _size.Weeks).Where(_ => Chance(chance))];

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private static MinuteSpan Span(int day, int hour, int minutes) => At(day, hour * 60, minutes);

    private static MinuteSpan At(int day, int start, int minutes) => new((day * Day) + start, (day * Day) + start + minutes);

    private static SessionOffer Session(int day, int start, int minutes, int practitioner, int? room, bool isVirtual) => new(
        day,
        At(day, start, minutes),
        minutes,
        practitioner,
        room,
        isVirtual);
}
