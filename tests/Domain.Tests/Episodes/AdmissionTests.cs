using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Tests.Programs;
using static TreatmentPlans.Domain.Tests.Episodes.TestEpisodes;

namespace TreatmentPlans.Domain.Tests.Episodes;

public class AdmissionTests
{
    private static readonly DateOnly Day = new(2026, 1, 12);

    [Fact]
    public void Opens_care_at_the_level_decided_and_keeps_what_was_suggested()
    {
        var episode = new TestEpisodes().Admitted().Episode;

        Assert.Equal(EpisodeStatus.Admitted, episode.Status);
        Assert.Equal(Iop, episode.CurrentLevelOfCare);
        Assert.Equal(Day, episode.AdmittedOn);
        Assert.Equal(new LevelOfCareStay(Iop, Day, null), Assert.Single(episode.LevelOfCareStays));
        Assert.Equal(new DateOnly(2026, 1, 10), episode.LastUse!.OnDate);
        Assert.Equal("2.1", episode.Admission!.Suggestion.Level.Code);
        Assert.Equal("episode.admitted", episode.Events[^1].Type);
        Assert.True(episode.IsInCare);
    }

    [Fact]
    public void Against_the_suggestion_needs_a_reason()
    {
        var test = new TestEpisodes().Screened();
        var decision = test.Decision(test.Rate(new(2026, 1, 8), 1, 0, 2, 1, 3, 1));

        Refused("OVERRIDE_REASON_REQUIRED", "/overrideReason", test, decision);

        test.Episode.Admit(decision with { OverrideReason = "Stable home, sober partner." }, test.Counselor, test.Program, Now);
        Assert.Equal(PlacementOutcome.Review, test.Episode.Admission!.Suggestion.Outcome);
        Assert.Equal("Stable home, sober partner.", test.Episode.Admission.OverrideReason);
    }

    [Fact]
    public void Below_the_suggested_level_needs_a_reason()
    {
        var test = new TestEpisodes().Screened();
        var decision = test.Decision(test.Rate(new(2026, 1, 8), 1, 0, 2, 1, 2, 1));

        Refused("OVERRIDE_REASON_REQUIRED", "/overrideReason", test, decision with { LevelOfCare = new(AsamEdition.Fourth, "1.5") });
    }

    [Theory]
    [InlineData("2025-12-29", true)]
    [InlineData("2025-12-28", false)]
    public void Relies_on_ratings_of_the_last_fourteen_days(string ratedOn, bool accepted)
    {
        var test = new TestEpisodes().Screened();
        var decision = test.Decision(test.Rate(DateOnly.Parse(ratedOn), 1, 0, 2, 1, 2, 1));

        if (accepted)
        {
            test.Episode.Admit(decision, test.Counselor, test.Program, Now);
            Assert.Equal(EpisodeStatus.Admitted, test.Episode.Status);
        }
        else
        {
            Refused("RATINGS_TOO_OLD", "/dimensionRatingSetId", test, decision);
        }
    }

    [Fact]
    public void Does_not_rely_on_ratings_that_are_unknown_or_in_error()
    {
        var test = new TestEpisodes().Screened();
        var set = test.Rate(new(2026, 1, 8), 1, 0, 2, 1, 2, 1);
        var unknown = test.Decision(set) with { DimensionRatingSetId = TypedId.New<DimensionRatingSetId>(Now) };
        Refused("UNKNOWN_REFERENCE", "/dimensionRatingSetId", test, unknown);

        test.Episode.EnterRatingsInError(set.Id, new EnteredInError("Wrong chart.", null, Now));
        Refused("UNKNOWN_REFERENCE", "/dimensionRatingSetId", test, test.Decision(set));
    }

    [Fact]
    public void Does_not_come_before_screening_ratings_or_after_today()
    {
        var test = new TestEpisodes().Screened();
        var decision = test.Decision(test.Rate(new(2026, 1, 9), 1, 0, 2, 1, 2, 1)) with { LastUse = LastUse.Never };

        Refused("DATE_IN_FUTURE", "/admittedOn", test, decision with { AdmittedOn = new(2026, 1, 13) });
        Refused("DATE_OUT_OF_ORDER", "/admittedOn", test, decision with { AdmittedOn = new(2026, 1, 7) });
        Refused("DATE_OUT_OF_ORDER", "/admittedOn", test, decision with { AdmittedOn = new(2026, 1, 8) });
        test.Episode.Admit(decision with { AdmittedOn = new(2026, 1, 9) }, test.Counselor, test.Program, Now);
        Assert.Equal(new DateOnly(2026, 1, 9), test.Episode.AdmittedOn);
    }

    [Fact]
    public void Knows_the_last_use_before_it()
    {
        var test = new TestEpisodes().Screened();
        var decision = test.Decision(test.Rate(new(2026, 1, 8), 1, 0, 2, 1, 2, 1));

        Refused("DATE_OUT_OF_ORDER", "/lastUseOn", test, decision with { LastUse = LastUse.On(new(2026, 1, 13)) });
        test.Episode.Admit(decision with { LastUse = LastUse.On(Day) }, test.Counselor, test.Program, Now);
        Assert.Equal("2026-01-12", test.Episode.LastUse!.Text);
    }

    [Fact]
    public void Takes_a_level_that_exists_and_is_offered()
    {
        var test = new TestEpisodes().Screened();
        var decision = test.Decision(test.Rate(new(2026, 1, 8), 1, 0, 2, 1, 2, 1));

        Refused("UNKNOWN_LEVEL_OF_CARE", "/levelOfCare/code", test, decision with { LevelOfCare = new(AsamEdition.Fourth, "9") });
        Refused("LEVEL_NOT_OFFERED", "/levelOfCare", test, decision with { LevelOfCare = new(AsamEdition.Third, "2.1") });
    }

    [Fact]
    public void Is_decided_under_an_active_credential()
    {
        var test = new TestEpisodes().Screened();
        var decision = test.Decision(test.Rate(new(2026, 1, 8), 1, 0, 2, 1, 2, 1));
        var newcomer = Practitioner.Create(
            TypedId.New<PractitionerId>(Now), TestPrograms.Organization.Id, new("Kim", "Reed", [], [], [], null, true));

        var refusal = Assert.Throws<DomainException>(() => test.Episode.Admit(decision, newcomer, test.Program, Now));

        Assert.Equal("CREDENTIAL_NOT_ACTIVE", refusal.Error.Code);
        Assert.Equal(EpisodeStatus.Screened, test.Episode.Status);
    }

    private static void Refused(string code, string pointer, TestEpisodes test, AdmissionDecision decision)
    {
        var version = test.Episode.Version;
        var refusal = Assert.Throws<DomainException>(() => test.Episode.Admit(decision, test.Counselor, test.Program, Now));

        Assert.Equal(code, refusal.Error.Code);
        Assert.Equal(pointer, Assert.Single(refusal.Error.Errors).Pointer);
        Assert.Equal(version, test.Episode.Version);
        Assert.Null(test.Episode.Admission);
        Assert.Null(test.Episode.CurrentLevelOfCare);
    }
}
