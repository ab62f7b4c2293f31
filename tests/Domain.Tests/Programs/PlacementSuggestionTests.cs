using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Tests.Programs;

public class PlacementSuggestionTests
{
    [Theory]
    [InlineData("1,0,2,1,2,1", PlacementOutcome.Place, "2.1", "3,5")]
    [InlineData("0,0,1,1,1,1", PlacementOutcome.Place, "1", "1,2,3,4,5,6")]
    [InlineData("0,0,0,0,0,0", PlacementOutcome.Place, "1", "1,2,3,4,5,6")]
    [InlineData("0,0,0,0,0,2", PlacementOutcome.Place, "2.1", "6")]
    [InlineData("1,0,2,1,3,1", PlacementOutcome.Review, "2.5", "5")]
    [InlineData("1,0,2,1,2,3", PlacementOutcome.Review, "2.5", "6")]
    [InlineData("0,0,0,3,0,0", PlacementOutcome.Review, "2.5", "4")]
    [InlineData("3,0,0,0,3,0", PlacementOutcome.Review, "3.7", "1")]
    [InlineData("0,3,0,0,0,0", PlacementOutcome.Review, "3.7", "2")]
    [InlineData("0,0,3,0,0,0", PlacementOutcome.Review, "3.7", "3")]
    [InlineData("0,0,0,4,0,0", PlacementOutcome.UrgentReview, "3.7", "4")]
    [InlineData("3,3,3,3,3,4", PlacementOutcome.UrgentReview, "3.7", "6")]
    public void Follows_the_risk_values_of_the_third_edition(string risks, PlacementOutcome outcome, string code, string deciding)
    {
        var ratings = TestPrograms.Ratings([.. risks.Split(',').Select(int.Parse)]);

        var suggestion = PlacementPolicy.Default.Suggest(AsamEdition.Third, ratings);

        Assert.Equal(outcome, suggestion.Outcome);
        Assert.Equal(new LevelOfCare(AsamEdition.Third, code), suggestion.Level);
        Assert.Equal(deciding, string.Join(',', suggestion.DecidingDimensions));
    }

    [Fact]
    public void Takes_the_most_intensive_minimum_level_of_the_fourth_edition()
    {
        var suggestion = PlacementPolicy.Default.Suggest(AsamEdition.Fourth, Fourth(null, "1.7", "2.1", "1.5", "2.1", null));

        Assert.Equal(PlacementOutcome.Place, suggestion.Outcome);
        Assert.Equal(new LevelOfCare(AsamEdition.Fourth, "2.1"), suggestion.Level);
        Assert.Equal([3, 5], suggestion.DecidingDimensions);
    }

    [Fact]
    public void Leaves_the_sixth_dimension_of_the_fourth_edition_out()
    {
        var suggestion = PlacementPolicy.Default.Suggest(AsamEdition.Fourth, Fourth(null, "1.5", null, null, null, "3.7"));

        Assert.Equal("1.5", suggestion.Level.Code);
        Assert.Equal([2], suggestion.DecidingDimensions);
    }

    [Fact]
    public void Is_the_lowest_level_where_no_dimension_names_a_minimum()
    {
        var suggestion = PlacementPolicy.Default.Suggest(AsamEdition.Fourth, Fourth(null, null, null, null, null, null));

        Assert.Equal("1.0", suggestion.Level.Code);
        Assert.Empty(suggestion.DecidingDimensions);
    }

    [Theory]
    [InlineData(PlacementOutcome.Place, "2.1", "2.1", true)]
    [InlineData(PlacementOutcome.Place, "2.1", "1.5", false)]
    [InlineData(PlacementOutcome.Place, "2.1", "2.5", false)]
    [InlineData(PlacementOutcome.Review, "2.5", "2.5", true)]
    [InlineData(PlacementOutcome.Review, "2.5", "3.1", true)]
    [InlineData(PlacementOutcome.Review, "2.5", "2.1", false)]
    [InlineData(PlacementOutcome.UrgentReview, "3.7", "4", true)]
    [InlineData(PlacementOutcome.UrgentReview, "3.7", "3.5", false)]
    public void Agrees_with_a_level_of_the_other_edition_by_rank(PlacementOutcome outcome, string suggested, string decided, bool agrees)
    {
        var suggestion = new PlacementSuggestion(outcome, new LevelOfCare(AsamEdition.Third, suggested), []);

        Assert.Equal(agrees, suggestion.AgreesWith(new LevelOfCare(AsamEdition.Fourth, decided)));
    }

    private static IReadOnlyList<DimensionRating> Fourth(params string?[] minimumLevels) =>
        [.. minimumLevels.Select((code, index) => new DimensionRating(index + 1, null, null, "B", code, "Rated in the intake interview."))];
}
