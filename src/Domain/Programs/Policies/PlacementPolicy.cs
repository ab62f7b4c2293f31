namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>How dimension ratings become a suggested level, rule PLC-1.</summary>
/// <param name="ThirdEdition">Tried in order; the first that a rating meets decides. The last one meets every assessment.</param>
/// <param name="FourthEditionDimensions">
/// The most intensive minimum level among these dimensions decides; the others tell what the patient accepts, not what is safe.
/// </param>
/// <param name="FourthEditionLowestCode">Suggested where no dimension names a minimum level.</param>
public sealed record PlacementPolicy(
    IReadOnlyList<PlacementRule> ThirdEdition, IReadOnlyList<int> FourthEditionDimensions, string FourthEditionLowestCode)
{
    public static PlacementPolicy Default { get; } = new(
        ThirdEdition:
        [
            new([1, 2, 3, 4, 5, 6], FromRisk: 4, PlacementOutcome.UrgentReview, "3.7"),
            new([1, 2, 3], FromRisk: 3, PlacementOutcome.Review, "3.7"),
            new([4, 5, 6], FromRisk: 3, PlacementOutcome.Review, "2.5"),
            new([1, 2, 3, 4, 5, 6], FromRisk: 2, PlacementOutcome.Place, "2.1"),
            new([1, 2, 3, 4, 5, 6], FromRisk: 0, PlacementOutcome.Place, "1"),
        ],
        FourthEditionDimensions: [1, 2, 3, 4, 5],
        FourthEditionLowestCode: "1.0");

    /// <param name="ratings">One assessment, as <see cref="DimensionRatings.Require"/> let it pass.</param>
    public PlacementSuggestion Suggest(AsamEdition edition, IReadOnlyList<DimensionRating> ratings) => edition switch
    {
        AsamEdition.Third => SuggestByRisk(ratings),
        AsamEdition.Fourth => SuggestByMinimumLevel(ratings),
    };

    internal void Check(string pointer)
    {
        for (var i = 0; i < ThirdEdition.Count; i++)
        {
            LevelsOfCare.Require(new LevelOfCare(AsamEdition.Third, ThirdEdition[i].LevelCode), $"{pointer}/thirdEdition/{i}/levelCode");
        }

        LevelsOfCare.Require(new LevelOfCare(AsamEdition.Fourth, FourthEditionLowestCode), $"{pointer}/fourthEditionLowestCode");
        if (!ThirdEdition.Any(rule => rule.FromRisk == 0 && rule.Dimensions.Count > 0))
        {
            throw ProgramErrors.PolicyIncomplete($"{pointer}/thirdEdition", "One rule starts at risk 0, so that every assessment meets a rule.");
        }
    }

    private PlacementSuggestion SuggestByRisk(IReadOnlyList<DimensionRating> ratings)
    {
        var rule = ThirdEdition.First(rule => ratings.Any(rule.IsMetBy));
        return new PlacementSuggestion(
            rule.Outcome,
            new LevelOfCare(AsamEdition.Third, rule.LevelCode),
            [.. ratings.Where(rule.IsMetBy).Select(rating => rating.Dimension)]);
    }

    private PlacementSuggestion SuggestByMinimumLevel(IReadOnlyList<DimensionRating> ratings)
    {
        var named = ratings
            .Where(rating => rating.MinimumLevelCode is not null && FourthEditionDimensions.Contains(rating.Dimension))
            .Select(rating => (rating.Dimension, Level: new LevelOfCare(AsamEdition.Fourth, rating.MinimumLevelCode!)))
            .ToList();
        if (named.Count == 0)
        {
            return new PlacementSuggestion(PlacementOutcome.Place, new LevelOfCare(AsamEdition.Fourth, FourthEditionLowestCode), []);
        }

        var governing = named.MaxBy(minimum => LevelsOfCare.RankOf(minimum.Level)).Level;
        return new PlacementSuggestion(
            PlacementOutcome.Place,
            governing,
            [.. named.Where(minimum => minimum.Level == governing).Select(minimum => minimum.Dimension).Distinct()]);
    }
}

/// <param name="FromRisk">0 to 4, inclusive.</param>
/// <param name="LevelCode">Third-edition code.</param>
public sealed record PlacementRule(IReadOnlyList<int> Dimensions, int FromRisk, PlacementOutcome Outcome, string LevelCode)
{
    public bool IsMetBy(DimensionRating rating) => rating.Risk >= FromRisk && Dimensions.Contains(rating.Dimension);
}
