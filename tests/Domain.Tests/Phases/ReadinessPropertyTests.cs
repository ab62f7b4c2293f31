using System.Text.Json;
using CsCheck;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Tests.Phases;

/// <summary>What holds of the readiness engine whatever the evidence is.</summary>
public sealed class ReadinessPropertyTests
{
    private static readonly DateOnly AsOf = new(2026, 3, 6);

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 45].Select(ago => AsOf.AddDays(-ago));

    private static readonly Gen<EvidenceSnapshot> Evidence =
        from use in Gen.Int[0, 60]
        from screens in Gen.Select(Gen.Int[0, 3], Gen.Bool, Day, (risk, resolved, day) => (Risk: (SafetyRisk)risk, Resolved: resolved, Day: day)).List[0, 3]
        from sessions in Gen.Select(Day, Gen.Bool).List[0, 12]
        from weeks in Gen.Select(Gen.Int[0, 8], Gen.Bool).List[0, 6]
        from homework in Gen.Select(Day, Gen.Bool).List[0, 6]
        from objectives in Gen.Select(Gen.Int[1, 2], Gen.Bool).List[0, 6]
        from cravings in Gen.Select(Day, Gen.Int[0, 10]).List[0, 20]
        from confidence in Gen.Select(Day, Gen.Int[0, 100]).List[0, 2]
        from risks in Gen.Int[0, 4].Array[6]
        from ratedOn in Day
        from contacts in Gen.Int[0, 4]
        from active in Gen.Bool
        from started in Gen.Int[0, 60]
        select new EvidenceSnapshot(
            new PhaseEvidence(Id("phase", 1), 1, AsOf.AddDays(-started)),
            null,
            new LastUseEvidence(Id("episode", 1), LastUseKnowledge.Date, AsOf.AddDays(-60)),
            [new UseEventEvidence(Id("use", 1), [AsOf.AddDays(-use)])],
            [.. screens.Select((s, n) => new SafetyScreenEvidence(Id("screen", n), At(s.Day), s.Risk, s.Resolved))],
            [.. sessions.Select((s, n) => new SessionEvidence(Id("session", n), s.Item1, s.Item2))],
            [.. weeks.DistinctBy(w => w.Item1).Select(w => new WeekEvidence(new DateOnly(2026, 3, 2).AddDays(-7 * w.Item1), 9, w.Item2 ? 9 : 8, false))],
            [.. homework.Select((h, n) => new HomeworkEvidence(Id("homework", n), h.Item1, h.Item2))],
            [.. objectives.Select((o, n) => new ObjectiveEvidence(Id("objective", n), o.Item1, true, o.Item2))],
            [.. cravings.Select((c, n) => new CravingEvidence(Id("craving", n), c.Item1, c.Item2))],
            [.. confidence.Select((c, n) => new ConfidenceEvidence(Id("bscq", n), At(c.Item1), c.Item1, c.Item2))],
            DanaEvidence.Rated(1, ratedOn, risks),
            new RelapsePreventionEvidence(Id("plan", 1), active, [.. Enumerable.Range(0, contacts).Select(n => Id("contact", n))]));

    [Fact]
    public void The_same_evidence_in_another_order_gives_the_same_bytes_and_the_same_hash() => Evidence.Sample(evidence =>
    {
        var turned = evidence with
        {
            SafetyScreens = Turned(evidence.SafetyScreens!),
            Sessions = Turned(evidence.Sessions!),
            Weeks = Turned(evidence.Weeks!),
            Homework = Turned(evidence.Homework!),
            Objectives = Turned(evidence.Objectives!),
            Cravings = Turned(evidence.Cravings!),
            Confidence = Turned(evidence.Confidence!),
        };

        Assert.Equal(Bytes(evidence), Bytes(turned));
        Assert.Equal(evidence.Hash(), turned.Hash());
    });

    [Fact]
    public void A_better_value_never_makes_the_result_worse() =>
        Gen.Select(Evidence, Gen.Int[0, Improvements.Length - 1]).Sample((evidence, improvement) =>
        {
            var improve = Improvements[improvement];

            var before = Evaluate(evidence);
            var after = Evaluate(improve(evidence));

            Assert.True(after.Result >= before.Result, $"{before.Result} became {after.Result}");
            Assert.True(after.SoftScore >= before.SoftScore);
        });

    [Fact]
    public void A_score_is_the_share_of_the_soft_criteria_that_pass() => Evidence.Sample(evidence =>
    {
        var findings = Evaluate(evidence);

        var soft = findings.Criteria.Where(c => c.Type == CriterionType.Soft).ToList();
        Assert.Equal(soft.Count(c => c.Verdict == Verdict.Pass), findings.SoftPassed);
        Assert.Equal(soft.Count(c => c.Verdict != Verdict.NotApplicable), findings.SoftApplicable);
        Assert.InRange(findings.SoftScore, 0, 1);
    });

    private static Func<EvidenceSnapshot, EvidenceSnapshot>[] Improvements { get; } =
    [
        e => e with { UseEvents = [] },
        e => e with { UseEvents = [.. e.UseEvents!.Select(use => use with { UseDays = [.. use.UseDays.Select(day => day.AddDays(-1))] })] },
        e => e with { SafetyScreens = [.. e.SafetyScreens!.Select(screen => screen with { Resolved = true })] },
        e => e with { Sessions = [.. e.Sessions!.Select(session => session with { Kept = true })] },
        e => e with { Weeks = [.. e.Weeks!.Select(week => week with { AttendedHours = week.NeededHours })] },
        e => e with { Homework = [.. e.Homework!.Select(homework => homework with { Completed = true })] },
        e => e with { Objectives = [.. e.Objectives!.Select(objective => objective with { Achieved = true })] },
        e => e with { Cravings = [.. e.Cravings!.Select(craving => craving with { Intensity = Math.Max(0, craving.Intensity - 1) })] },
        e => e with { Confidence = [.. e.Confidence!.Select(answer => answer with { Mean = Math.Min(100, answer.Mean + 10) })] },
        e => e with { Ratings = e.Ratings! with { Ratings = [.. e.Ratings.Ratings.Select(r => r with { Risk = Math.Max(0, r.Risk!.Value - 1) })] } },
        e => e with { Ratings = e.Ratings! with { On = AsOf } },
        e => e with { RelapsePrevention = e.RelapsePrevention! with { Active = true } },
        e => e with { RelapsePrevention = e.RelapsePrevention! with { SupportContacts = [.. e.RelapsePrevention.SupportContacts, Id("contact", 99)] } },
    ];

    private static ReadinessFindings Evaluate(EvidenceSnapshot evidence) =>
        ReadinessEngine.Evaluate(evidence, ReadinessPolicy.Default, ReadinessPurpose.StepDown, AsOf);

    private static string Bytes(EvidenceSnapshot evidence) => JsonSerializer.Serialize(Evaluate(evidence), DomainJson.Options);

    private static List<T> Turned<T>(IReadOnlyList<T> facts) => [.. facts.Reverse()];

    private static Guid Id(string kind, int number) => DanaEvidence.Id(kind, number);

    private static DateTimeOffset At(DateOnly on) => new(on.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
}
