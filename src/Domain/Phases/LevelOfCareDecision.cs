using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Phases;

/// <summary>
/// A person's decision about the level of care, with what the software recommended. It takes effect on its date; until then
/// it can be withdrawn, and a use event lapses it (D15). Scheduled → Executed, Withdrawn or Lapsed.
/// </summary>
public sealed class LevelOfCareDecision : AggregateRoot, IPatientRecord
{
    private LevelOfCareDecision()
    {
    }

    public LevelOfCareDecisionId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    public RecoveryPlanId PlanId { get; private set; }

    public LevelOfCareDecisionType DecisionType { get; private set; }

    public LevelOfCare FromLevel { get; private set; } = null!;

    /// <summary>The same as <see cref="FromLevel"/> where the patient stays.</summary>
    public LevelOfCare ToLevel { get; private set; } = null!;

    public LevelOfCareReason ReasonCode { get; private set; }

    public DimensionRatingSetId DimensionRatingSetId { get; private set; }

    /// <summary>Null where none was needed.</summary>
    public ReadinessEvaluationId? ReadinessEvaluationId { get; private set; }

    /// <summary>Null without an evaluation.</summary>
    public SoftwareRecommendation? SoftwareRecommendation { get; private set; }

    /// <summary>Why the decision differs from the recommendation.</summary>
    public string? OverrideReason { get; private set; }

    public PatientAgreement PatientAgreement { get; private set; }

    public PractitionerId DecidedBy { get; private set; }

    public DateTimeOffset DecidedAt { get; private set; }

    /// <summary>The day of the decision, in the programme's zone.</summary>
    public DateOnly DecidedOn { get; private set; }

    public DateOnly EffectiveOn { get; private set; }

    /// <summary>Why it takes effect before the day it was recorded.</summary>
    public string? CorrectionReason { get; private set; }

    public LevelOfCareDecisionStatus Status { get; private set; }

    public DateTimeOffset? ExecutedAt { get; private set; }

    public DecisionEnd? Withdrawal { get; private set; }

    public DecisionLapse? Lapsed { get; private set; }

    public EnteredInError? EnteredInError { get; private set; }

    /// <summary>Above 0 for a more intensive level, below 0 for a less intensive one.</summary>
    public int RankChange => LevelsOfCare.RankOf(ToLevel) - LevelsOfCare.RankOf(FromLevel);

    public bool ChangesLevel => ToLevel != FromLevel;

    /// <summary>The patient moves on along the path, to the same or less care.</summary>
    private bool MovesOn => DecisionType is not LevelOfCareDecisionType.Continue && RankChange <= 0;

    /// <exception cref="DomainException">
    /// 409 USE_DISCHARGE, EPISODE_NOT_IN_CARE; 422 CREDENTIAL_NOT_ACTIVE, TO_LEVEL_REQUIRED, UNKNOWN_LEVEL_OF_CARE, LEVEL_NOT_OFFERED,
    /// LEVEL_DIRECTION, NO_NEXT_PHASE, REASON_NOT_FOR_DECISION, UNKNOWN_REFERENCE, RATINGS_TOO_OLD, EFFECTIVE_IN_PAST, DATE_OUT_OF_ORDER,
    /// READINESS_REQUIRED, READINESS_NOT_CURRENT, OVERRIDE_REASON_REQUIRED, SUPERVISOR_REQUIRED.
    /// </exception>
    /// <param name="evaluation">The one that the choice names; of the same episode.</param>
    /// <param name="asSupervisor">Whether the person may override a failed hard criterion.</param>
    public static LevelOfCareDecision Decide(
        LevelOfCareDecisionId id,
        RecoveryPlanId planId,
        LevelOfCareChoice choice,
        Episode episode,
        Program program,
        StepDownPath path,
        ReadinessEvaluation? evaluation,
        Practitioner decidedBy,
        bool asSupervisor,
        DateTimeOffset now)
    {
        if (choice.DecisionType == LevelOfCareDecisionType.Discharge)
        {
            throw LevelOfCareDecisionErrors.UseDischarge();
        }

        episode.RequireInCare();
        var today = program.DateOf(now);
        decidedBy.RequireActiveCredentialOn(today);

        var decision = new LevelOfCareDecision
        {
            Id = id,
            OrganizationId = episode.OrganizationId,
            PatientId = episode.PatientId,
            EpisodeId = episode.Id,
            PlanId = planId,
            DecisionType = choice.DecisionType,
            FromLevel = episode.CurrentLevelOfCare!,
            ToLevel = RequireLevel(choice, episode.CurrentLevelOfCare!, program),
            ReasonCode = choice.ReasonCode,
            DimensionRatingSetId = choice.DimensionRatingSetId,
            ReadinessEvaluationId = evaluation?.Id,
            SoftwareRecommendation = evaluation is null ? null : Recommendation(evaluation.Findings),
            OverrideReason = choice.OverrideReason,
            PatientAgreement = choice.PatientAgreement,
            DecidedBy = decidedBy.Id,
            DecidedAt = now,
            DecidedOn = today,
            EffectiveOn = choice.EffectiveOn,
            CorrectionReason = choice.CorrectionReason,
            Status = LevelOfCareDecisionStatus.Scheduled,
        };
        decision.RequireDirection(path);
        decision.RequireReason();
        RequireRatings(choice, episode, program, today);
        decision.RequireDates(path.Active, today);
        decision.RequireReadiness(evaluation, path.Active, program.PoliciesOn(today).Readiness.EvaluationMaximumAgeDays);
        decision.RequireOverride(evaluation?.Findings, asSupervisor);
        decision.Record(new LevelOfCareDecided(decision));
        return decision;
    }

