using FluentValidation;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Programs;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>
/// The shape of a plan's content: lengths, counts and ranges. What a complete plan holds is checked at submit, so that an
/// unfinished draft can be saved (D1).
/// </summary>
internal sealed class PlanContentValidator : AbstractValidator<PlanContent>
{
    public PlanContentValidator()
    {
        RuleFor(content => content.SchemaVersion)
            .Equal(PlanContent.CurrentSchemaVersion).WithErrorCode("OUT_OF_RANGE").WithMessage("This service writes version 1.");
        RuleFor(content => content.Diagnoses).MaxCount(PlanLimits.ListCount);
        RuleForEach(content => content.Diagnoses).ChildRules(diagnosis =>
            diagnosis.RuleFor(item => item.Code).Required().MaxLength(PlanLimits.CodeLength));
        RuleFor(content => content.LevelOfCare!).SetValidator(new LevelOfCareValidator()).When(content => content.LevelOfCare is not null);
        RuleFor(content => content.DimensionRatings!).SetValidator(new RatingsValidator()).When(content => content.DimensionRatings is not null);
        RuleFor(content => content.Strengths).MaxCount(PlanLimits.ListCount);
        RuleForEach(content => content.Strengths).MaxLength(PlanLimits.TextLength);
        RuleFor(content => content.Needs).MaxCount(PlanLimits.ListCount);
        RuleForEach(content => content.Needs).MaxLength(PlanLimits.TextLength);
        RuleFor(content => content.Abilities).MaxCount(PlanLimits.ListCount);
        RuleForEach(content => content.Abilities).MaxLength(PlanLimits.TextLength);
        RuleFor(content => content.Preferences).MaxCount(PlanLimits.ListCount);
        RuleForEach(content => content.Preferences).MaxLength(PlanLimits.TextLength);
        RuleFor(content => content.Participation!).SetValidator(new ParticipationValidator()).When(content => content.Participation is not null);
        RuleFor(content => content.TransitionCriteria).MaxCount(PlanLimits.ListCount);
        RuleForEach(content => content.TransitionCriteria).SetValidator(new ExitCriterionValidator());
        RuleFor(content => content.DischargeCriteria).MaxCount(PlanLimits.ListCount);
        RuleForEach(content => content.DischargeCriteria).SetValidator(new ExitCriterionValidator());
        RuleFor(content => content.Phases).MaxCount(PlanLimits.ItemCount);
        RuleForEach(content => content.Phases).SetValidator(new PlannedPhaseValidator());
        RuleFor(content => content.Problems).MaxCount(PlanLimits.ItemCount);
        RuleForEach(content => content.Problems).SetValidator(new ProblemValidator());
        RuleFor(content => content.CrisisPlanReference).MaxLength(PlanLimits.TitleLength);
        RuleFor(content => content.ConsentReferences).MaxCount(PlanLimits.ListCount);
        RuleFor(content => content.ContinuingCareOutline).MaxLength(PlanLimits.NarrativeLength);
    }
}

internal static class PlanLimits
{
    public const int CodeLength = 10;
    public const int TitleLength = 200;
    public const int TextLength = 2_000;
    public const int NarrativeLength = 8_000;
    public const int ReasonLength = 1_000;
    public const int ListCount = 50;
    public const int ItemCount = 30;
    public const int VersionNumber = 10_000;
    public const decimal Value = 1_000_000m;
    public static readonly DateOnly EarliestStart = new(2000, 1, 1);
    public static readonly DateOnly LatestStart = new(2199, 12, 31);

    /// <summary>Four places at most: beyond that a value would not survive the canonical form of the document.</summary>
    public static void IsMeasuredValue<T>(this IRuleBuilder<T, decimal?> rule) =>
        rule.Within(-Value, Value)
            .Must(value => value is null || decimal.Round(value.Value, 4) == value).WithErrorCode("INVALID_FORMAT").WithMessage("At most four decimal places.");
}

internal sealed class RatingsValidator : AbstractValidator<PlanDimensionRatings>
{
    public RatingsValidator()
    {
        RuleFor(rated => rated.Ratings).MaxCount(PlanLimits.ListCount);
        RuleForEach(rated => rated.Ratings).ChildRules(rating =>
        {
            rating.RuleFor(item => item.Dimension).Within(1, DimensionRating.Dimensions);
            rating.RuleFor(item => item.Risk).Within(0, DimensionRating.HighestRisk);
            rating.RuleFor(item => item.Subdimension).MaxLength(PlanLimits.CodeLength);
            rating.RuleFor(item => item.RiskCode).MaxLength(PlanLimits.CodeLength);
            rating.RuleFor(item => item.MinimumLevelCode).MaxLength(PlanLimits.CodeLength);
            rating.RuleFor(item => item.Rationale).MaxLength(PlanLimits.TextLength);
        });
    }
}

