using FluentValidation;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Application.Programs;

/// <summary>The policies from a date on. A part that is left out is the default of docs/rules.md.</summary>
/// <param name="EffectiveFrom">First day, in the programme's zone. Policies that took effect stay as they are.</param>
public sealed record DatedPoliciesBody(
    DateOnly EffectiveFrom,
    LevelOfCarePolicy? LevelOfCare,
    PlacementPolicy? Placement,
    LeavePolicy? Leave,
    ContentProfilePolicy? ContentProfile,
    CountersignaturePolicy? Countersignature,
    ReviewCadencePolicy? ReviewCadence,
    ReadinessPolicy? Readiness,
    AttendancePolicy? Attendance = null,
    SchedulingPolicy? Scheduling = null,
    ProposalPolicy? Proposals = null,
    NotePolicy? Notes = null,
    DischargePolicy? Discharge = null,
    SupportPolicy? Support = null,
    ProgressPolicy? Progress = null,
    DrugTestPolicy? DrugTests = null,
    IncentivePolicy? Incentives = null,
    AssessmentPolicy? Assessments = null,
    SkillPolicy? Skills = null,
    TransitionPolicy? Transition = null,
    CostPolicy? Costs = null,
    QualityPolicy? Quality = null,
    AuthorizationPolicy? Authorizations = null,
    MedicarePolicy? Medicare = null)
{
    internal DatedPolicies ToPolicies() => new(
        EffectiveFrom,
        new ProgramPolicies(
            LevelOfCare ?? LevelOfCarePolicy.Default,
            Placement ?? PlacementPolicy.Default,
            Leave ?? LeavePolicy.Default,
            ContentProfile ?? ContentProfilePolicy.Default,
            Countersignature ?? CountersignaturePolicy.Default,
            ReviewCadence ?? ReviewCadencePolicy.Default,
            Readiness ?? ReadinessPolicy.Default,
            Attendance,
            Scheduling,
            Proposals,
            Notes,
            Discharge,
            Support,
            Progress,
            DrugTests,
            Incentives,
            Assessments,
            Skills,
            Transition,
            Costs: Costs,
            Quality: Quality,
            Authorizations: Authorizations,
            Medicare: Medicare));

    internal static DatedPoliciesBody Of(DatedPolicies dated) => new(
        dated.EffectiveFrom,
        dated.Policies.LevelOfCare,
        dated.Policies.Placement,
        dated.Policies.Leave,
        dated.Policies.ContentProfile,
        dated.Policies.Countersignature,
        dated.Policies.ReviewCadence,
        dated.Policies.Readiness,
        dated.Policies.Attendance,
        dated.Policies.Scheduling,
        dated.Policies.Proposals,
        dated.Policies.Notes,
        dated.Policies.Discharge,
        dated.Policies.Support,
        dated.Policies.Progress,
        dated.Policies.DrugTests,
        dated.Policies.Incentives,
        dated.Policies.Assessments,
        dated.Policies.Skills,
        dated.Policies.Transition,
        dated.Policies.Costs,
        dated.Policies.Quality,
        dated.Policies.Authorizations,
        dated.Policies.Medicare);
}

/// <summary>Each number within what its unit allows; whether they go together is the domain's to say.</summary>
internal sealed class DatedPoliciesBodyValidator : AbstractValidator<DatedPoliciesBody>
{
    private const int MaxDays = 3_660;
    private const int MaxAge = 130;
    private const int MaxRank = 100;
    private const int HoursOfAWeek = 168;
    private const int HighestScale = 100;
    private const int MaxCost = 1_000;
    private const int MinutesOfDay = 24 * 60;
    private const int MaxSolverSeconds = 600;
    private const int MaxProposalWeeks = 12;
    private const int MaxIndividuals = 3;
    private const int MinutesOfADay = 24 * 60;
    private const int MaxHorizonWeeks = 52;
    private const int MaxSeats = 500;
    private const int MaxPoints = 100_000;
    private const int MaxScore = 1_000;

