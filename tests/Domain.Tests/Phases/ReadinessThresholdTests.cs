using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using static TreatmentPlans.Domain.Phases.Readiness.Verdict;

namespace TreatmentPlans.Domain.Tests.Phases;

/// <summary>Both sides of every threshold of the readiness rules, and what missing or old data says.</summary>
public sealed class ReadinessThresholdTests
{
    private static readonly DateOnly AsOf = new(2026, 3, 6);
    private static readonly EvidenceSnapshot Good = DanaEvidence.On(AsOf);

    [Theory]
    [InlineData(0, Fail, ReadinessResult.NotReady)]
    [InlineData(13, Fail, ReadinessResult.NotReady)]
    [InlineData(14, Pass, ReadinessResult.Ready)]
    public void R1_wants_14_days_since_the_last_use(int days, Verdict verdict, ReadinessResult result)
    {
        var findings = Evaluate(Good with { UseEvents = [new UseEventEvidence(DanaEvidence.Id("use", 2), [AsOf.AddDays(-days)])] });

        Assert.Equal(verdict, findings.Criteria[0].Verdict);
        Assert.Equal(days, findings.Criteria[0].Value);
        Assert.Equal(14, findings.Criteria[0].Threshold);
        Assert.Equal(result, findings.Result);
    }

    [Theory]
    [InlineData(LastUseKnowledge.Never, Pass, VerdictReason.NeverUsed)]
    [InlineData(LastUseKnowledge.Unknown, InsufficientData, VerdictReason.NoData)]
    public void R1_without_a_date_passes_only_where_there_never_was_use(
        LastUseKnowledge knowledge, Verdict verdict, VerdictReason reason)
    {
        var lastUse = new LastUseEvidence(DanaEvidence.Id("episode", 1), knowledge, null);

        var r1 = Evaluate(Good with { LastUse = lastUse, UseEvents = [] }).Criteria[0];

        Assert.Equal((verdict, (VerdictReason?)reason), (r1.Verdict, r1.Reason));
    }

    [Fact]
    public void R1_takes_the_day_told_at_admission_while_use_events_have_no_source()
    {
        var r1 = Evaluate(Good with { UseEvents = null }).Criteria[0];

        Assert.Equal((55m, Pass), (r1.Value, r1.Verdict));
        Assert.Equal([DanaEvidence.Id("episode", 1)], r1.Evidence);
    }

    [Theory]
    [InlineData(SafetyRisk.None, false, Pass)]
    [InlineData(SafetyRisk.Low, false, Pass)]
    [InlineData(SafetyRisk.Moderate, false, Fail)]
    [InlineData(SafetyRisk.Moderate, true, Pass)]
    [InlineData(SafetyRisk.High, true, Pass)]
    public void R2_wants_no_open_moderate_or_high_risk(SafetyRisk risk, bool resolved, Verdict verdict)
    {
        var findings = Evaluate(Good with { SafetyScreens = [Screen(1, 1, risk, resolved)] });

        Assert.Equal(verdict, findings.Criteria[1].Verdict);
        Assert.Equal(verdict == Pass ? ReadinessResult.Ready : ReadinessResult.NotReady, findings.Result);
    }

    [Fact]
    public void R2_is_good_again_by_a_later_low_screen()
    {
        var findings = Evaluate(Good with
        {
            SafetyScreens = [Screen(2, 1, SafetyRisk.Low, false), Screen(1, 2, SafetyRisk.High, false)],
        });

        Assert.Equal(Pass, findings.Criteria[1].Verdict);
    }

    [Theory]
    [InlineData(3, 4, Fail)]
    [InlineData(4, 5, Pass)]
    public void R3_wants_80_percent_of_the_sessions(int kept, int of, Verdict verdict)
    {
        var sessions = Enumerable.Range(0, of).Select(n => new SessionEvidence(DanaEvidence.Id("s", n), AsOf.AddDays(-n), n < kept));

        Assert.Equal(verdict, Evaluate(Good with { Sessions = [.. sessions] }).Criteria[2].Verdict);
    }

    [Fact]
    public void R3_counts_28_days_with_the_day_itself()
    {
        var sessions = new[] { -28, -27, 0, 1 }.Select(days => new SessionEvidence(DanaEvidence.Id("s", days), AsOf.AddDays(days), true));

        Assert.Equal(2, Evaluate(Good with { Sessions = [.. sessions] }).Criteria[2].Denominator);
    }

