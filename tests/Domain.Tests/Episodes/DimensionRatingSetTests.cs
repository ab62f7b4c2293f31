using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Tests.Programs;
using static TreatmentPlans.Domain.Tests.Episodes.TestEpisodes;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Episodes;

public class DimensionRatingSetTests
{
    private readonly TestEpisodes _test = new();

    [Fact]
    public void Carries_the_suggestion_of_its_day()
    {
        var set = _test.Rate(new(2026, 1, 8), 1, 0, 2, 1, 2, 1);

        Assert.Equal(new LevelOfCare(AsamEdition.Third, "2.1"), set.Suggestion.Level);
        Assert.Equal(_test.Counselor.Id, set.RatedBy);
        Assert.Equal("episode.dimension-ratings-changed", _test.Episode.Events[^1].Type);
    }

    [Fact]
    public void Is_rated_by_today_under_an_active_credential_and_complete()
    {
        Refused("DATE_IN_FUTURE", () => _test.Rate(new(2026, 1, 13), 1, 0, 2, 1, 2, 1), "/ratedOn");
        Refused("CREDENTIAL_NOT_ACTIVE", () => _test.Rate(new(2019, 12, 31), 1, 0, 2, 1, 2, 1));
        Refused("DIMENSIONS_INCOMPLETE", () => _test.Rate(new(2026, 1, 12), 1, 0, 2, 1, 2), "/ratings");
        Assert.Empty(_test.Episode.DimensionRatingSets);
    }

    [Fact]
    public void Holds_on_a_day_when_it_is_the_latest_rated_by_then()
    {
        var later = _test.Rate(new(2026, 1, 10), 1, 0, 2, 1, 2, 1);
        var earlier = _test.Rate(new(2026, 1, 8), 0, 0, 1, 1, 1, 1);

        Assert.Null(_test.Episode.RatingsOn(new(2026, 1, 7), Now));
        Assert.Equal(earlier.Id, _test.Episode.RatingsOn(new(2026, 1, 8), Now)!.Id);
        Assert.Equal(earlier.Id, _test.Episode.RatingsOn(new(2026, 1, 9), Now)!.Id);
        Assert.Equal(later.Id, _test.Episode.RatingsOn(new(2026, 1, 10), Now)!.Id);
    }

    [Fact]
    public void Is_unknown_before_it_was_recorded_and_wrong_after_it_was_taken_back()
    {
        var set = _test.Rate(new(2026, 1, 8), 1, 0, 2, 1, 2, 1);
        var takenBackAt = Now.AddDays(2);
        _test.Episode.EnterRatingsInError(set.Id, new EnteredInError("Wrong chart.", null, takenBackAt));

        Assert.Null(_test.Episode.RatingsOn(TestPrograms.Today, Now.AddTicks(-1)));
        Assert.Equal(set.Id, _test.Episode.RatingsOn(TestPrograms.Today, Now)!.Id);
        Assert.Equal(set.Id, _test.Episode.RatingsOn(TestPrograms.Today, takenBackAt.AddTicks(-1))!.Id);
        Assert.Null(_test.Episode.RatingsOn(TestPrograms.Today, takenBackAt));
        Refused("ENTERED_IN_ERROR", () => _test.Episode.EnterRatingsInError(set.Id, new EnteredInError("Again.", null, takenBackAt)));
        Refused("NOT_FOUND", () => _test.Episode.EnterRatingsInError(
            TypedId.New<DimensionRatingSetId>(Now), new EnteredInError("Other.", null, takenBackAt)));
    }
}
