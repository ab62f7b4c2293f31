namespace TreatmentPlans.Domain.Programs;

/// <summary>What the ratings suggest. Advice: a licensed person decides, and says why when deciding otherwise (D13).</summary>
/// <param name="Level">The level suggested, or where the outcome is a review, the least intensive level it is about.</param>
/// <param name="DecidingDimensions">The dimensions whose ratings led here.</param>
public sealed record PlacementSuggestion(PlacementOutcome Outcome, LevelOfCare Level, IReadOnlyList<int> DecidingDimensions)
{
    /// <summary>Levels are compared by intensity, so that ratings of one edition can inform a level of the other (D14).</summary>
    public bool AgreesWith(LevelOfCare decided)
    {
        var rank = LevelsOfCare.RankOf(decided);
        var suggested = LevelsOfCare.RankOf(Level);
        return Outcome switch
        {
            PlacementOutcome.Place => rank == suggested,
            PlacementOutcome.Review or PlacementOutcome.UrgentReview => rank >= suggested,
        };
    }
}

public enum PlacementOutcome
{
    /// <summary>This level.</summary>
    Place,

    /// <summary>Review placement at this level or a more intensive one.</summary>
    Review,

    /// <summary>Review placement at this level or a more intensive one today.</summary>
    UrgentReview,
}
