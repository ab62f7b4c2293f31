using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using static TreatmentPlans.Domain.Tests.Episodes.TestEpisodes;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Episodes;

public class LevelOfCareChangeTests
{
    private static readonly LevelOfCare Outpatient = new(AsamEdition.Fourth, "1.5");
    private static readonly DateOnly Effective = new(2026, 3, 9);

    private readonly TestEpisodes _test = new TestEpisodes().Admitted();

    [Fact]
    public void Takes_effect_on_its_day()
    {
        _test.Episode.ChangeLevel(NewDecision(), Outpatient, Effective);

        Assert.Equal(Outpatient, _test.Episode.CurrentLevelOfCare);
        Assert.Null(_test.Episode.LevelOfCareOn(new(2026, 1, 11)));
        Assert.Equal(Iop, _test.Episode.LevelOfCareOn(new(2026, 1, 12)));
        Assert.Equal(Iop, _test.Episode.LevelOfCareOn(Effective.AddDays(-1)));
        Assert.Equal(Outpatient, _test.Episode.LevelOfCareOn(Effective));
        Assert.Equal("episode.level-of-care-changed", _test.Episode.Events[^1].Type);
    }

    [Fact]
    public void Happens_once_per_decision()
    {
        var decision = NewDecision();
        _test.Episode.ChangeLevel(decision, Outpatient, Effective);
        var events = _test.Episode.Events.Count;

        _test.Episode.ChangeLevel(decision, Outpatient, Effective);

        Assert.Equal(2, _test.Episode.LevelOfCareStays.Count);
        Assert.Equal(events, _test.Episode.Events.Count);
    }

    [Fact]
    public void Follows_the_change_before_and_names_a_known_level()
    {
        Refused("DATE_OUT_OF_ORDER", () => _test.Episode.ChangeLevel(NewDecision(), Outpatient, new(2026, 1, 11)), "/effectiveOn");
        Refused("UNKNOWN_LEVEL_OF_CARE", () => _test.Episode.ChangeLevel(NewDecision(), new(AsamEdition.Third, "1.5"), Effective), "/toLevel/code");
        Assert.Equal(Iop, _test.Episode.CurrentLevelOfCare);
    }

    [Fact]
    public void Needs_a_patient_in_care() =>
        Refused("EPISODE_NOT_IN_CARE", () => new TestEpisodes().Episode.ChangeLevel(NewDecision(), Outpatient, Effective));

    private static LevelOfCareDecisionId NewDecision() => TypedId.New<LevelOfCareDecisionId>(Now);
}
