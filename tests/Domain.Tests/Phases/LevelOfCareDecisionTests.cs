using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Tests.Programs;
using static TreatmentPlans.Domain.Phases.LevelOfCareDecisionType;
using static TreatmentPlans.Domain.Tests.Phases.TestPhases;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Phases;

public sealed class LevelOfCareDecisionTests
{
    private static readonly DateOnly DecidedOn = new(2026, 3, 6);
    private static readonly DateOnly EffectiveOn = new(2026, 3, 9);
    private static readonly EvidenceSnapshot Ready = DanaEvidence.On(DecidedOn);

    private readonly TestPhases _test = new TestPhases().Signed();

    [Fact]
    public void A_step_down_on_a_ready_evaluation_is_scheduled_with_the_recommendation()
    {
        var evaluation = _test.Evaluate(DecidedOn, Ready);

        var decision = _test.Decide(_test.Choice(StepDown, Level15, DecidedOn, EffectiveOn), DecidedOn, evaluation);

        Assert.Equal(LevelOfCareDecisionStatus.Scheduled, decision.Status);
        Assert.Equal((Level21, Level15, EffectiveOn, DecidedOn), (decision.FromLevel, decision.ToLevel, decision.EffectiveOn, decision.DecidedOn));
        Assert.Equal(ReadinessResult.Ready, decision.SoftwareRecommendation!.Result);
        Assert.Empty(decision.SoftwareRecommendation.Conditions);
        Assert.Equal(evaluation.Id, decision.ReadinessEvaluationId);
        Assert.Equal("level-of-care.decided", Assert.Single(decision.Events).Type);
    }

    [Fact]
    public void A_discharge_is_not_decided_here()
    {
        AssertRefused("USE_DISCHARGE", ErrorKind.Conflict, Discharge, null);
    }

    [Theory]
    [InlineData(StepDown, "2.5", "LEVEL_DIRECTION")]
    [InlineData(StepDown, "2.1", "LEVEL_DIRECTION")]
    [InlineData(StepUp, "1.5", "LEVEL_DIRECTION")]
    [InlineData(StepUp, "2.1", "LEVEL_DIRECTION")]
    [InlineData(PhaseAdvance, "1.5", "LEVEL_DIRECTION")]
    [InlineData(Continue, "1.5", "LEVEL_DIRECTION")]
    [InlineData(Transfer, "2.1", "LEVEL_DIRECTION")]
    [InlineData(StepDown, null, "TO_LEVEL_REQUIRED")]
    [InlineData(StepUp, null, "TO_LEVEL_REQUIRED")]
    [InlineData(Transfer, null, "TO_LEVEL_REQUIRED")]
    [InlineData(StepDown, "9.9", "UNKNOWN_LEVEL_OF_CARE")]
    [InlineData(StepUp, "3.5", "LEVEL_NOT_OFFERED")]
    [InlineData(PhaseAdvance, null, "NO_NEXT_PHASE")]
    public void The_level_has_to_lie_where_the_decision_says(LevelOfCareDecisionType type, string? code, string error)
    {
        AssertRefused(error, ErrorKind.RuleBroken, type, code is null ? null : new LevelOfCare(AsamEdition.Fourth, code));
    }

