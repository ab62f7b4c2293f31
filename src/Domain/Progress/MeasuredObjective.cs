using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Progress;

/// <summary>How far an objective is, by its own measure (B.4, rules OBJ-1 to OBJ-3). A clinician confirms what it proposes.</summary>
/// <param name="Value">Null where neither the records nor an outcome tell.</param>
/// <param name="IsMet">The value satisfies the comparator.</param>
/// <param name="IsProposedAsAchieved">Open, met, and measured on or before the target date.</param>
/// <param name="IsOverdue">Open, and the target date has passed.</param>
public sealed record MeasuredObjective(
    ObjectiveId ObjectiveId,
    Measurement Measurement,
    DateOnly? TargetDate,
    ObjectiveStatus Status,
    bool IsWaived,
    MeasuredValue? Value,
    bool? IsMet,
    bool IsProposedAsAchieved,
    bool IsOverdue)
{
    /// <param name="reader">Null before the plan was in force.</param>
    /// <param name="outcomes">What clinicians recorded of it by then.</param>
    public static MeasuredObjective Of(
        ObjectiveStanding standing, IReadOnlyList<ObjectiveOutcome> outcomes, MeasureReader reader, DateOnly asOf)
    {
        var (objective, measurement) = (standing.Objective, standing.Objective.Measurement!);
        var isOpen = standing is { Status: ObjectiveStatus.Active, IsWaived: false };

        // What comes after the target date does not count for it any more.
        var judgedOn = objective.TargetDate < asOf ? objective.TargetDate.Value : asOf;
        var value = reader.Read(measurement.Measure!.Value, measurement.Parameters, judgedOn) ?? Told(outcomes, judgedOn);
        var isMet = value is null ? (bool?)null : measurement.IsMetBy(value.Value);

        // Few days of use are easily had at the start: such a count is complete when its time is over.
        var isComplete = !Grows(measurement) || asOf >= objective.TargetDate;
        return new MeasuredObjective(
            objective.Id!.Value,
            measurement,
            objective.TargetDate,
            standing.Status,
            standing.IsWaived,
            value,
            isMet,
            isOpen && isMet == true && isComplete,
            isOpen && objective.TargetDate < asOf);
    }

    private static bool Grows(Measurement measurement) =>
        measurement.Measure is MeasureCode.UseDays or MeasureCode.HeavyDrinkingDays or MeasureCode.DaysAbstinentPercent;

    private static MeasuredValue? Told(IReadOnlyList<ObjectiveOutcome> outcomes, DateOnly asOf) =>
        outcomes.LastOrDefault(outcome => outcome.EnteredInError is null && outcome.MeasuredOn <= asOf) is { } outcome
            ? new MeasuredValue(outcome.Value, outcome.MeasuredOn, [outcome.Id.Value])
            : null;
}