    public DatedPoliciesBodyValidator()
    {
        RuleFor(body => body.LevelOfCare!).ChildRules(LevelOfCareRules).When(body => body.LevelOfCare is not null);
        RuleFor(body => body.Placement!).ChildRules(PlacementRules).When(body => body.Placement is not null);
        RuleFor(body => body.Leave!.MaximumDays).Within(1, MaxDays).When(body => body.Leave is not null);
        RuleFor(body => body.ContentProfile!).ChildRules(ContentProfileRules).When(body => body.ContentProfile is not null);
        RuleFor(body => body.Countersignature!.Days).Within(0, MaxDays).When(body => body.Countersignature is not null);
        RuleFor(body => body.ReviewCadence!).ChildRules(ReviewCadenceRules).When(body => body.ReviewCadence is not null);
        RuleFor(body => body.Readiness!).ChildRules(ReadinessRules).When(body => body.Readiness is not null);
        RuleFor(body => body.Attendance!).ChildRules(AttendanceRules).When(body => body.Attendance is not null);
        RuleFor(body => body.Scheduling!).ChildRules(SchedulingRules).When(body => body.Scheduling is not null);
        RuleFor(body => body.Proposals!).ChildRules(ProposalRules).When(body => body.Proposals is not null);
        RuleFor(body => body.Notes!.CoverageWindowDays).Within(1, MaxDays).When(body => body.Notes is not null);
        RuleFor(body => body.Discharge!.MinimumWarnings).Within(0, HighestScale).When(body => body.Discharge is not null);
        RuleFor(body => body.Discharge!.MaximumDaysAhead).Within(0, MaxDays).When(body => body.Discharge is not null);
        RuleFor(body => body.Discharge!.KeptWork).MaxCount(Limits.Items).When(body => body.Discharge is not null);
        RuleFor(body => body.Support!).ChildRules(SupportRules).When(body => body.Support is not null);
        RuleFor(body => body.Progress!).ChildRules(ProgressRules).When(body => body.Progress is not null);
        RuleFor(body => body.DrugTests!).ChildRules(DrugTestRules).When(body => body.DrugTests is not null);
        RuleFor(body => body.Incentives!).ChildRules(IncentiveRules).When(body => body.Incentives is not null);
        RuleFor(body => body.Assessments!).ChildRules(AssessmentRules).When(body => body.Assessments is not null);
        RuleFor(body => body.Skills!).ChildRules(SkillRules).When(body => body.Skills is not null);
        RuleFor(body => body.Transition!).ChildRules(TransitionRules).When(body => body.Transition is not null);
        RuleFor(body => body.Quality!).ChildRules(QualityRules).When(body => body.Quality is not null);
        RuleFor(body => body.Authorizations!).ChildRules(AuthorizationRules).When(body => body.Authorizations is not null);
        RuleFor(body => body.Medicare!).ChildRules(MedicareRules).When(body => body.Medicare is not null);
        RuleFor(body => body.Costs!.Comparator!).ChildRules(ComparatorRules).When(body => body.Costs?.Comparator is not null);
    }

    private static void ComparatorRules(InlineValidator<ComparatorPolicy> policy)
    {
        policy.RuleFor(p => p.Label).Required().MaxLength(Limits.Name);
        policy.RuleFor(p => p.Days).Within(1, MaxDays);
        policy.RuleFor(p => p.PerDay).SetValidator(new MoneyValidator());
    }

    private static void LevelOfCareRules(InlineValidator<LevelOfCarePolicy> policy)
    {
        policy.RuleFor(p => p.AdultFromAge).Within(0, MaxAge);
        policy.RuleFor(p => p.Hours).MaxCount(Limits.Items);
        policy.RuleForEach(p => p.Hours).ChildRules(hours =>
        {
            hours.RuleFor(h => h.Level).SetValidator(new LevelOfCareValidator());
            hours.RuleFor(h => h.MinimumAdult).Within(0m, HoursOfAWeek);
            hours.RuleFor(h => h.BelowAdult).Within(0m, HoursOfAWeek);
            hours.RuleFor(h => h.MinimumAdolescent).Within(0m, HoursOfAWeek);
            hours.RuleFor(h => h.BelowAdolescent).Within(0m, HoursOfAWeek);
        });
    }

