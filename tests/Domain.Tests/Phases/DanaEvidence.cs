using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Tests.Phases;

/// <summary>The evidence of the worked case (domain.md K, decisions.md), as it stood on each day of evaluation.</summary>
internal static class DanaEvidence
{
    private static readonly PhaseEvidence Phase1 = new(Id("phase", 1), 1, Day(1, 12));
    private static readonly PhaseEvidence Phase2 = new(Id("phase", 2), 2, Day(3, 9));
    private static readonly PhaseEvidence Phase3 = new(Id("phase", 3), 3, Day(3, 30));
    private static readonly LevelOfCare Level15 = new(AsamEdition.Fourth, "1.5");

    public static DateOnly Day(int month, int day) => new(2026, month, day);

    public static Guid Id(string kind, int number) =>
        new(System.Security.Cryptography.MD5.HashData(System.Text.Encoding.UTF8.GetBytes($"{kind}-{number}")));

    public static EvidenceSnapshot On(DateOnly asOf) => new(
        Phase: asOf >= Phase3.StartedOn ? Phase3 : asOf >= Phase2.StartedOn ? Phase2 : Phase1,
        TargetLevel: Level15,
        LastUse: new LastUseEvidence(Id("episode", 1), LastUseKnowledge.Date, Day(1, 10)),
        UseEvents: [new UseEventEvidence(Id("use", 1), [Day(2, 10)])],
        SafetyScreens: [Screen(1, Day(1, 8)), Screen(2, Day(2, 12))],
        Sessions: [.. Sessions.Where(session => session.On <= asOf)],
        Weeks: Weeks,
        Homework: [.. Homework.Where(homework => homework.DueOn <= asOf)],
        Objectives: [.. Objectives.Select(o => new ObjectiveEvidence(Id("objective", o.Number), o.Phase, true, o.AchievedOn <= asOf))],
        Cravings: Cravings,
        Confidence: [.. Confidence.Where(answer => answer.On <= asOf)],
        Ratings: Ratings.Last(set => set.On <= asOf),
        RelapsePrevention: new RelapsePreventionEvidence(
            Id("prevention", 1),
            Active: asOf >= Day(3, 6),
            [.. Enumerable.Range(1, asOf >= Day(4, 1) ? 4 : asOf >= Day(3, 6) ? 3 : 2).Select(n => Id("contact", n))]));

    private static SafetyScreenEvidence Screen(int number, DateOnly on) =>
        new(Id("screen", number), At(on), SafetyRisk.None, Resolved: false);

    private static DateTimeOffset At(DateOnly on) => new(on.ToDateTime(new TimeOnly(22, 30)), TimeSpan.Zero);

    private static IReadOnlyList<SessionEvidence> Sessions { get; } =
    [
        .. Kept(1, 12, 14, 15), .. Kept(1, 20, 21, 22, 23), .. Kept(1, 26, 28, 29),
        .. Kept(2, 2, 3, 4, 5), .. Kept(2, 9, 12, 13), Missed(2, 11), .. Kept(2, 17, 18, 19, 20), .. Kept(2, 23, 24, 25, 26),
        .. Kept(3, 2, 3, 4, 5), .. Kept(3, 9, 11, 12), .. Kept(3, 16, 19), Missed(3, 18), .. Kept(3, 23, 25, 26),
        .. Kept(3, 30), .. Kept(4, 1, 6, 8, 13, 15),
    ];

    private static IEnumerable<SessionEvidence> Kept(int month, params int[] days) =>
        days.Select(day => new SessionEvidence(Id("session", (month * 100) + day), Day(month, day), true));

    private static SessionEvidence Missed(int month, int day) => new(Id("session", (month * 100) + day), Day(month, day), false);

    private static IReadOnlyList<WeekEvidence> Weeks { get; } =
    [
        .. new (decimal Need, decimal Attended)[]
        {
            (9, 9), (9, 10), (9, 8), (9, 10), (9, 7), (9, 10), (9, 10), (9, 10), (5, 5), (5, 3), (5, 5), (2.5m, 2.5m), (2.5m, 2.5m),
        }.Select((week, index) => new WeekEvidence(Day(1, 12).AddDays(7 * index), week.Need, week.Attended, Partial: false)),
        new WeekEvidence(Day(4, 13), 2.5m, 2.5m, Partial: true),
    ];

    private static IReadOnlyList<HomeworkEvidence> Homework { get; } =
    [
        .. new[]
        {
            Day(1, 15), Day(1, 22), Day(1, 29), Day(2, 5), Day(2, 12), Day(2, 18), Day(2, 19), Day(2, 26), Day(3, 2), Day(3, 5),
            Day(3, 16), Day(3, 23), Day(3, 26), Day(4, 6), Day(4, 13), Day(4, 15),
        }.Select((due, index) => new HomeworkEvidence(Id("homework", index + 1), due, Completed: due != Day(2, 12))),
    ];

    private static IReadOnlyList<(int Number, int Phase, DateOnly? AchievedOn)> Objectives { get; } =
    [
        (11, 1, Day(2, 8)), (21, 1, Day(2, 19)), (22, 1, Day(3, 4)), (31, 1, null),
        (12, 2, Day(3, 12)), (23, 3, Day(4, 15)), (32, 3, Day(4, 15)), (33, 3, Day(4, 15)),
    ];

    private static IReadOnlyList<CravingEvidence> Cravings { get; } =
    [
        .. Days(Day(1, 30), 4, 4, 4, 4, 4, 4, 4, 4),
        .. Days(Day(2, 7), 4, 4, 5, 9, 8, 7, 8),
        .. Days(Day(2, 28), 4, 3, 3, 4, 3, 2, 3),
        .. Days(Day(3, 21), 3, 2, 3, 2, 2, 3, 2),
        .. Days(Day(4, 9), 2, 2, 1, 2, 3, 2, 2),
    ];

    private static IEnumerable<CravingEvidence> Days(DateOnly first, params int[] intensities) => intensities.Select(
        (intensity, index) => new CravingEvidence(Id("craving", first.AddDays(index).DayNumber), first.AddDays(index), intensity));

    private static IReadOnlyList<ConfidenceEvidence> Confidence { get; } =
    [
        Answer(1, Day(1, 8), 38.75m), Answer(2, Day(2, 5), 47.5m), Answer(3, Day(3, 5), 68.75m), Answer(4, Day(4, 15), 82.5m),
    ];

    private static ConfidenceEvidence Answer(int number, DateOnly on, decimal mean) => new(Id("bscq", number), At(on), on, mean);

    private static IReadOnlyList<RatingsEvidence> Ratings { get; } =
    [
        Rated(1, Day(1, 8), 1, 0, 2, 1, 2, 1), Rated(2, Day(2, 10), 1, 0, 2, 1, 2, 1), Rated(3, Day(2, 13), 1, 0, 2, 1, 3, 1),
        Rated(4, Day(3, 6), 0, 0, 1, 1, 2, 1), Rated(5, Day(3, 27), 0, 0, 1, 1, 1, 1), Rated(6, Day(4, 15), 0, 0, 1, 0, 1, 1),
    ];

    public static RatingsEvidence Rated(int number, DateOnly on, params int[] risks) => new(
        Id("ratings", number),
        on,
        AsamEdition.Third,
        [.. risks.Select((risk, index) => new DimensionRating(index + 1, null, risk, null, null, "as found in the interview"))]);
}