internal sealed class ParticipationValidator : AbstractValidator<PatientParticipation>
{
    public ParticipationValidator()
    {
        RuleFor(participation => participation.Statement).MaxLength(PlanLimits.TextLength);
        RuleFor(participation => participation.RefusalReason).MaxLength(PlanLimits.TextLength);
    }
}

internal sealed class ExitCriterionValidator : AbstractValidator<ExitCriterion>
{
    public ExitCriterionValidator()
    {
        RuleFor(criterion => criterion.Text).Required().MaxLength(PlanLimits.TextLength);
        RuleFor(criterion => criterion.Measurement!).SetValidator(new MeasurementValidator()).When(criterion => criterion.Measurement is not null);
    }
}

internal sealed class MeasurementValidator : AbstractValidator<Measurement>
{
    private const int MaximumWindowDays = 366;

    public MeasurementValidator()
    {
        RuleFor(measurement => measurement.TargetValue).IsMeasuredValue();
        RuleFor(measurement => measurement.BaselineValue).IsMeasuredValue();
        RuleFor(measurement => measurement.Unit).MaxLength(PlanLimits.TitleLength);
        RuleFor(measurement => measurement.Parameters.WindowDays).Within(1, MaximumWindowDays);
        RuleFor(measurement => measurement.Parameters.Subject).MaxLength(PlanLimits.TitleLength);
        RuleFor(measurement => measurement.Parameters.Skills).MaxCount(PlanLimits.ListCount);
        RuleFor(measurement => measurement.Parameters.Settings).MaxCount(PlanLimits.ListCount);
    }
}

internal sealed class PlannedPhaseValidator : AbstractValidator<PlannedPhase>
{
    private const decimal HoursInAWeek = 168m;

    public PlannedPhaseValidator()
    {
        RuleFor(phase => phase.Sequence).Within(0, PlanLimits.ItemCount);
        RuleFor(phase => phase.Name).MaxLength(PlanLimits.TitleLength);
        RuleFor(phase => phase.LevelOfCare!).SetValidator(new LevelOfCareValidator()).When(phase => phase.LevelOfCare is not null);
        RuleFor(phase => phase.TargetHoursPerWeek).Within(0m, HoursInAWeek);
        RuleFor(phase => phase.TargetHoursPerWeek).IsMeasuredValue();
    }
}

internal sealed class ProblemValidator : AbstractValidator<Problem>
{
    public ProblemValidator()
    {
        RuleFor(problem => problem.Title).MaxLength(PlanLimits.TitleLength);
        RuleFor(problem => problem.Statement).MaxLength(PlanLimits.TextLength);
        RuleFor(problem => problem.Evidence).MaxLength(PlanLimits.NarrativeLength);
        RuleFor(problem => problem.Dimensions).MaxCount(DimensionRating.Dimensions);
        RuleForEach(problem => problem.Dimensions).Within(1, DimensionRating.Dimensions);
        RuleFor(problem => problem.Goals).MaxCount(PlanLimits.ItemCount);
        RuleForEach(problem => problem.Goals).SetValidator(new GoalValidator());
    }
}

internal sealed class GoalValidator : AbstractValidator<Goal>
{
    public GoalValidator()
    {
        RuleFor(goal => goal.PatientWords).MaxLength(PlanLimits.TextLength);
        RuleFor(goal => goal.Statement).MaxLength(PlanLimits.TextLength);
        RuleFor(goal => goal.Objectives).MaxCount(PlanLimits.ItemCount);
        RuleForEach(goal => goal.Objectives).SetValidator(new ObjectiveValidator());
    }
}

internal sealed class ObjectiveValidator : AbstractValidator<Objective>
{
    public ObjectiveValidator()
    {
        RuleFor(objective => objective.Text).MaxLength(PlanLimits.TextLength);
        RuleFor(objective => objective.PhaseSequence).Within(0, PlanLimits.ItemCount);
        RuleFor(objective => objective.Measurement!).SetValidator(new MeasurementValidator()).When(objective => objective.Measurement is not null);
        RuleFor(objective => objective.Interventions).MaxCount(PlanLimits.ItemCount);
        RuleForEach(objective => objective.Interventions).SetValidator(new InterventionValidator());
    }
}

internal sealed class InterventionValidator : AbstractValidator<Intervention>
{
    private const int MinutesInADay = 1_440;
    private const int MaximumTimes = 100;

    public InterventionValidator()
    {
        RuleFor(intervention => intervention.Text).MaxLength(PlanLimits.TextLength);
        RuleFor(intervention => intervention.DurationMinutes).Within(1, MinutesInADay);
        RuleFor(intervention => intervention.Frequency!.Times).Within(1, MaximumTimes).When(intervention => intervention.Frequency is not null);
    }
}