    [Theory]
    [InlineData(Continue, LevelOfCareReason.ProgressingGoalsNotMet, true)]
    [InlineData(Continue, LevelOfCareReason.NotYetProgressingButCapableAndWorking, true)]
    [InlineData(Continue, LevelOfCareReason.NewProblemTreatableAtThisLevel, true)]
    [InlineData(Continue, LevelOfCareReason.GoalsAchieved, false)]
    [InlineData(Continue, LevelOfCareReason.LacksCapacityToResolve, false)]
    [InlineData(StepDown, LevelOfCareReason.GoalsAchieved, true)]
    [InlineData(StepDown, LevelOfCareReason.UnableToResolveDespitePlanChanges, true)]
    [InlineData(StepDown, LevelOfCareReason.LacksCapacityToResolve, true)]
    [InlineData(StepDown, LevelOfCareReason.ProblemsIntensifiedOrNew, false)]
    [InlineData(StepDown, LevelOfCareReason.ProgressingGoalsNotMet, false)]
    [InlineData(StepUp, LevelOfCareReason.ProblemsIntensifiedOrNew, true)]
    [InlineData(StepUp, LevelOfCareReason.GoalsAchieved, false)]
    [InlineData(StepUp, LevelOfCareReason.NewProblemTreatableAtThisLevel, false)]
    public void The_reason_has_to_belong_to_the_decision(LevelOfCareDecisionType type, LevelOfCareReason reason, bool fits)
    {
        var to = type switch { StepDown => Level15, StepUp => Level25, _ => Level21 };
        var choice = _test.Choice(type, to, DecidedOn, EffectiveOn) with { ReasonCode = reason, OverrideReason = "The team agreed on it." };

        var refusal = Record.Exception(() => _test.Decide(choice, DecidedOn, _test.Evaluate(DecidedOn, Ready)));

        Assert.Equal(fits ? null : "REASON_NOT_FOR_DECISION", (refusal as DomainException)?.Error.Code);
    }

    [Theory]
    [InlineData(7, null)]
    [InlineData(8, "READINESS_NOT_CURRENT")]
    [InlineData(-1, "READINESS_NOT_CURRENT")]
    public void An_evaluation_counts_for_seven_days(int age, string? error)
    {
        var evaluation = _test.Evaluate(DecidedOn.AddDays(-age), Ready);

        Assert.Equal(error, Refusal(StepDown, Level15, evaluation));
    }

    [Fact]
    public void An_evaluation_for_discharge_is_none_for_a_step_down()
    {
        Assert.Equal("READINESS_NOT_CURRENT", Refusal(StepDown, Level15, _test.Evaluate(DecidedOn, Ready, ReadinessPurpose.Discharge)));
    }

    [Fact]
    public void An_evaluation_of_the_phase_before_does_not_count()
    {
        var ofPhase1 = _test.Evaluate(new(2026, 3, 9), Ready);
        _test.Make(StepDown, Level15, new(2026, 3, 9));

        var refused = Assert.Throws<DomainException>(() => _test.Decide(
            _test.Choice(PhaseAdvance, null, new(2026, 3, 10), new(2026, 3, 10)), new(2026, 3, 10), ofPhase1));

        Assert.Equal("READINESS_NOT_CURRENT", refused.Error.Code);
    }

    [Theory]
    [InlineData(StepDown, "1.5", "READINESS_REQUIRED")]
    [InlineData(Transfer, "1.0", "READINESS_REQUIRED")]
    [InlineData(StepUp, "2.5", null)]
    [InlineData(Transfer, "3.5", null)]
    [InlineData(Continue, null, null)]
    public void Only_to_move_on_needs_an_evaluation(LevelOfCareDecisionType type, string? code, string? error)
    {
        var to = code is null ? null : new LevelOfCare(AsamEdition.Fourth, code);
        var choice = _test.Choice(type, to, DecidedOn, EffectiveOn) with
        {
            ReasonCode = type == Continue ? LevelOfCareReason.ProgressingGoalsNotMet : LevelOfCareReason.LacksCapacityToResolve,
        };

        var refusal = Record.Exception(() => _test.Decide(choice, DecidedOn));

        Assert.Equal(error, (refusal as DomainException)?.Error.Code);
    }

    [Theory]
    [InlineData(StepDown, null)]
    [InlineData(Continue, "OVERRIDE_REASON_REQUIRED")]
    [InlineData(StepUp, "OVERRIDE_REASON_REQUIRED")]
    public void Ready_recommends_the_step_down(LevelOfCareDecisionType type, string? error)
    {
        Assert.Equal(error, Refusal(type, LevelFor(type), _test.Evaluate(DecidedOn, Ready)));
    }