    private static void PlacementRules(InlineValidator<PlacementPolicy> policy)
    {
        policy.RuleFor(p => p.ThirdEdition).MaxCount(Limits.Items);
        policy.RuleForEach(p => p.ThirdEdition).ChildRules(rule =>
        {
            rule.RuleFor(r => r.Dimensions).Required().MaxCount(DimensionRating.Dimensions);
            rule.RuleForEach(r => r.Dimensions).Within(1, DimensionRating.Dimensions);
            rule.RuleFor(r => r.FromRisk).Within(0, DimensionRating.HighestRisk);
            rule.RuleFor(r => r.LevelCode).MaxLength(Limits.Code);
        });
        policy.RuleFor(p => p.FourthEditionDimensions).Required().MaxCount(DimensionRating.Dimensions);
        policy.RuleForEach(p => p.FourthEditionDimensions).Within(1, DimensionRating.Dimensions);
        policy.RuleFor(p => p.FourthEditionLowestCode).Required().MaxLength(Limits.Code);
    }

    private static void ContentProfileRules(InlineValidator<ContentProfilePolicy> policy)
    {
        policy.RuleFor(p => p.InitialPlanDueDays).Within(0, MaxDays);
        policy.RuleFor(p => p.RatingMaximumAgeDays).Within(0, MaxDays);
        policy.RuleFor(p => p.TargetHorizonDays).Within(1, MaxDays);
        policy.RuleFor(p => p.ObjectiveTextMinimumLength).Within(1, Limits.Note);
        policy.RuleFor(p => p.ObjectiveTextMaximumLength).Within(1, Limits.Note);
        policy.RuleFor(p => p.SafetyPlanLookBackDays).Within(0, MaxDays);
        policy.RuleFor(p => p.ContinuingCareOutlineByReview).Within(1, HighestScale);
        policy.RuleFor(p => p.GoalMaintainedAfterDays).Within(0, MaxDays);
    }

    private static void ReviewCadenceRules(InlineValidator<ReviewCadencePolicy> policy)
    {
        policy.RuleFor(p => p.Intervals).Required().MaxCount(Limits.Items);
        policy.RuleForEach(p => p.Intervals).ChildRules(interval =>
        {
            interval.RuleFor(i => i.FromRank).Within(0, MaxRank);
            interval.RuleFor(i => i.Days).Within(1, MaxDays);
        });
        policy.RuleFor(p => p.EventReviewBusinessDays).Within(0, MaxDays);
        policy.RuleFor(p => p.DueSoonDays).Within(0, MaxDays);
        policy.RuleFor(p => p.HoldWithoutReviewDays).Within(0, MaxDays);
    }

    private static void ReadinessRules(InlineValidator<ReadinessPolicy> policy)
    {
        policy.RuleFor(p => p.MinimumDaysSinceLastUse).Within(0, MaxDays);
        policy.RuleFor(p => p.AttendanceWindowDays).Within(1, MaxDays);
        policy.RuleFor(p => p.MinimumAttendanceRatio).Within(0m, 1m);
        policy.RuleFor(p => p.WeeklyHoursWindowWeeks).Within(1, MaxDays);
        policy.RuleFor(p => p.MinimumWeeklyHoursRatio).Within(0m, 1m);
        policy.RuleFor(p => p.MinimumHomeworkRatio).Within(0m, 1m);
        policy.RuleFor(p => p.MinimumObjectivesRatio).Within(0m, 1m);
        policy.RuleFor(p => p.MinimumObjectivesRatioAtDischarge).Within(0m, 1m);
        policy.RuleFor(p => p.CravingWindowDays).Within(1, MaxDays);
        policy.RuleFor(p => p.MinimumCravingDays).Within(1, MaxDays);
        policy.RuleFor(p => p.MaximumCravingMean).Within(0m, 10m);
        policy.RuleFor(p => p.MinimumConfidenceMean).Within(0m, HighestScale);
        policy.RuleFor(p => p.ConfidenceMaximumAgeDays).Within(0, MaxDays);
        policy.RuleFor(p => p.MaximumDimensionRisk).Within(0, DimensionRating.HighestRisk);
        policy.RuleFor(p => p.RatingMaximumAgeDays).Within(0, MaxDays);
        policy.RuleFor(p => p.MinimumSupportContacts).Within(0, HighestScale);
        policy.RuleFor(p => p.MinimumDaysInPhase).MaxCount(Limits.Items);
        policy.RuleForEach(p => p.MinimumDaysInPhase).ChildRules(minimum =>
        {
            minimum.RuleFor(m => m.Sequence).Within(0, HighestScale);
            minimum.RuleFor(m => m.Days).Within(0, MaxDays);
        });
        policy.RuleFor(p => p.ReadyScore).Within(0m, 1m);
        policy.RuleFor(p => p.ReadyWithConditionsScore).Within(0m, 1m);
        policy.RuleFor(p => p.StepUpRisk).Within(0, DimensionRating.HighestRisk);
        policy.RuleFor(p => p.StepUpUseDays).Within(1, MaxDays);
        policy.RuleFor(p => p.StepUpUseDaysWindowDays).Within(1, MaxDays);
        policy.RuleFor(p => p.StepUpUseEvents).Within(1, MaxDays);
        policy.RuleFor(p => p.StepUpUseEventsWindowDays).Within(1, MaxDays);
        policy.RuleFor(p => p.EvaluationMaximumAgeDays).Within(0, MaxDays);
    }

