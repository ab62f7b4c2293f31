using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Tests.Programs;
using static TreatmentPlans.Domain.Tests.Episodes.TestEpisodes;

namespace TreatmentPlans.Domain.Tests.Episodes;

/// <summary>What an episode tells of its changes, and what an error entered in it leaves open.</summary>
public class EpisodeRecordTests
{
    private static readonly EnteredInError Mark = new("Another patient's.", null, Now);

    [Fact]
    public void Each_change_is_told()
    {
        var test = new TestEpisodes().Admitted();
        test.Episode.Diagnose(Diagnosis(), test.Program);
        test.Episode.StartLeave(new(2026, 1, 12), new(2026, 1, 15), LeaveReason.Family, test.Counselor.Id, test.Program, Now);
        test.Episode.EnterInError(Mark);

        Assert.Equal(
            [
                "episode.referred", "episode.screened", "episode.dimension-ratings-changed", "episode.admitted", "episode.diagnoses-changed",
                "episode.leave-started", "episode.entered-in-error",
            ],
            test.Episode.Events.Select(occurrence => occurrence.Type));
        Assert.All(test.Episode.Events, occurrence => Assert.Equal(test.Patient.Id, occurrence.Subject.PatientId));
    }

    [Fact]
    public void Of_two_diagnoses_the_one_entered_in_error_alone_is_marked_and_it_is_told()
    {
        var test = new TestEpisodes().Admitted();
        var (wrong, right) = (Diagnosis(), Diagnosis("F41.1"));
        test.Episode.Diagnose(wrong, test.Program);
        test.Episode.Diagnose(right, test.Program);
        test.Episode.MarkSaved();

        test.Episode.EnterDiagnosisInError(wrong.Id, Mark);

        Assert.Equal([Mark, null], test.Episode.Diagnoses.Select(diagnosis => diagnosis.EnteredInError));
        Assert.Equal("episode.diagnoses-changed", Assert.Single(test.Episode.Events).Type);
    }

    [Fact]
    public void Of_two_ratings_the_one_entered_in_error_alone_is_marked_and_it_is_told()
    {
        var test = new TestEpisodes().Screened();
        var wrong = test.Rate(new(2026, 1, 8), 1, 0, 2, 1, 2, 1);
        test.Rate(new(2026, 1, 9), 1, 0, 2, 1, 2, 1);
        test.Episode.MarkSaved();

        test.Episode.EnterRatingsInError(wrong.Id, Mark);

        Assert.Equal([Mark, null], test.Episode.DimensionRatingSets.Select(set => set.EnteredInError));
        Assert.Equal("episode.dimension-ratings-changed", Assert.Single(test.Episode.Events).Type);
    }

    [Fact]
    public void Of_two_ratings_of_one_day_the_later_recorded_counts()
    {
        var test = new TestEpisodes().Screened();
        test.Rate(new(2026, 1, 8), 1, 0, 2, 1, 2, 1);
        var later = test.Episode.Rate(
            TypedId.New<DimensionRatingSetId>(Now), Domain.Programs.AsamEdition.Third, TestPrograms.Ratings(0, 0, 1, 1, 2, 1), new(2026, 1, 8),
            test.Counselor, test.Program, Now.AddMinutes(5));

        Assert.Equal(later, test.Episode.RatingsOn(new(2026, 1, 8), Now.AddMinutes(5)));
    }

    [Fact]
    public void An_episode_entered_in_error_takes_no_more_changes()
    {
        var test = new TestEpisodes().Admitted();
        var diagnosis = Diagnosis();
        test.Episode.Diagnose(diagnosis, test.Program);
        var set = test.Episode.DimensionRatingSets[0];
        test.Episode.EnterInError(Mark);

        Action[] changes =
        [
            () => test.Episode.EnterInError(Mark),
            () => test.Episode.EnterDiagnosisInError(diagnosis.Id, Mark),
            () => test.Episode.EnterRatingsInError(set.Id, Mark),
            () => test.Episode.RequireInCare(),
            () => test.Episode.RequireOpen(),
        ];

        Assert.All(changes, change => Assert.Equal("ENTERED_IN_ERROR", Assert.Throws<DomainException>(change).Error.Code));
    }

    [Fact]
    public void An_episode_claims_its_identifiers_until_it_is_entered_in_error()
    {
        Identifier[] identifiers = [new("https://example.org/episodes", "E-1")];
        var test = new TestEpisodes();
        var episode = Episode.Refer(
            TypedId.New<EpisodeId>(Now), test.Patient, test.Program, TestEpisodes.Referral, identifiers, null);
        Assert.Equal(identifiers, episode.ClaimedIdentifiers);

        episode.EnterInError(Mark);

        Assert.Empty(episode.ClaimedIdentifiers);
        Assert.Equal(identifiers, episode.Identifiers);
    }

    [Fact]
    public void Admission_follows_the_screening()
    {
        var test = new TestEpisodes().Screened();
        var set = test.Rate(new(2026, 1, 7), 1, 0, 2, 1, 2, 1);

        var refused = Assert.Throws<DomainException>(() => test.Episode.Admit(
            test.Decision(set) with { AdmittedOn = new(2026, 1, 7), LastUse = LastUse.On(new(2026, 1, 1)) }, test.Counselor, test.Program, Now));

        Assert.Equal("DATE_OUT_OF_ORDER", refused.Error.Code);
    }

    private static Diagnosis Diagnosis(string code = "F10.20") =>
        new(TypedId.New<DiagnosisId>(Now), code, IsPrimary: code == "F10.20", new(2026, 1, 8), null, Now, null);
}
