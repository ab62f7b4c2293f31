using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>An objective is specific, measurable, achievable, relevant and time-bound: rules SMA-1 to SMA-5.</summary>
public static class SmartChecks
{
    public static IEnumerable<FieldError> Check(
        Problem problem,
        Goal goal,
        Objective objective,
        string pointer,
        DateOnly? effectiveFrom,
        bool isClosed,
        ContentProfilePolicy policy)
    {
        if (CheckSpecific(goal, objective, pointer, policy) is { } notSpecific)
        {
            yield return notSpecific;
        }

        if (objective.Measurement is not { } measurement || IsNotMeasurable(measurement))
        {
            yield return new FieldError(
                $"{pointer}/measurement",
                "OBJ_NOT_MEASURABLE",
                "Needs a measure of the catalogue with its parameters and unit, a comparator and a target value.");
        }
        else
        {
            foreach (var error in CheckAchievable(measurement, $"{pointer}/measurement"))
            {
                yield return error;
            }
        }

        if (problem.Dimensions.Count == 0)
        {
            yield return new FieldError(pointer, "OBJ_UNLINKED", "Its problem touches no assessment dimension.");
        }

        if (!isClosed && CheckTimeBound(objective, effectiveFrom, policy) is { } detail)
        {
            yield return new FieldError($"{pointer}/targetDate", "OBJ_NO_TARGET_DATE", detail);
        }
    }

    /// <summary>Whether the value could not be computed, or not be judged.</summary>
    public static bool IsNotMeasurable(Measurement measurement)
    {
        if (measurement is not { Measure: { } code, Comparator: not null, TargetValue: not null })
        {
            return true;
        }

        var measure = ObjectiveMeasures.Of(code);
        return string.IsNullOrWhiteSpace(measurement.Unit)
            || (measure.Unit is { } unit && unit != measurement.Unit)
            || measure.Misfits(measurement.Parameters).Any();
    }

    private static FieldError? CheckSpecific(Goal goal, Objective objective, string pointer, ContentProfilePolicy policy)
    {
        var text = objective.Text?.Trim() ?? "";
        return text switch
        {
            _ when text.Length < policy.ObjectiveTextMinimumLength || text.Length > policy.ObjectiveTextMaximumLength =>
                NotSpecific(
                    $"{pointer}/text",
                    $"Between {policy.ObjectiveTextMinimumLength} and {policy.ObjectiveTextMaximumLength} characters."),
            _ when IsSame(text, goal.Statement) || IsSame(text, goal.PatientWords) =>
                NotSpecific($"{pointer}/text", "An objective is a step towards its goal, not the goal again."),
            _ when objective.Behavior is null => NotSpecific($"{pointer}/behavior", "Say what the patient does."),
            _ => null,
        };
    }

    private static FieldError NotSpecific(string pointer, string detail) => new(pointer, "OBJ_NOT_SPECIFIC", detail);

    private static bool IsSame(string text, string? other) =>
        string.Equals(text, other?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<FieldError> CheckAchievable(Measurement measurement, string pointer)
    {
        var measure = ObjectiveMeasures.Of(measurement.Measure!.Value);
        var comparator = measurement.Comparator!.Value;
        var target = measurement.TargetValue!.Value;
        if (!measure.Contains(target) || IsBeyondReach(measure, comparator, target))
        {
            yield return new FieldError($"{pointer}/targetValue", "OBJ_TARGET_OUT_OF_RANGE", "No value of this measure meets the target.");
        }

        if (measurement.BaselineValue is { } outside && !measure.Contains(outside))
        {
            yield return new FieldError($"{pointer}/baselineValue", "OBJ_TARGET_OUT_OF_RANGE", "The measure has no such value.");
        }

        if (!comparator.PointsTo(measure.Better))
        {
            yield return new FieldError($"{pointer}/comparator", "OBJ_WRONG_DIRECTION", "The comparator asks for a change to the worse.");
        }
        else if (measurement.BaselineValue is { } baseline && !Improves(measure.Better, comparator, baseline, target))
        {
            yield return new FieldError($"{pointer}/targetValue", "OBJ_WRONG_DIRECTION", "The target is no better than the baseline.");
        }
    }

    private static bool IsBeyondReach(ObjectiveMeasure measure, Comparator comparator, decimal target) =>
        (comparator is Comparator.LessThan && target <= measure.Minimum)
        || (comparator is Comparator.GreaterThan && target >= measure.Maximum);

    private static bool Improves(MeasureDirection better, Comparator comparator, decimal baseline, decimal target) => better switch
    {
        MeasureDirection.Lower => target < baseline,
        MeasureDirection.Higher => target > baseline,
        MeasureDirection.Either => comparator switch
        {
            Comparator.LessThan or Comparator.AtMost => target < baseline,
            Comparator.AtLeast or Comparator.GreaterThan => target > baseline,
            Comparator.Equal => target != baseline,
        },
    };

    private static string? CheckTimeBound(Objective objective, DateOnly? effectiveFrom, ContentProfilePolicy policy)
    {
        if (objective.TargetDate is not { } targetDate)
        {
            return "Needs a target date.";
        }

        return effectiveFrom is { } from
            && (targetDate <= from || targetDate.DayNumber - from.DayNumber > policy.TargetHorizonDays)
                ? $"After the first day of the version, and within {policy.TargetHorizonDays} days of it."
                : null;
    }
}
