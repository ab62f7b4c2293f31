using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Tests.Patients;
using TreatmentPlans.Domain.Tests.Programs;
using static TreatmentPlans.Domain.Tests.Episodes.TestEpisodes;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Episodes;

public class EpisodeStatusTests
{
    private static readonly Dictionary<EpisodeStatus, Func<TestEpisodes>> In = new()
    {
        [EpisodeStatus.Referred] = () => new TestEpisodes(),
        [EpisodeStatus.Screened] = () => new TestEpisodes().Screened(),
        [EpisodeStatus.NotAdmitted] = () => Declined(),
        [EpisodeStatus.Admitted] = () => new TestEpisodes().Admitted(),
        [EpisodeStatus.OnLeave] = () => OnLeave(),
    };

    private static readonly Dictionary<string, Action<TestEpisodes>> Actions = new()
    {
        ["screen"] = test => test.Episode.Screen(test.Screening, test.Program),
        ["decline"] = test => test.Episode.Decline(test.Declination, test.Program),
        ["admit"] = test => test.Episode.Admit(
            test.Decision(test.Rate(new(2026, 1, 8), 1, 0, 2, 1, 2, 1)), test.Counselor, test.Program, Now),
        ["leave"] = test => test.Episode.StartLeave(
            new(2026, 1, 12), new(2026, 1, 15), LeaveReason.Family, test.Counselor.Id, test.Program, Now),
        ["return"] = test => test.Episode.Return(new(2026, 1, 12), test.Program, Now),
    };

    [Theory]
    [InlineData(EpisodeStatus.Referred, "screen", EpisodeStatus.Screened)]
    [InlineData(EpisodeStatus.Screened, "decline", EpisodeStatus.NotAdmitted)]
    [InlineData(EpisodeStatus.Screened, "admit", EpisodeStatus.Admitted)]
    [InlineData(EpisodeStatus.Admitted, "leave", EpisodeStatus.OnLeave)]
    [InlineData(EpisodeStatus.OnLeave, "return", EpisodeStatus.Admitted)]
    public void Moves_along_its_course(EpisodeStatus from, string action, EpisodeStatus to)
    {
        var test = In[from]();
        Assert.Equal(from, test.Episode.Status);

        Actions[action](test);

        Assert.Equal(to, test.Episode.Status);
    }

    public static TheoryData<EpisodeStatus, string> Illegal()
    {
        HashSet<(EpisodeStatus, string)> legal =
        [
            (EpisodeStatus.Referred, "screen"), (EpisodeStatus.Screened, "decline"), (EpisodeStatus.Screened, "admit"),
            (EpisodeStatus.Admitted, "leave"), (EpisodeStatus.OnLeave, "return"),
        ];
        var data = new TheoryData<EpisodeStatus, string>();
        foreach (var status in In.Keys)
        {
            foreach (var action in Actions.Keys.Where(action => !legal.Contains((status, action))))
            {
                data.Add(status, action);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Illegal))]
    public void Refuses_every_other_move(EpisodeStatus from, string action)
    {
        var test = In[from]();

        var refusal = Assert.Throws<DomainException>(() => Actions[action](test));

        var notOpen = from == EpisodeStatus.NotAdmitted && action == "admit";
        Assert.Equal(notOpen ? "EPISODE_NOT_OPEN" : "ILLEGAL_TRANSITION", refusal.Error.Code);
        Assert.Equal(ErrorKind.Conflict, refusal.Error.Kind);
        Assert.True(notOpen || refusal.Error.Detail.StartsWith($"'{action}'", StringComparison.Ordinal));
        Assert.Equal(from, test.Episode.Status);
    }

    [Fact]
    public void Entered_in_error_refuses_every_move()
    {
        Assert.All(In.Values, given =>
        {
            var test = given();
            test.Episode.EnterInError(TestPatients.Mistake);
            Assert.All(Actions.Values, act => Assert.Equal(
                "ENTERED_IN_ERROR", Assert.Throws<DomainException>(() => act(test)).Error.Code));
            Assert.False(test.Episode.IsOpen);
            Assert.False(test.Episode.IsInCare);
        });
    }

