using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>How an objective is judged: what is measured, and what the value must be (D7).</summary>
public sealed record Measurement
{
    public MeasureCode? Measure { get; init; }

    /// <summary>What narrows the measure down: see the catalogue for the ones a measure takes.</summary>
    public MeasureParameters Parameters { get; init; } = new();

    public Comparator? Comparator { get; init; }

    public decimal? TargetValue { get; init; }

    /// <summary>The unit of the catalogue; free for <see cref="MeasureCode.Count"/> and <see cref="MeasureCode.Frequency"/>.</summary>
    public string? Unit { get; init; }

    /// <summary>The value before the work started.</summary>
    public decimal? BaselineValue { get; init; }

    public DateOnly? BaselineOn { get; init; }

    /// <summary>Whether a measured value meets the target. Only for a measurement that passed validation.</summary>
    public bool IsMetBy(decimal value) => Comparator!.Value.Holds(value, TargetValue!.Value);
}

/// <summary>Parameters of a measure; each measure of the catalogue names those it takes.</summary>
public sealed record MeasureParameters
{
    /// <summary>First day that counts; the plan's first day where it is left out.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Length of a trailing window in days.</summary>
    public int? WindowDays { get; init; }

    /// <summary>One substance, with those that its name takes in (SUB-1); every one of concern where it is left out.</summary>
    public Substance? Substance { get; init; }

    public IReadOnlyList<SkillCategory>? Skills { get; init; }

    /// <summary>Where the skill was used; anywhere when left out.</summary>
    public IReadOnlyList<PracticeSetting>? Settings { get; init; }

    /// <summary>What is counted, or asked with yes or no, in a few words.</summary>
    public string? Subject { get; init; }
}

public enum SkillCategory
{
    CravingManagement,
    HighRiskAvoidance,
    EmotionRegulation,
    ProblemSolving,
    Communication,
    Refusal,
    Lifestyle,
    SleepHygiene,
    Financial,
    Relationship,
}

public enum PracticeSetting
{
    Session,
    Home,
    Work,
    Social,
}

public enum Comparator
{
    LessThan,
    AtMost,
    Equal,
    AtLeast,
    GreaterThan,
}

public static class Comparators
{
    public static bool Holds(this Comparator comparator, decimal value, decimal target) => comparator switch
    {
        Comparator.LessThan => value < target,
        Comparator.AtMost => value <= target,
        Comparator.Equal => value == target,
        Comparator.AtLeast => value >= target,
        Comparator.GreaterThan => value > target,
    };

    /// <summary>Whether the comparator asks for movement that way. Equal asks for one value and fits both.</summary>
    public static bool PointsTo(this Comparator comparator, MeasureDirection better) => comparator switch
    {
        Comparator.LessThan or Comparator.AtMost => better is not MeasureDirection.Higher,
        Comparator.AtLeast or Comparator.GreaterThan => better is not MeasureDirection.Lower,
        Comparator.Equal => true,
    };
}
