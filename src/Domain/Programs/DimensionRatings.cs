namespace TreatmentPlans.Domain.Programs;

/// <summary>Whether ratings make up one assessment: all six dimensions, in the terms of one edition (rule PLC-2).</summary>
public static class DimensionRatings
{
    /// <returns>The ratings by dimension and subdimension.</returns>
    /// <exception cref="Common.DomainException">
    /// 422 DIMENSIONS_INCOMPLETE, DIMENSION_RATED_TWICE, MIXED_EDITIONS, RISK_REQUIRED, UNKNOWN_LEVEL_OF_CARE, RATIONALE_TOO_SHORT,
    /// OUT_OF_RANGE.
    /// </exception>
    /// <param name="pointer">Where the list stands in the request.</param>
    public static IReadOnlyList<DimensionRating> Require(
        AsamEdition edition, IReadOnlyList<DimensionRating> ratings, string pointer)
    {
        var seen = new HashSet<(int, string?)>();
        for (var i = 0; i < ratings.Count; i++)
        {
            var rating = ratings[i];
            RequireTerms(edition, rating, $"{pointer}/{i}");
            if (!seen.Add((rating.Dimension, rating.Subdimension)))
            {
                throw DimensionRatingErrors.RatedTwice($"{pointer}/{i}/dimension");
            }
        }

        if (Enumerable.Range(1, DimensionRating.Dimensions).Except(ratings.Select(rating => rating.Dimension)).Any())
        {
            throw DimensionRatingErrors.Incomplete(pointer);
        }

        return [.. ratings.OrderBy(rating => rating.Dimension).ThenBy(rating => rating.Subdimension, StringComparer.Ordinal)];
    }

    private static void RequireTerms(AsamEdition edition, DimensionRating rating, string pointer)
    {
        if (rating.Dimension is < 1 or > DimensionRating.Dimensions)
        {
            throw DimensionRatingErrors.OutOfRange($"{pointer}/dimension", 1, DimensionRating.Dimensions);
        }

        if (rating.Risk is < 0 or > DimensionRating.HighestRisk)
        {
            throw DimensionRatingErrors.OutOfRange($"{pointer}/risk", 0, DimensionRating.HighestRisk);
        }

        if (rating.Rationale.Trim().Length < DimensionRating.RationaleMinimumLength)
        {
            throw DimensionRatingErrors.RationaleTooShort($"{pointer}/rationale");
        }

        switch (edition)
        {
            case AsamEdition.Third:
                if (rating is not { Subdimension: null, RiskCode: null, MinimumLevelCode: null })
                {
                    throw DimensionRatingErrors.MixedEditions(pointer);
                }

                if (rating.Risk is null)
                {
                    throw DimensionRatingErrors.RiskRequired($"{pointer}/risk");
                }

                break;
            case AsamEdition.Fourth:
                if (rating.Risk is not null)
                {
                    throw DimensionRatingErrors.MixedEditions($"{pointer}/risk");
                }

                if (rating.RiskCode is null)
                {
                    throw DimensionRatingErrors.RiskRequired($"{pointer}/riskCode");
                }

                if (rating.MinimumLevelCode is { } code)
                {
                    LevelsOfCare.Require(new LevelOfCare(edition, code), $"{pointer}/minimumLevelCode");
                }

                break;
        }
    }
}