    private static void AttendanceRules(InlineValidator<AttendancePolicy> policy)
    {
        policy.RuleFor(p => p.LateGraceMinutes).Within(0, MinutesOfADay);
        policy.RuleFor(p => p.MinimumPartialRatio).Within(0m, 1m);
        policy.RuleFor(p => p.ExcuseNoticeHours).Within(0, HoursOfAWeek);
        policy.RuleFor(p => p.ExcuseWithinDays).Within(0, MaxDays);
        policy.RuleFor(p => p.MakeUpWithinDays).Within(0, MaxDays);
        policy.RuleFor(p => p.StartEarlyMinutes).Within(0, MinutesOfADay);
        policy.RuleFor(p => p.LockAfterDays).Within(0, MaxDays);
        policy.RuleFor(p => p.OutreachAfterMinutes).Within(0, MinutesOfADay);
        policy.RuleFor(p => p.ContactWithinHours).Within(0, HoursOfAWeek);
        policy.RuleFor(p => p.PlanReviewAfterAbsences).Within(1, HighestScale);
        policy.RuleFor(p => p.DischargeAfterAbsences).Within(1, HighestScale);
        policy.RuleFor(p => p.NoContactDays).Within(1, MaxDays);
        policy.RuleFor(p => p.NoContactAttempts).Within(0, HighestScale);
        policy.RuleFor(p => p.UnderHoursNoticeHours).Within(0, HoursOfAWeek);
    }

    private static void SchedulingRules(InlineValidator<SchedulingPolicy> policy)
    {
        policy.RuleFor(p => p.HorizonWeeks).Within(1, MaxHorizonWeeks);
        policy.RuleFor(p => p.Capacities).MaxCount(Limits.Items);
        policy.RuleForEach(p => p.Capacities).ChildRules(capacity => capacity.RuleFor(c => c.Seats).Within(1, MaxSeats));
    }

    private static void AssessmentRules(InlineValidator<AssessmentPolicy> policy)
    {
        policy.RuleFor(p => p.ScreenWithinDays).Within(0, MaxDays);
        policy.RuleFor(p => p.HighRiskMinutes).Within(0, MinutesOfADay);
        policy.RuleFor(p => p.ModerateRiskDays).Within(0, MaxDays);
        policy.RuleFor(p => p.IntakeWithinDays).Within(0, MaxDays);
        policy.RuleFor(p => p.ReviewWindowDays).Within(0, MaxDays);
        policy.RuleFor(p => p.Schedule).MaxCount(Limits.Items);
        policy.RuleForEach(p => p.Schedule).ChildRules(rule =>
        {
            rule.RuleFor(r => r.EveryDays).Within(1, MaxDays);
            rule.RuleFor(r => r.CloserFromScore).Within(-HighestScale, HighestScale);
            rule.RuleFor(r => r.CloserEveryDays).Within(1, MaxDays);
        });
    }

    private static void ProposalRules(InlineValidator<ProposalPolicy> policy)
    {
        policy.RuleFor(p => p.SoftCommitmentCost).Within(0, MaxCost);
        policy.RuleFor(p => p.OtherTimeCost).Within(0, MaxCost);
        policy.RuleFor(p => p.ModeCost).Within(0, MaxCost);
        policy.RuleFor(p => p.OtherCounselorCost).Within(0, MaxCost);
        policy.RuleFor(p => p.GroupChangeCost).Within(0, MaxCost);
        policy.RuleFor(p => p.TripCost).Within(0, MaxCost);
        policy.RuleFor(p => p.EvenDayMinutes).Within(0, MinutesOfDay);
        policy.RuleFor(p => p.CrowdedDayCost).Within(0, MaxCost);
        policy.RuleFor(p => p.ExcessHourCost).Within(0, MaxCost);
        policy.RuleFor(p => p.SolverSeconds).Within(1, MaxSolverSeconds);
        policy.RuleFor(p => p.MostWeeks).Within(1, MaxProposalWeeks);
        policy.RuleFor(p => p.MostPatients).Within(1, MaxSeats);
        policy.RuleFor(p => p.IndividualsPerWeek).Within(0, MaxIndividuals);
        policy.RuleFor(p => p.MostIndividualsPerWeek).Within(0, MaxIndividuals);
    }