    [Theory]
    [InlineData(StepDown, null)]
    [InlineData(Continue, null)]
    [InlineData(StepUp, "OVERRIDE_REASON_REQUIRED")]
    public void Ready_with_conditions_goes_either_way(LevelOfCareDecisionType type, string? error)
    {
        var evaluation = _test.Evaluate(DecidedOn, Ready with { Sessions = null, Weeks = null });

        Assert.Equal(ReadinessResult.ReadyWithConditions, evaluation.Result);
        Assert.Equal(error, Refusal(type, LevelFor(type), evaluation));
    }

    [Fact]
    public void Conditions_are_the_criteria_that_are_not_met()
    {
        var evaluation = _test.Evaluate(DecidedOn, Ready with { Sessions = null, Weeks = null });

        var decision = _test.Decide(_test.Choice(StepDown, Level15, DecidedOn, EffectiveOn), DecidedOn, evaluation);

        Assert.Equal(["R3", "R4"], decision.SoftwareRecommendation!.Conditions);
    }

    [Theory]
    [InlineData(false, false, "OVERRIDE_REASON_REQUIRED")]
    [InlineData(true, false, "SUPERVISOR_REQUIRED")]
    [InlineData(true, true, null)]
    public void A_step_down_against_a_failed_hard_criterion_needs_a_reason_and_a_supervisor(bool reason, bool supervisor, string? error)
    {
        var evaluation = _test.Evaluate(DecidedOn, Ready with { SafetyScreens = null });

        Assert.Equal(ReadinessResult.NotReady, evaluation.Result);
        Assert.Equal(error, Refusal(StepDown, Level15, evaluation, reason, supervisor));
    }

    [Theory]
    [InlineData(StepUp, null)]
    [InlineData(Continue, "OVERRIDE_REASON_REQUIRED")]
    [InlineData(StepDown, "OVERRIDE_REASON_REQUIRED")]
    public void Step_up_review_recommends_the_step_up(LevelOfCareDecisionType type, string? error)
    {
        var evaluation = _test.Evaluate(DecidedOn, Ready with { Ratings = DanaEvidence.Rated(9, DecidedOn, 0, 0, 4, 0, 0, 0) });

        Assert.Equal(error, Refusal(type, LevelFor(type), evaluation));
    }