    [Theory]
    [InlineData(2, 4, Fail)]
    [InlineData(2, 3, Fail)]
    [InlineData(3, 4, Pass)]
    public void R4_wants_the_hours_of_75_percent_of_the_weeks(int met, int of, Verdict verdict)
    {
        var weeks = Enumerable.Range(0, of).Select(n => Week(new DateOnly(2026, 2, 23).AddDays(-7 * n), n < met));

        Assert.Equal(verdict, Evaluate(Good with { Weeks = [.. weeks] }).Criteria[3].Verdict);
    }

    [Fact]
    public void R4_looks_at_the_last_four_complete_weeks_of_the_phase_and_leaves_out_partial_ones()
    {
        var phase = Good.Phase! with { StartedOn = new DateOnly(2026, 1, 13) };
        WeekEvidence[] weeks =
        [
            Week(new(2026, 1, 12), met: false), Week(new(2026, 1, 19), met: false), Week(new(2026, 1, 26), met: true),
            Week(new(2026, 2, 2), met: true), Week(new(2026, 2, 9), met: true), Week(new(2026, 2, 16), met: true),
            Week(new(2026, 2, 23), met: false) with { Partial = true }, Week(new(2026, 3, 2), met: false),
        ];

        var r4 = Evaluate(Good with { Phase = phase, Weeks = weeks }).Criteria[3];

        Assert.Equal((4, 4), (r4.Numerator, r4.Denominator));
    }

    [Fact]
    public void R4_takes_a_week_as_complete_on_its_Sunday()
    {
        var evidence = Good with { Weeks = [Week(new(2026, 3, 2), met: true)] };

        Assert.Equal(InsufficientData, EvaluateOn(evidence, new(2026, 3, 7)).Criteria[3].Verdict);
        Assert.Equal(Pass, EvaluateOn(evidence, new(2026, 3, 8)).Criteria[3].Verdict);
    }

    [Fact]
    public void R4_leaves_out_weeks_that_began_before_the_phase()
    {
        var evidence = Good with { Weeks = [Week(new(2026, 1, 5), met: true)] };

        Assert.Equal(InsufficientData, Evaluate(evidence).Criteria[3].Verdict);
    }

    [Theory]
    [InlineData(2, 3, Fail)]
    [InlineData(3, 4, Pass)]
    public void R5_wants_75_percent_of_the_homework(int completed, int of, Verdict verdict)
    {
        var homework = Enumerable.Range(0, of)
            .Select(n => new HomeworkEvidence(DanaEvidence.Id("h", n), AsOf.AddDays(-n), n < completed));

        Assert.Equal(verdict, Evaluate(Good with { Homework = [.. homework] }).Criteria[4].Verdict);
    }

    [Fact]
    public void R5_counts_what_fell_due_between_the_start_of_the_phase_and_the_day()
    {
        DateOnly[] due = [Good.Phase!.StartedOn.AddDays(-1), Good.Phase.StartedOn, AsOf, AsOf.AddDays(1)];
        var homework = due.Select((day, n) => new HomeworkEvidence(DanaEvidence.Id("h", n), day, true));

        Assert.Equal(2, Evaluate(Good with { Homework = [.. homework] }).Criteria[4].Denominator);
    }

    [Theory]
    [InlineData(ReadinessPurpose.StepDown, 1, 2, Fail)]
    [InlineData(ReadinessPurpose.StepDown, 3, 5, Pass)]
    [InlineData(ReadinessPurpose.Discharge, 3, 4, Fail)]
    [InlineData(ReadinessPurpose.Discharge, 4, 5, Pass)]
    public void R6_wants_60_percent_of_the_objectives_and_80_at_discharge(
        ReadinessPurpose purpose, int achieved, int of, Verdict verdict)
    {
        var objectives = Enumerable.Range(0, of).Select(n => Objective(n, 1, n < achieved));

        var findings = ReadinessEngine.Evaluate(Good with { Objectives = [.. objectives] }, ReadinessPolicy.Default, purpose, AsOf);

        Assert.Equal(verdict, findings.Criteria[5].Verdict);
    }