    /// <summary>Due: the transition has been made, in the same transaction.</summary>
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public void Execute(DateTimeOffset now)
    {
        Require(LevelOfCareDecisionStatus.Scheduled, "execute");
        Status = LevelOfCareDecisionStatus.Executed;
        ExecutedAt = now;
        Record(new LevelOfCareDecisionExecuted(this));
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public void Withdraw(string reason, PractitionerId by, DateTimeOffset now)
    {
        Require(LevelOfCareDecisionStatus.Scheduled, "withdraw");
        Status = LevelOfCareDecisionStatus.Withdrawn;
        Withdrawal = new DecisionEnd(reason, by, now);
        Record(new LevelOfCareDecisionWithdrawn(this));
    }

    /// <summary>Use before the date takes back a move to the same or less care; more care stays decided.</summary>
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public void LapseByUse(Guid useEventId, DateOnly usedOn, DateTimeOffset now)
    {
        if (MovesOn && usedOn < EffectiveOn)
        {
            Lapse(new DecisionLapse(LapseCause.UseEvent, useEventId, now));
        }
    }

    /// <summary>A high risk of suicide takes back a move to the same or less care; more care stays decided.</summary>
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public void LapseByRisk(Guid screenId, DateTimeOffset now)
    {
        if (MovesOn)
        {
            Lapse(new DecisionLapse(LapseCause.SafetyScreen, screenId, now));
        }
    }

    /// <summary>The episode ended before the date.</summary>
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public void LapseByEndOfCare(DateTimeOffset now) => Lapse(new DecisionLapse(LapseCause.EndOfCare, EpisodeId.Value, now));

    /// <summary>
    /// The record does not hold (D9). One that waits for its date is withdrawn instead; where one was executed, another decision
    /// puts the course right.
    /// </summary>
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION, ENTERED_IN_ERROR.</exception>
    public void EnterInError(EnteredInError mark)
    {
        if (Status == LevelOfCareDecisionStatus.Scheduled)
        {
            throw CommonErrors.IllegalTransition(Status, "enter-in-error");
        }

        if (EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }

        EnteredInError = mark;
        Record(new LevelOfCareDecisionEnteredInError(this));
    }

    private void Lapse(DecisionLapse lapse)
    {
        Require(LevelOfCareDecisionStatus.Scheduled, "lapse");
        Status = LevelOfCareDecisionStatus.Lapsed;
        Lapsed = lapse;
        Record(new LevelOfCareDecisionLapsed(this));
    }

    private static LevelOfCare RequireLevel(LevelOfCareChoice choice, LevelOfCare from, Program program)
    {
        if (choice.ToLevel is not { } to)
        {
            return choice.DecisionType is LevelOfCareDecisionType.Continue or LevelOfCareDecisionType.PhaseAdvance
                ? from
                : throw LevelOfCareDecisionErrors.ToLevelRequired();
        }

        LevelsOfCare.Require(to, "/toLevel/code");
        return choice.DecisionType == LevelOfCareDecisionType.Transfer || to == from || program.LevelsOfCare.Contains(to)
            ? to
            : throw LevelOfCareDecisionErrors.LevelNotOffered();
    }

    private void RequireDirection(StepDownPath path)
    {
        var fits = DecisionType switch
        {
            LevelOfCareDecisionType.Continue => ToLevel == FromLevel,
            LevelOfCareDecisionType.StepDown => RankChange < 0,
            LevelOfCareDecisionType.StepUp => RankChange > 0,
            LevelOfCareDecisionType.PhaseAdvance => RankChange == 0,
            LevelOfCareDecisionType.Transfer or LevelOfCareDecisionType.Discharge => ChangesLevel,
        };
        if (!fits)
        {
            throw LevelOfCareDecisionErrors.Direction();
        }

        if (DecisionType == LevelOfCareDecisionType.PhaseAdvance && path.Next?.LevelOfCare != ToLevel)
        {
            throw LevelOfCareDecisionErrors.NoNextPhase();
        }
    }

    private void RequireReason()
    {
        var toContinue = ReasonCode is LevelOfCareReason.ProgressingGoalsNotMet
            or LevelOfCareReason.NotYetProgressingButCapableAndWorking
            or LevelOfCareReason.NewProblemTreatableAtThisLevel;
        var fits = toContinue == DecisionType is LevelOfCareDecisionType.Continue
            && !(ReasonCode == LevelOfCareReason.GoalsAchieved && RankChange > 0)
            && !(ReasonCode == LevelOfCareReason.ProblemsIntensifiedOrNew && RankChange <= 0);
        if (!fits)
        {
            throw LevelOfCareDecisionErrors.ReasonNotForDecision();
        }
    }

    private static void RequireRatings(LevelOfCareChoice choice, Episode episode, Program program, DateOnly today)
    {
        var set = episode.DimensionRatingSets
            .FirstOrDefault(set => set.Id == choice.DimensionRatingSetId && set.EnteredInError is null)
            ?? throw CommonErrors.UnknownReference("/dimensionRatingSetId");
        var maximumAgeDays = program.PoliciesOn(today).ContentProfile.RatingMaximumAgeDays;
        if (today.DayNumber - set.RatedOn.DayNumber > maximumAgeDays)
        {
            throw EpisodeErrors.RatingsTooOld(maximumAgeDays);
        }
    }

    private void RequireDates(StepDownPhase active, DateOnly today)
    {
        if (EffectiveOn < today && CorrectionReason is null)
        {
            throw LevelOfCareDecisionErrors.EffectiveInPast();
        }

        if (EffectiveOn < active.StartedOn)
        {
            throw EpisodeErrors.DateOutOfOrder("/effectiveOn", "The decision takes effect in the present phase.");
        }
    }

    private void RequireReadiness(ReadinessEvaluation? evaluation, StepDownPhase active, int maximumAgeDays)
    {
        if (evaluation is null)
        {
            if (MovesOn)
            {
                throw LevelOfCareDecisionErrors.ReadinessRequired();
            }

            return;
        }

        var age = DecidedOn.DayNumber - evaluation.AsOf.DayNumber;
        if (evaluation.Purpose != ReadinessPurpose.StepDown || evaluation.PhaseId != active.Id || age < 0 || age > maximumAgeDays)
        {
            throw LevelOfCareDecisionErrors.ReadinessNotCurrent(maximumAgeDays);
        }
    }

    private void RequireOverride(ReadinessFindings? findings, bool asSupervisor)
    {
        if (findings is null)
        {
            return;
        }

        if (!SoftwareRecommendation!.Allows(DecisionType, RankChange) && OverrideReason is null)
        {
            throw LevelOfCareDecisionErrors.OverrideReasonRequired(findings.Result);
        }

        // A failed hard criterion never ends above NotReady.
        if (MovesOn && !asSupervisor && findings.Result <= ReadinessResult.NotReady)
        {
            throw LevelOfCareDecisionErrors.SupervisorRequired(findings.Result);
        }
    }

    private static SoftwareRecommendation Recommendation(ReadinessFindings findings)
    {
        IReadOnlyList<LevelOfCareDecisionType> recommended = findings.Result switch
        {
            ReadinessResult.Ready => [LevelOfCareDecisionType.StepDown, LevelOfCareDecisionType.PhaseAdvance],
            ReadinessResult.ReadyWithConditions =>
                [LevelOfCareDecisionType.StepDown, LevelOfCareDecisionType.PhaseAdvance, LevelOfCareDecisionType.Continue],
            ReadinessResult.NotReady => [LevelOfCareDecisionType.Continue],
            ReadinessResult.StepUpReview => [LevelOfCareDecisionType.StepUp],
        };
        return new SoftwareRecommendation(
            findings.Result,
            recommended,
            [.. findings.Criteria.Where(c => c.Verdict is Verdict.Fail or Verdict.InsufficientData).Select(c => c.Id)]);
    }

    private void Require(LevelOfCareDecisionStatus status, string action)
    {
        if (Status != status)
        {
            throw CommonErrors.IllegalTransition(Status, action);
        }
    }
}
