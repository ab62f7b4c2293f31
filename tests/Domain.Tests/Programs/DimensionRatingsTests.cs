using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Tests.Programs;

public class DimensionRatingsTests
{
    private static readonly IReadOnlyList<DimensionRating> Complete = TestPrograms.Ratings(1, 0, 2, 1, 2, 1);

    [Fact]
    public void Come_back_in_the_order_of_the_dimensions()
    {
        var ratings = DimensionRatings.Require(AsamEdition.Third, [.. Complete.Reverse()], "/ratings");

        Assert.Equal([1, 2, 3, 4, 5, 6], ratings.Select(rating => rating.Dimension));
    }

    [Fact]
    public void Of_one_dimension_come_back_in_the_order_of_its_parts()
    {
        var fourth = Complete.Select(rating => rating with { Risk = null, RiskCode = "B" }).ToList();

        var ratings = DimensionRatings.Require(
            AsamEdition.Fourth, [fourth[0] with { Subdimension = "b" }, fourth[0] with { Subdimension = "a" }, .. fourth.Skip(1)], "/ratings");

        Assert.Equal(["a", "b"], ratings.Take(2).Select(rating => rating.Subdimension));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Reach_from_no_risk_to_extreme_risk(int risk) =>
        Assert.Equal(6, DimensionRatings.Require(AsamEdition.Third, With(2, rating => rating with { Risk = risk }), "/ratings").Count);

    [Fact]
    public void Need_all_six_dimensions() => Refused("DIMENSIONS_INCOMPLETE", "/ratings", AsamEdition.Third, [.. Complete.Skip(1)]);

    [Fact]
    public void Rate_no_dimension_twice() =>
        Refused("DIMENSION_RATED_TWICE", "/ratings/6/dimension", AsamEdition.Third, [.. Complete, Complete[0]]);

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void Have_no_risk_outside_the_scale(int risk) =>
        Refused("OUT_OF_RANGE", "/ratings/1/risk", AsamEdition.Third, With(1, rating => rating with { Risk = risk }));

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Have_no_other_dimension(int dimension) =>
        Refused("OUT_OF_RANGE", "/ratings/0/dimension", AsamEdition.Third, With(0, rating => rating with { Dimension = dimension }));

    [Fact]
    public void Say_why_in_twenty_characters() =>
        Assert.NotEmpty(DimensionRatings.Require(
            AsamEdition.Third, With(0, rating => rating with { Rationale = new string('x', 20) }), "/ratings"));

    [Fact]
    public void Do_not_say_why_in_nineteen_characters() => Refused(
        "RATIONALE_TOO_SHORT", "/ratings/0/rationale", AsamEdition.Third, With(0, rating => rating with { Rationale = new string('x', 19) + "  " }));

    [Fact]
    public void Of_the_third_edition_need_a_risk() =>
        Refused("RISK_REQUIRED", "/ratings/3/risk", AsamEdition.Third, With(3, rating => rating with { Risk = null }));

    [Theory]
    [InlineData("sub", null, null)]
    [InlineData(null, "B", null)]
    [InlineData(null, null, "2.1")]
    public void Of_the_third_edition_use_no_term_of_the_fourth(string? subdimension, string? riskCode, string? minimumLevelCode) => Refused(
        "MIXED_EDITIONS",
        "/ratings/0",
        AsamEdition.Third,
        With(0, rating => rating with { Subdimension = subdimension, RiskCode = riskCode, MinimumLevelCode = minimumLevelCode }));

    [Fact]
    public void Of_the_fourth_edition_use_no_risk_value() => Refused("MIXED_EDITIONS", "/ratings/0/risk", AsamEdition.Fourth, Complete);

    [Fact]
    public void Of_the_fourth_edition_need_a_risk_code() => Refused(
        "RISK_REQUIRED", "/ratings/0/riskCode", AsamEdition.Fourth, With(0, rating => rating with { Risk = null }));

    [Fact]
    public void Of_the_fourth_edition_name_levels_of_that_edition() => Refused(
        "UNKNOWN_LEVEL_OF_CARE",
        "/ratings/0/minimumLevelCode",
        AsamEdition.Fourth,
        With(0, rating => rating with { Risk = null, RiskCode = "B", MinimumLevelCode = "3.3" }));

    private static IReadOnlyList<DimensionRating> With(int index, Func<DimensionRating, DimensionRating> change) =>
        [.. Complete.Select((rating, i) => i == index ? change(rating) : rating)];

    private static void Refused(string code, string pointer, AsamEdition edition, IReadOnlyList<DimensionRating> ratings)
    {
        var refusal = Assert.Throws<DomainException>(() => DimensionRatings.Require(edition, ratings, "/ratings"));

        Assert.Equal(code, refusal.Error.Code);
        Assert.Equal(pointer, Assert.Single(refusal.Error.Errors).Pointer);
    }
}
