namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>When a plan must be reviewed, rules REV-1 to REV-4.</summary>
/// <param name="Intervals">REV-1. The interval holds from its rank upwards to the next one.</param>
/// <param name="EventReviewBusinessDays">REV-2. Business days after an event that calls for a review.</param>
/// <param name="DueSoonDays">REV-3. Calendar days before the due date, inclusive, in which a review counts as due soon.</param>
/// <param name="HoldWithoutReviewDays">REV-4. A plan on hold for more calendar days than this is reviewed before it resumes.</param>
public sealed record ReviewCadencePolicy(
    IReadOnlyList<ReviewInterval> Intervals, int EventReviewBusinessDays, int DueSoonDays, int HoldWithoutReviewDays)
{
    public static ReviewCadencePolicy Default { get; } = new(
        Intervals: [new(FromRank: 0, Days: 90), new(FromRank: 15, Days: 60), new(FromRank: 21, Days: 30)],
        EventReviewBusinessDays: 3,
        DueSoonDays: 7,
        HoldWithoutReviewDays: 14);

    /// <summary>Calendar days from one review to the next at this level.</summary>
    public int IntervalDays(LevelOfCare level)
    {
        var rank = LevelsOfCare.RankOf(level);
        return Intervals.Where(interval => interval.FromRank <= rank).MaxBy(interval => interval.FromRank)!.Days;
    }

    internal void Check(string pointer)
    {
        if (Intervals.All(interval => interval.FromRank != 0))
        {
            throw ProgramErrors.PolicyIncomplete($"{pointer}/intervals", "One interval starts at rank 0, so that every level has one.");
        }
    }
}

/// <param name="FromRank">Intensity rank, inclusive; one interval starts at 0.</param>
/// <param name="Days">Calendar days.</param>
public sealed record ReviewInterval(int FromRank, int Days);