    [Fact]
    public void R6_counts_the_phase_for_a_step_down_and_every_phase_for_a_discharge()
    {
        var evidence = Good with { Objectives = [Objective(1, 1, true), Objective(2, 2, true), Objective(3, null, false)] };

        var stepDown = Evaluate(evidence).Criteria[5];
        var discharge = ReadinessEngine.Evaluate(evidence, ReadinessPolicy.Default, ReadinessPurpose.Discharge, AsOf).Criteria[5];

        Assert.Equal((1, 3), (stepDown.Denominator, discharge.Denominator));
    }

    [Fact]
    public void R6_says_nothing_of_a_step_down_without_a_phase_and_judges_a_discharge_without_one()
    {
        var evidence = Good with { Phase = null, Objectives = [Objective(1, null, true)] };

        var stepDown = Evaluate(evidence).Criteria[5];
        var discharge = ReadinessEngine.Evaluate(evidence, ReadinessPolicy.Default, ReadinessPurpose.Discharge, AsOf).Criteria[5];

        Assert.Equal((InsufficientData, Pass), (stepDown.Verdict, discharge.Verdict));
    }

    [Fact]
    public void R6_without_required_objectives_leaves_the_denominator()
    {
        var findings = Evaluate(Good with { Objectives = [Objective(1, 1, false) with { Required = false }] });

        Assert.Equal(NotApplicable, findings.Criteria[5].Verdict);
        Assert.Equal((8, 8), (findings.SoftPassed, findings.SoftApplicable));
    }

    [Theory]
    [InlineData(new[] { 4, 4, 4, 4 }, Pass)]
    [InlineData(new[] { 4, 4, 4, 5 }, Fail)]
    [InlineData(new[] { 4, 4, 4 }, InsufficientData)]
    public void R7_wants_a_mean_of_4_from_at_least_four_days(int[] intensities, Verdict verdict)
    {
        var cravings = intensities.Select((value, n) => new CravingEvidence(DanaEvidence.Id("c", n), AsOf.AddDays(-n), value));

        Assert.Equal(verdict, Evaluate(Good with { Cravings = [.. cravings] }).Criteria[6].Verdict);
    }

    [Fact]
    public void R7_takes_the_highest_of_each_of_the_last_seven_days()
    {
        CravingEvidence[] cravings =
        [
            Craving(0, 0, 2), Craving(1, 0, 6), Craving(2, 2, 3), Craving(3, 4, 3), Craving(4, 6, 4), Craving(5, 7, 10),
        ];

        var r7 = Evaluate(Good with { Cravings = cravings }).Criteria[6];

        Assert.Equal((16, 4, 4m), (r7.Numerator, r7.Denominator, r7.Value));
    }

    [Theory]
    [InlineData(59.99, 0, Fail, null)]
    [InlineData(60, 30, Pass, null)]
    [InlineData(90, 31, InsufficientData, VerdictReason.TooOld)]
    public void R8_wants_a_confidence_of_60_that_is_at_most_30_days_old(
        double mean, int age, Verdict verdict, VerdictReason? reason)
    {
        var answer = new ConfidenceEvidence(DanaEvidence.Id("b", 1), DateTimeOffset.UnixEpoch, AsOf.AddDays(-age), (decimal)mean);

        var r8 = Evaluate(Good with { Confidence = [answer] }).Criteria[7];

        Assert.Equal(verdict, r8.Verdict);
        Assert.Equal(reason, r8.Reason);
    }

    [Theory]
    [InlineData(2, 14, Pass)]
    [InlineData(3, 14, Fail)]
    [InlineData(2, 15, InsufficientData)]
    public void R9_wants_no_rating_above_2_and_none_older_than_14_days(int risk, int age, Verdict verdict)
    {
        var ratings = DanaEvidence.Rated(9, AsOf.AddDays(-age), 0, 0, 0, risk, 0, 0);

        Assert.Equal(verdict, Evaluate(Good with { Ratings = ratings }).Criteria[8].Verdict);
    }

    [Theory]
    [InlineData("1.5", Pass)]
    [InlineData("1.7", Fail)]
    [InlineData(null, Pass)]
    public void R9_of_the_fourth_edition_wants_no_minimum_level_above_the_target(string? minimum, Verdict verdict)
    {
        Assert.Equal(verdict, Evaluate(Good with { Ratings = FourthEdition(minimum) }).Criteria[8].Verdict);
    }