    private static void SupportRules(InlineValidator<SupportPolicy> policy)
    {
        policy.RuleFor(p => p.CravingAlertScore).Within(0, HighestScale);
        policy.RuleFor(p => p.CravingAlertHours).Within(0, HoursOfAWeek);
        policy.RuleFor(p => p.CravingRise).Within(0m, HighestScale);
        policy.RuleFor(p => p.RelapseUseDays).Within(1, MaxDays);
        policy.RuleFor(p => p.RelapseWindowDays).Within(1, MaxDays);
        policy.RuleFor(p => p.ProvisionalDays).Within(0, MaxDays);
        policy.RuleFor(p => p.HeavyDrinksFemale).Within(1, HighestScale);
        policy.RuleFor(p => p.HeavyDrinksMale).Within(1, HighestScale);
        policy.RuleFor(p => p.UseResponseBusinessDays).Within(0, MaxDays);
        policy.RuleFor(p => p.MilestoneDays).MaxCount(Limits.Items);
        policy.RuleForEach(p => p.MilestoneDays).Within(1, MaxDays);
    }

    private static void ProgressRules(InlineValidator<ProgressPolicy> policy)
    {
        policy.RuleFor(p => p.EarliestDays).Within(0, MaxDays);
        policy.RuleFor(p => p.LatestDays).Within(0, MaxDays);
        policy.RuleFor(p => p.Responses).MaxCount(Limits.Items);
        policy.RuleForEach(p => p.Responses).ChildRules(rule =>
        {
            rule.RuleFor(r => r.Score).Required().MaxLength(Limits.Code);
            rule.RuleFor(r => r.MinimumBaseline).Within(0m, MaxScore);
            rule.RuleFor(r => r.ResponseRatio).Within(0m, 1m);
            rule.RuleFor(r => r.RemissionBelow).Within(0m, MaxScore);
        });
        policy.RuleFor(p => p.MeaningfulChanges).MaxCount(Limits.Items);
        policy.RuleForEach(p => p.MeaningfulChanges).ChildRules(change =>
        {
            change.RuleFor(c => c.Score).Required().MaxLength(Limits.Code);
            change.RuleFor(c => c.Points).Within(0m, MaxScore);
        });
        policy.RuleFor(p => p.ConfirmWithinDays).Within(0, MaxDays);
    }

    private static void DrugTestRules(InlineValidator<DrugTestPolicy> policy)
    {
        policy.RuleFor(p => p.OtherWindowDays).Within(0, MaxDays);
        policy.RuleFor(p => p.Windows).MaxCount(Limits.Items);
        policy.RuleForEach(p => p.Windows).ChildRules(window => window.RuleFor(w => w.Days).Within(0, MaxDays));
    }

    private static void SkillRules(InlineValidator<SkillPolicy> policy)
    {
        policy.RuleFor(p => p.AppliedUses).Within(1, HighestScale);
        policy.RuleFor(p => p.MasteredUses).Within(1, HighestScale);
        policy.RuleFor(p => p.MasteredWindowUses).Within(1, HighestScale);
        policy.RuleFor(p => p.MasteredEffectiveness).Within(0m, 10m);
        policy.RuleFor(p => p.HomeworkGraceDays).Within(0, MaxDays);
    }