    [Fact]
    public void A_supervisor_may_step_down_against_a_step_up_review_with_a_reason()
    {
        var evaluation = _test.Evaluate(DecidedOn, Ready with { Ratings = DanaEvidence.Rated(9, DecidedOn, 0, 0, 4, 0, 0, 0) });

        Assert.Equal("SUPERVISOR_REQUIRED", Refusal(StepDown, Level15, evaluation, reason: true));
        Assert.Null(Refusal(StepDown, Level15, evaluation, reason: true, supervisor: true));
    }

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(-1, null, "EFFECTIVE_IN_PAST")]
    [InlineData(-1, "Moved on the day before; recorded late.", null)]
    [InlineData(-60, "Moved before there was a phase.", "DATE_OUT_OF_ORDER")]
    public void It_takes_effect_today_or_later_and_earlier_only_as_a_correction(int days, string? correction, string? error)
    {
        var choice = _test.Choice(StepDown, Level15, DecidedOn, DecidedOn.AddDays(days)) with { CorrectionReason = correction };

        var refusal = Record.Exception(() => _test.Decide(choice, DecidedOn, _test.Evaluate(DecidedOn, Ready)));

        Assert.Equal(error, (refusal as DomainException)?.Error.Code);
    }

    [Theory]
    [InlineData(14, null)]
    [InlineData(15, "RATINGS_TOO_OLD")]
    public void The_ratings_behind_it_are_at_most_14_days_old(int age, string? error)
    {
        var set = _test.Rate(DecidedOn.AddDays(-age), NoonOf(DecidedOn), 0, 0, 1, 1, 2, 1);
        var choice = _test.Choice(StepDown, Level15, DecidedOn, EffectiveOn) with { DimensionRatingSetId = set.Id };

        var refusal = Record.Exception(() => _test.Decide(choice, DecidedOn, _test.Evaluate(DecidedOn, Ready)));

        Assert.Equal(error, (refusal as DomainException)?.Error.Code);
    }

    [Fact]
    public void Ratings_that_are_not_of_the_episode_are_refused()
    {
        var choice = _test.Choice(StepDown, Level15, DecidedOn, EffectiveOn) with
        {
            DimensionRatingSetId = TypedId.New<DimensionRatingSetId>(TestPrograms.Now),
        };

        var refused = Assert.Throws<DomainException>(() => _test.Decide(choice, DecidedOn, _test.Evaluate(DecidedOn, Ready)));

        Assert.Equal("UNKNOWN_REFERENCE", refused.Error.Code);
        Assert.Equal("/dimensionRatingSetId", Assert.Single(refused.Error.Errors).Pointer);
    }

    [Fact]
    public void It_is_executed_once()
    {
        var decision = Scheduled();

        decision.Execute(NoonOf(EffectiveOn));

        Assert.Equal((LevelOfCareDecisionStatus.Executed, NoonOf(EffectiveOn)), (decision.Status, decision.ExecutedAt!.Value));
        AssertClosed(decision);
    }

    [Fact]
    public void It_can_be_withdrawn_while_it_is_scheduled()
    {
        var decision = Scheduled();

        decision.Withdraw("The patient asked to stay.", _test.Counselor.Id, NoonOf(DecidedOn));

        Assert.Equal(LevelOfCareDecisionStatus.Withdrawn, decision.Status);
        Assert.Equal("The patient asked to stay.", decision.Withdrawal!.Reason);
        AssertClosed(decision);
    }

    [Fact]
    public void Use_before_its_date_lapses_it()
    {
        var decision = Scheduled();

        decision.LapseByUse(DanaEvidence.Id("use", 1), EffectiveOn.AddDays(-1), NoonOf(EffectiveOn));

        Assert.Equal(LevelOfCareDecisionStatus.Lapsed, decision.Status);
        Assert.Equal((LapseCause.UseEvent, DanaEvidence.Id("use", 1)), (decision.Lapsed!.Cause, decision.Lapsed.CauseId));
        AssertClosed(decision);
    }

    [Fact]
    public void Use_on_its_date_does_not_lapse_it()
    {
        var decision = Scheduled();

        decision.LapseByUse(DanaEvidence.Id("use", 1), EffectiveOn, NoonOf(EffectiveOn));

        Assert.Equal(LevelOfCareDecisionStatus.Scheduled, decision.Status);
    }

    [Fact]
    public void Use_does_not_lapse_a_step_up()
    {
        var decision = _test.Decide(_test.Choice(StepUp, Level25, DecidedOn, EffectiveOn), DecidedOn);

        decision.LapseByUse(DanaEvidence.Id("use", 1), DecidedOn, NoonOf(DecidedOn));

        Assert.Equal(LevelOfCareDecisionStatus.Scheduled, decision.Status);
    }

    [Fact]
    public void A_high_risk_lapses_it_and_no_step_up()
    {
        var decision = Scheduled();
        var more = _test.Decide(_test.Choice(StepUp, Level25, DecidedOn, EffectiveOn), DecidedOn);
        var screen = DanaEvidence.Id("screen", 1);

        decision.LapseByRisk(screen, NoonOf(DecidedOn));
        more.LapseByRisk(screen, NoonOf(DecidedOn));

        Assert.Equal((LevelOfCareDecisionStatus.Lapsed, LapseCause.SafetyScreen, screen), (decision.Status, decision.Lapsed!.Cause, decision.Lapsed.CauseId));
        AssertClosed(decision);
        Assert.Equal(LevelOfCareDecisionStatus.Scheduled, more.Status);
    }

    [Fact]
    public void The_end_of_care_lapses_it()
    {
        var decision = Scheduled();

        decision.LapseByEndOfCare(NoonOf(DecidedOn));

        Assert.Equal((LevelOfCareDecisionStatus.Lapsed, LapseCause.EndOfCare), (decision.Status, decision.Lapsed!.Cause));
    }

    [Fact]
    public void It_is_entered_in_error_once_and_not_while_it_waits_for_its_date()
    {
        var mark = new EnteredInError("Wrong patient.", _test.Counselor.Id, NoonOf(EffectiveOn));
        var decision = Scheduled();
        Illegal("enter-in-error", () => decision.EnterInError(mark));
        decision.Execute(NoonOf(EffectiveOn));

        decision.EnterInError(mark);

        Assert.Equal((mark, LevelOfCareDecisionStatus.Executed), (decision.EnteredInError, decision.Status));
        Assert.Equal("ENTERED_IN_ERROR", Assert.Throws<DomainException>(() => decision.EnterInError(mark)).Error.Code);
    }

    [Fact]
    public void Use_before_its_date_lapses_a_phase_advance_too()
    {
        _test.Make(StepDown, Level15, DecidedOn);
        var decidedOn = new DateOnly(2026, 3, 27);
        var choice = _test.Choice(PhaseAdvance, null, decidedOn, decidedOn.AddDays(3));
        Assert.Equal("READINESS_REQUIRED", Assert.Throws<DomainException>(() => _test.Decide(choice, decidedOn)).Error.Code);
        var decision = _test.Decide(choice, decidedOn, _test.Evaluate(decidedOn, DanaEvidence.On(decidedOn)));

        decision.LapseByUse(DanaEvidence.Id("use", 1), decidedOn, NoonOf(decidedOn));

        Assert.Equal(LevelOfCareDecisionStatus.Lapsed, decision.Status);
    }

    [Fact]
    public void More_problems_are_no_reason_to_advance_at_the_same_level()
    {
        _test.Make(StepDown, Level15, DecidedOn);
        var decidedOn = new DateOnly(2026, 3, 27);
        var choice = _test.Choice(PhaseAdvance, null, decidedOn, decidedOn) with { ReasonCode = LevelOfCareReason.ProblemsIntensifiedOrNew };

        var refused = Assert.Throws<DomainException>(() => _test.Decide(choice, decidedOn, _test.Evaluate(decidedOn, DanaEvidence.On(decidedOn))));

        Assert.Equal("REASON_NOT_FOR_DECISION", refused.Error.Code);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(-1, "DATE_OUT_OF_ORDER")]
    public void A_correction_reaches_back_to_the_start_of_the_phase_and_no_further(int days, string? error)
    {
        var effectiveOn = _test.Path.Active.StartedOn!.Value.AddDays(days);
        var choice = _test.Choice(StepUp, Level25, DecidedOn, effectiveOn) with { CorrectionReason = "Entered late." };

        var refused = Record.Exception(() => _test.Decide(choice, DecidedOn)) as DomainException;

        Assert.Equal(error, refused?.Error.Code);
        Assert.Equal(error is null ? [] : ["/effectiveOn"], refused?.Error.Errors.Select(field => field.Pointer) ?? []);
    }

    [Fact]
    public void Its_end_is_an_event()
    {
        var (executed, withdrawn, lapsed, wrong) = (Scheduled(), Scheduled(), Scheduled(), Scheduled());
        executed.Execute(NoonOf(EffectiveOn));
        withdrawn.Withdraw("The patient asked to stay.", _test.Counselor.Id, NoonOf(DecidedOn));
        lapsed.LapseByEndOfCare(NoonOf(DecidedOn));
        wrong.Execute(NoonOf(EffectiveOn));
        wrong.EnterInError(new EnteredInError("Wrong patient.", null, NoonOf(EffectiveOn)));

        LevelOfCareDecision[] ended = [executed, withdrawn, lapsed, wrong];
        Assert.Equal(
            [
                "level-of-care-decision.executed", "level-of-care-decision.withdrawn", "level-of-care-decision.lapsed",
                "level-of-care-decision.entered-in-error",
            ],
            ended.Select(decision => decision.Events[^1].Type));
        Assert.All(ended, decision => Assert.Equal(
            new EventSubject(decision.Id.Value, _test.Episode.PatientId, _test.Episode.Id, PlanId), decision.Events[^1].Subject));
    }

    [Theory]
    [InlineData(StepDown, null, "/toLevel")]
    [InlineData(StepDown, "2.5", "/toLevel")]
    [InlineData(StepDown, "9.9", "/toLevel/code")]
    [InlineData(StepUp, "3.5", "/toLevel")]
    [InlineData(PhaseAdvance, null, "/decisionType")]
    public void A_refusal_points_at_the_field(LevelOfCareDecisionType type, string? code, string pointer)
    {
        var to = code is null ? null : new LevelOfCare(AsamEdition.Fourth, code);

        var refused = Assert.Throws<DomainException>(
            () => _test.Decide(_test.Choice(type, to, DecidedOn, EffectiveOn), DecidedOn, _test.Evaluate(DecidedOn, Ready)));

        Assert.Equal(pointer, Assert.Single(refused.Error.Errors).Pointer);
    }

    [Theory]
    [InlineData("REASON_NOT_FOR_DECISION", "/reasonCode")]
    [InlineData("EFFECTIVE_IN_PAST", "/effectiveOn")]
    [InlineData("READINESS_REQUIRED", "/readinessEvaluationId")]
    [InlineData("READINESS_NOT_CURRENT", "/readinessEvaluationId")]
    [InlineData("OVERRIDE_REASON_REQUIRED", "/overrideReason")]
    [InlineData("SUPERVISOR_REQUIRED", "/overrideReason")]
    public void So_does_one_of_the_whole_decision(string code, string pointer)
    {
        var choice = _test.Choice(StepDown, Level15, DecidedOn, EffectiveOn);
        var evaluation = _test.Evaluate(DecidedOn, Ready);
        var notReady = _test.Evaluate(DecidedOn, Ready with { SafetyScreens = null });
        Action decide = code switch
        {
            "REASON_NOT_FOR_DECISION" =>
                () => _test.Decide(choice with { ReasonCode = LevelOfCareReason.ProblemsIntensifiedOrNew }, DecidedOn, evaluation),
            "EFFECTIVE_IN_PAST" => () => _test.Decide(choice with { EffectiveOn = DecidedOn.AddDays(-1) }, DecidedOn, evaluation),
            "READINESS_REQUIRED" => () => _test.Decide(choice, DecidedOn),
            "READINESS_NOT_CURRENT" => () => _test.Decide(choice, DecidedOn, _test.Evaluate(DecidedOn.AddDays(-8), Ready)),
            "OVERRIDE_REASON_REQUIRED" => () => _test.Decide(choice, DecidedOn, notReady),
            _ => () => _test.Decide(choice with { OverrideReason = "The team agreed on it." }, DecidedOn, notReady),
        };

        var refused = Assert.Throws<DomainException>(decide).Error;

        Assert.Equal((code, pointer), (refused.Code, Assert.Single(refused.Errors).Pointer));
    }

    [Theory]
    [InlineData(AsamEdition.Fourth, "1.0", false, null)]
    [InlineData(AsamEdition.Third, "2.1", false, null)]
    [InlineData(AsamEdition.Fourth, "3.5", false, "OVERRIDE_REASON_REQUIRED")]
    [InlineData(AsamEdition.Fourth, "3.5", true, null)]
    [InlineData(AsamEdition.Third, "2.1", true, "OVERRIDE_REASON_REQUIRED")]
    [InlineData(AsamEdition.Fourth, "1.0", true, "OVERRIDE_REASON_REQUIRED")]
    public void A_transfer_follows_the_recommendation_by_what_it_does_to_the_intensity(
        AsamEdition edition, string code, bool stepUpReview, string? error)
    {
        var evidence = stepUpReview ? Ready with { Ratings = DanaEvidence.Rated(9, DecidedOn, 0, 0, 4, 0, 0, 0) } : Ready;
        var choice = _test.Choice(Transfer, new LevelOfCare(edition, code), DecidedOn, EffectiveOn) with
        {
            ReasonCode = LevelOfCareReason.LacksCapacityToResolve,
        };

        var refusal = Record.Exception(() => _test.Decide(choice, DecidedOn, _test.Evaluate(DecidedOn, evidence)));

        Assert.Equal(error, (refusal as DomainException)?.Error.Code);
    }

    [Fact]
    public void A_step_down_on_too_low_a_score_needs_a_supervisor_too()
    {
        var evaluation = _test.Evaluate(
            DecidedOn, Ready with { Sessions = null, Weeks = null, Homework = null, Cravings = null, Confidence = null });

        Assert.Equal(ReadinessResult.NotReady, evaluation.Result);
        Assert.All(evaluation.Findings.Criteria, c => Assert.True(c.Type is not CriterionType.Hard || c.Verdict == Verdict.Pass));
        Assert.Equal("SUPERVISOR_REQUIRED", Refusal(StepDown, Level15, evaluation, reason: true));
        Assert.Null(Refusal(StepDown, Level15, evaluation, reason: true, supervisor: true));
    }

    [Fact]
    public void It_is_decided_for_a_patient_in_care_by_somebody_with_a_credential_of_the_day()
    {
        var choice = _test.Choice(StepUp, Level25, DecidedOn, EffectiveOn);
        var newcomer = Practitioner.Create(
            TypedId.New<PractitionerId>(TestPrograms.Now), TestPrograms.Organization.Id, new("Kim", "Reed", [], [], [], null, true));
        Assert.Equal(
            "CREDENTIAL_NOT_ACTIVE",
            Assert.Throws<DomainException>(() => _test.Decide(choice, DecidedOn, decidedBy: newcomer)).Error.Code);

        _test.Episode.EnterInError(new EnteredInError("Another patient's.", null, NoonOf(DecidedOn)));

        Assert.Equal("ENTERED_IN_ERROR", Assert.Throws<DomainException>(() => _test.Decide(choice, DecidedOn)).Error.Code);
    }

    private void AssertClosed(LevelOfCareDecision decision)
    {
        var status = decision.Status;
        Illegal("execute", () => decision.Execute(NoonOf(EffectiveOn)));
        Illegal("withdraw", () => decision.Withdraw("Again.", _test.Counselor.Id, NoonOf(EffectiveOn)));
        Illegal("lapse", () => decision.LapseByUse(DanaEvidence.Id("use", 2), DecidedOn, NoonOf(EffectiveOn)));
        Illegal("lapse", () => decision.LapseByEndOfCare(NoonOf(EffectiveOn)));
        Assert.Equal(status, decision.Status);
    }

    private LevelOfCareDecision Scheduled() =>
        _test.Decide(_test.Choice(StepDown, Level15, DecidedOn, EffectiveOn), DecidedOn, _test.Evaluate(DecidedOn, Ready));

    private static LevelOfCare? LevelFor(LevelOfCareDecisionType type) => type switch { StepDown => Level15, StepUp => Level25, _ => null };

    private string? Refusal(
        LevelOfCareDecisionType type, LevelOfCare? to, ReadinessEvaluation evaluation, bool reason = false, bool supervisor = false)
    {
        var choice = _test.Choice(type, to, DecidedOn, EffectiveOn) with { OverrideReason = reason ? "The team agreed on it." : null };
        return (Record.Exception(() => _test.Decide(choice, DecidedOn, evaluation, supervisor)) as DomainException)?.Error.Code;
    }

    private void AssertRefused(string code, ErrorKind kind, LevelOfCareDecisionType type, LevelOfCare? to)
    {
        var refused = Assert.Throws<DomainException>(() => _test.Decide(
            _test.Choice(type, to, DecidedOn, EffectiveOn), DecidedOn, _test.Evaluate(DecidedOn, Ready)));

        Assert.Equal((code, kind), (refused.Error.Code, refused.Error.Kind));
    }
}