    [Fact]
    public void R9_of_the_fourth_edition_says_nothing_without_a_target()
    {
        var r9 = Evaluate(Good with { Ratings = FourthEdition("1.5"), TargetLevel = null }).Criteria[8];

        Assert.Equal((InsufficientData, (VerdictReason?)VerdictReason.NoTargetLevel), (r9.Verdict, r9.Reason));
    }

    [Theory]
    [InlineData(true, 1, Fail)]
    [InlineData(true, 2, Pass)]
    [InlineData(false, 3, Fail)]
    public void R10_wants_an_active_plan_and_two_contacts(bool active, int contacts, Verdict verdict)
    {
        var plan = new RelapsePreventionEvidence(
            DanaEvidence.Id("p", 1), active, [.. Enumerable.Range(1, contacts).Select(n => DanaEvidence.Id("contact", n))]);

        Assert.Equal(verdict, Evaluate(Good with { RelapsePrevention = plan }).Criteria[9].Verdict);
    }

    [Theory]
    [InlineData(1, 27, Fail)]
    [InlineData(1, 28, Pass)]
    [InlineData(2, 13, Fail)]
    [InlineData(2, 14, Pass)]
    [InlineData(3, 14, Pass)]
    [InlineData(0, 0, NotApplicable)]
    [InlineData(4, 1, NotApplicable)]
    public void R11_wants_the_minimum_days_of_the_phase(int sequence, int days, Verdict verdict)
    {
        var phase = new PhaseEvidence(DanaEvidence.Id("phase", sequence), sequence, AsOf.AddDays(-days));

        Assert.Equal(verdict, Evaluate(Good with { Phase = phase }).Criteria[10].Verdict);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    public void A_rating_of_4_in_any_dimension_calls_for_a_step_up_review_whatever_its_age(int dimension)
    {
        var risks = Enumerable.Range(1, 6).Select(n => n == dimension ? 4 : 0).ToArray();

        var findings = Evaluate(Good with { Ratings = DanaEvidence.Rated(9, AsOf.AddDays(-60), risks) });

        Assert.Equal(ReadinessResult.StepUpReview, findings.Result);
        Assert.Equal(Fail, findings.StepUpTriggers[0].Verdict);
    }

    [Theory]
    [InlineData(new[] { 0, 13 }, ReadinessResult.NotReady)]
    [InlineData(new[] { 0, 5, 14 }, ReadinessResult.NotReady)]
    [InlineData(new[] { 0, 5, 13 }, ReadinessResult.StepUpReview)]
    public void Three_use_days_within_14_days_call_for_a_step_up_review(int[] daysAgo, ReadinessResult result)
    {
        var use = new UseEventEvidence(DanaEvidence.Id("use", 9), [.. daysAgo.Select(days => AsOf.AddDays(-days))]);

        Assert.Equal(result, Evaluate(Good with { UseEvents = [use] }).Result);
    }

    [Theory]
    [InlineData(30, ReadinessResult.Ready)]
    [InlineData(29, ReadinessResult.StepUpReview)]
    public void Two_use_events_within_30_days_call_for_a_step_up_review(int daysAgo, ReadinessResult result)
    {
        UseEventEvidence[] uses =
        [
            new(DanaEvidence.Id("use", 8), [AsOf.AddDays(-daysAgo)]), new(DanaEvidence.Id("use", 9), [AsOf.AddDays(-20)]),
        ];

        Assert.Equal(result, Evaluate(Good with { UseEvents = uses }).Result);
    }

    [Fact]
    public void The_same_use_day_told_by_two_events_is_one_day_but_two_events()
    {
        UseEventEvidence[] uses =
        [
            new(DanaEvidence.Id("use", 8), [AsOf.AddDays(-3)]), new(DanaEvidence.Id("use", 9), [AsOf.AddDays(-3)]),
        ];

        var triggers = Evaluate(Good with { UseEvents = uses }).StepUpTriggers;

        Assert.Equal((1m, 2m), (triggers[1].Value, triggers[2].Value));
    }

    [Fact]
    public void An_open_high_risk_screen_calls_for_a_step_up_review()
    {
        var findings = Evaluate(Good with { SafetyScreens = [Screen(1, 1, SafetyRisk.High, false)] });

        Assert.Equal(ReadinessResult.StepUpReview, findings.Result);
    }

    [Theory]
    [InlineData(0, ReadinessResult.Ready)]
    [InlineData(1, ReadinessResult.Ready)]
    [InlineData(2, ReadinessResult.ReadyWithConditions)]
    [InlineData(3, ReadinessResult.ReadyWithConditions)]
    [InlineData(4, ReadinessResult.NotReady)]
    public void The_score_is_ready_from_80_percent_and_conditional_from_60(int failed, ReadinessResult result)
    {
        Func<EvidenceSnapshot, EvidenceSnapshot>[] breaks =
        [
            e => e with { Sessions = null }, e => e with { Weeks = null }, e => e with { Homework = null }, e => e with { Cravings = null },
        ];

        Assert.Equal(result, Evaluate(breaks.Take(failed).Aggregate(Good, (evidence, breakIt) => breakIt(evidence))).Result);
    }

    [Theory]
    [InlineData(1, ReadinessResult.Ready)]
    [InlineData(2, ReadinessResult.ReadyWithConditions)]
    [InlineData(3, ReadinessResult.NotReady)]
    public void A_score_on_the_threshold_is_enough(int failed, ReadinessResult result)
    {
        var policy = ReadinessPolicy.Default with { ReadyScore = 8m / 9, ReadyWithConditionsScore = 7m / 9 };
        Func<EvidenceSnapshot, EvidenceSnapshot>[] breaks =
        [
            e => e with { Sessions = null }, e => e with { Weeks = null }, e => e with { Homework = null },
        ];

        var evidence = breaks.Take(failed).Aggregate(Good, (e, breakIt) => breakIt(e));

        Assert.Equal(result, ReadinessEngine.Evaluate(evidence, policy, ReadinessPurpose.StepDown, AsOf).Result);
    }

    [Fact]
    public void Nothing_known_is_not_ready_and_says_of_every_criterion_that_data_is_missing()
    {
        var nothing = new EvidenceSnapshot(null, null, null, null, null, null, null, null, null, null, null, null, null);

        var findings = Evaluate(nothing);

        Assert.All(findings.Criteria, criterion => Assert.Equal(InsufficientData, criterion.Verdict));
        Assert.All(findings.StepUpTriggers, trigger => Assert.Equal(InsufficientData, trigger.Verdict));
        Assert.Equal((0, 9, ReadinessResult.NotReady), (findings.SoftPassed, findings.SoftApplicable, findings.Result));
    }

    [Fact]
    public void A_source_without_facts_says_the_same_as_no_source()
    {
        var empty = Good with { Sessions = [], Weeks = [], Homework = [], Cravings = [], Confidence = [], SafetyScreens = [] };
        var none = Good with
        {
            Sessions = null,
            Weeks = null,
            Homework = null,
            Cravings = null,
            Confidence = null,
            SafetyScreens = null,
        };

        Assert.Equivalent(Evaluate(none), Evaluate(empty), strict: true);
    }

    private static ReadinessFindings Evaluate(EvidenceSnapshot evidence) => EvaluateOn(evidence, AsOf);

    private static ReadinessFindings EvaluateOn(EvidenceSnapshot evidence, DateOnly asOf) =>
        ReadinessEngine.Evaluate(evidence, ReadinessPolicy.Default, ReadinessPurpose.StepDown, asOf);

    private static SafetyScreenEvidence Screen(int number, int hoursAgo, SafetyRisk risk, bool resolved) => new(
        DanaEvidence.Id("screen", number), new DateTimeOffset(2026, 3, 6, 12, 0, 0, TimeSpan.Zero).AddHours(-hoursAgo), risk, resolved);

    private static WeekEvidence Week(DateOnly monday, bool met) => new(monday, 9, met ? 9 : 8.99m, Partial: false);

    private static ObjectiveEvidence Objective(int number, int? phase, bool achieved) =>
        new(DanaEvidence.Id("o", number), phase, Required: true, achieved);

    private static CravingEvidence Craving(int number, int daysAgo, int intensity) =>
        new(DanaEvidence.Id("c", number), AsOf.AddDays(-daysAgo), intensity);

    private static RatingsEvidence FourthEdition(string? minimum) => new(
        DanaEvidence.Id("ratings", 9),
        AsOf,
        AsamEdition.Fourth,
        [.. Enumerable.Range(1, 6).Select(n => new DimensionRating(n, null, null, "B", n == 5 ? minimum : null, "as found in the interview"))]);
}