    private static void TransitionRules(InlineValidator<TransitionPolicy> policy)
    {
        policy.RuleFor(p => p.RelapsePrevention).ChildRules(RelapsePreventionRules);
        policy.RuleFor(p => p.ContinuingCare.FirstAppointmentWithinDays).Within(0, MaxDays);
        policy.RuleFor(p => p.ContinuingCare.CheckInWeeks).MaxCount(Limits.Items);
        policy.RuleForEach(p => p.ContinuingCare.CheckInWeeks).Within(1, MaxHorizonWeeks * 10);
        policy.RuleFor(p => p.ContinuingCare.DueAfterDays).Within(0, MaxDays);
        policy.RuleFor(p => p.ContinuingCare.WorkDays).Within(0, MaxDays);
        policy.RuleFor(p => p.FollowUp.LadderDays).MaxCount(Limits.Items);
        policy.RuleForEach(p => p.FollowUp.LadderDays).Within(1, MaxDays);
        policy.RuleFor(p => p.FollowUp.LeadDays).Within(0, MaxDays);
        policy.RuleFor(p => p.FollowUp.GraceDays).Within(0, MaxDays);
    }

    private static void RelapsePreventionRules(InlineValidator<RelapsePreventionPolicy> policy)
    {
        policy.RuleFor(p => p.MinimumWarningSigns).Within(1, HighestScale);
        policy.RuleFor(p => p.MinimumHighRiskSituations).Within(1, HighestScale);
        policy.RuleFor(p => p.MinimumCopingSkills).Within(1, HighestScale);
        policy.RuleFor(p => p.MinimumEmergencyContacts).Within(1, HighestScale);
        policy.RuleFor(p => p.MinimumAlwaysReachable).Within(0, HighestScale);
        policy.RuleFor(p => p.CrisisLines).MaxCount(Limits.Items);
        policy.RuleForEach(p => p.CrisisLines).Required().MaxLength(Limits.Code);
        policy.RuleFor(p => p.DueAfterDays).Within(0, MaxDays);
        policy.RuleFor(p => p.WorkDays).Within(0, MaxDays);
    }

    private static void IncentiveRules(InlineValidator<IncentivePolicy> policy)
    {
        policy.RuleFor(p => p.FirstPoints).Within(0, MaxPoints);
        policy.RuleFor(p => p.StepPoints).Within(0, MaxPoints);
        policy.RuleFor(p => p.MaximumPointsPerTest).Within(0, MaxPoints);
        policy.RuleFor(p => p.MaximumPointsPerYear).Within(0, MaxPoints);
    }

    private static void QualityRules(InlineValidator<QualityPolicy> policy)
    {
        policy.RuleFor(p => p.MinimumAge).Within(0, MaxAge);
        policy.RuleFor(p => p.NegativeHistoryDays).Within(0, MaxDays);
        policy.RuleFor(p => p.InitiationDays).Within(1, MaxDays);
        policy.RuleFor(p => p.EngagementDays).Within(1, MaxDays);
        policy.RuleFor(p => p.EngagementEvents).Within(1, HighestScale);
        policy.RuleFor(p => p.RetentionDays).MaxCount(Limits.Items);
        policy.RuleForEach(p => p.RetentionDays).Within(1, MaxDays);
        policy.RuleFor(p => p.ReadmissionDays).Within(1, MaxDays);
        policy.RuleFor(p => p.AbstinenceDays).Within(1, MaxDays);
        policy.RuleFor(p => p.ContinuingCareDays).Within(1, MaxDays);
        policy.RuleFor(p => p.AcuteFollowUpDays).MaxCount(Limits.Items);
        policy.RuleForEach(p => p.AcuteFollowUpDays).Within(1, MaxDays);
    }

    private static void AuthorizationRules(InlineValidator<AuthorizationPolicy> policy)
    {
        policy.RuleFor(p => p.RatingMaximumAgeDays).Within(0, MaxDays);
        policy.RuleFor(p => p.RenewalRemaining).Within(0m, MaxScore);
        policy.RuleFor(p => p.RenewalDays).Within(0, MaxDays);
        policy.RuleFor(p => p.ResponseBusinessDays).Within(0, MaxDays);
        policy.RuleFor(p => p.DecisionDays).Within(0, MaxDays);
        policy.RuleFor(p => p.ExpeditedDecisionHours).Within(0, HoursOfAWeek);
    }

    private static void MedicareRules(InlineValidator<MedicarePolicy> policy)
    {
        policy.RuleFor(p => p.MinimumHoursPerWeek).Within(0m, HoursOfAWeek);
        policy.RuleFor(p => p.CertificationDays).Within(1, MaxDays);
        policy.RuleFor(p => p.WarningDay).Within(1, MaxDays);
    }
}