    [Theory]
    [InlineData(EpisodeStatus.Referred, true, false)]
    [InlineData(EpisodeStatus.Screened, true, false)]
    [InlineData(EpisodeStatus.NotAdmitted, false, false)]
    [InlineData(EpisodeStatus.Admitted, true, true)]
    [InlineData(EpisodeStatus.OnLeave, true, true)]
    public void Is_open_until_it_ends_and_in_care_from_admission(EpisodeStatus status, bool open, bool inCare)
    {
        var episode = In[status]().Episode;

        Assert.Equal(open, episode.IsOpen);
        Assert.Equal(inCare, episode.IsInCare);
        Assert.Equal(open ? null : "EPISODE_NOT_OPEN", (Record.Exception(episode.RequireOpen) as DomainException)?.Error.Code);
        Assert.Equal(inCare ? null : "EPISODE_NOT_IN_CARE", (Record.Exception(episode.RequireInCare) as DomainException)?.Error.Code);
    }

    [Fact]
    public void Screening_lies_between_request_and_today()
    {
        var test = new TestEpisodes();

        Refused("DATE_OUT_OF_ORDER", () => test.Episode.Screen(test.Screening with { ScreenedOn = new(2026, 1, 5) }, test.Program), "/screenedOn");
        Refused("DATE_IN_FUTURE", () => test.Episode.Screen(test.Screening with { ScreenedOn = new(2026, 1, 13) }, test.Program), "/screenedOn");
        test.Episode.Screen(test.Screening with { ScreenedOn = new(2026, 1, 6) }, test.Program);
    }

    [Fact]
    public void Declining_lies_between_screening_and_today()
    {
        var test = new TestEpisodes().Screened();

        Refused("DATE_OUT_OF_ORDER", () => test.Episode.Decline(test.Declination with { DeclinedOn = new(2026, 1, 7) }, test.Program), "/declinedOn");
        Refused("DATE_IN_FUTURE", () => test.Episode.Decline(test.Declination with { DeclinedOn = new(2026, 1, 13) }, test.Program), "/declinedOn");
        test.Episode.Decline(test.Declination with { DeclinedOn = new(2026, 1, 12) }, test.Program);
        Assert.Equal("episode.declined", test.Episode.Events[^1].Type);
    }

    [Fact]
    public void Referral_is_not_requested_in_the_future()
    {
        var refusal = Assert.Throws<DomainException>(() => Refer(TestPatients.Patient(), TestEpisodes.Referral with { RequestedOn = new(2026, 1, 13) }));

        Assert.Equal(("DATE_IN_FUTURE", "/requestedOn"), (refusal.Error.Code, Assert.Single(refusal.Error.Errors).Pointer));
        Assert.Equal(EpisodeStatus.Referred, Refer(TestPatients.Patient(), TestEpisodes.Referral with { RequestedOn = new(2026, 1, 12) }).Status);
    }

    [Fact]
    public void Nobody_is_referred_who_has_died_or_whose_record_does_not_hold()
    {
        var merged = TestPatients.Patient();
        merged.MergeInto(TestPatients.Patient());
        var dead = TestPatients.Patient(TestPatients.Demographics with { DeceasedOn = new(2026, 1, 2) });

        Refused("PATIENT_MERGED", () => Refer(merged, TestEpisodes.Referral));
        Refused("PATIENT_DECEASED", () => Refer(dead, TestEpisodes.Referral));
    }

    [Fact]
    public void Readmission_links_to_an_episode_that_has_ended()
    {
        var ended = Declined();
        var again = Episode.Refer(TypedId.New<EpisodeId>(Now), ended.Patient, ended.Program, TestEpisodes.Referral, [], ended.Episode);
        Assert.Equal(ended.Episode.Id, again.PreviousEpisodeId);

        Refused("PREVIOUS_EPISODE_OPEN", () => Episode.Refer(
            TypedId.New<EpisodeId>(Now), ended.Patient, ended.Program, TestEpisodes.Referral, [], again), "/previousEpisodeId");
    }

    private static Episode Refer(Domain.Patients.Patient patient, Referral referral) =>
        Episode.Refer(TypedId.New<EpisodeId>(Now), patient, TestPrograms.Program(), referral, [], null);

    private static TestEpisodes Declined()
    {
        var test = new TestEpisodes().Screened();
        test.Episode.Decline(test.Declination, test.Program);
        return test;
    }

    private static TestEpisodes OnLeave()
    {
        var test = new TestEpisodes().Admitted();
        Actions["leave"](test);
        return test;
    }
}
