namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>When symptoms have changed enough to be said so, rules PRG-1, PRG-2 and OBJ-4.</summary>
/// <param name="EarliestDays">PRG-1. Days after the baseline from which a later score tells of response.</param>
/// <param name="LatestDays">PRG-1. Days after the baseline up to which it does.</param>
/// <param name="Responses">PRG-1.</param>
/// <param name="MeaningfulChanges">PRG-2.</param>
/// <param name="ConfirmWithinDays">OBJ-4. Days in which a clinician confirms what the records propose.</param>
public sealed record ProgressPolicy(
    int EarliestDays,
    int LatestDays,
    IReadOnlyList<ResponseRule> Responses,
    IReadOnlyList<MeaningfulChange> MeaningfulChanges,
    int ConfirmWithinDays)
{
    public static ProgressPolicy Default { get; } = new(
        EarliestDays: 14,
        LatestDays: 120,
        Responses:
        [
            new("phq9-total", MinimumBaseline: 10, ResponseRatio: 0.5m, RemissionBelow: 5),
            new("gad7-total", MinimumBaseline: 10, ResponseRatio: 0.5m, RemissionBelow: 5),
        ],
        MeaningfulChanges: [new("who5-index", Points: 10)],
        ConfirmWithinDays: 7);

    internal void Check(string pointer)
    {
        if (EarliestDays > LatestDays)
        {
            throw ProgramErrors.PolicyContradictory($"{pointer}/earliestDays", "The window ends before it begins.");
        }
    }
}

/// <param name="Score">Code of the score.</param>
/// <param name="MinimumBaseline">Below it there is nothing to respond.</param>
/// <param name="ResponseRatio">Of the baseline: at most so much is a response, 0 to 1.</param>
/// <param name="RemissionBelow">A score below it is remission.</param>
public sealed record ResponseRule(string Score, decimal MinimumBaseline, decimal ResponseRatio, decimal RemissionBelow);

/// <param name="Score">Code of the score.</param>
/// <param name="Points">A change by so many, either way, is one that means something.</param>
public sealed record MeaningfulChange(string Score, decimal Points);
