using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Skills;
using TreatmentPlans.Domain.Tests.Assessments;
using TreatmentPlans.Domain.Tests.Episodes;

namespace TreatmentPlans.Domain.Tests.Skills;

public sealed class ConfidenceFocusTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 1, 31);

    private readonly TestEpisodes _care = new TestEpisodes().Admitted();

    /// <summary>Of the worked case at intake: mean 38.75, lowest 25, 30 and 30.</summary>
    private readonly Assessment _intake = TestAnswers.Take(InstrumentCode.Bscq, 30, 45, 35, 50, 25, 30, 40, 55);

    [Fact]
    public void The_situations_of_least_confidence_come_with_what_was_practised_in_them()
    {
        var focus = ConfidenceFocus.Of(
            [_intake],
            [Practise(RiskSituation.UrgesAndTemptations, 4), Practise(RiskSituation.UrgesAndTemptations, 7), Practise(RiskSituation.SocialPressure, 9), Practise(null, 1)],
            Today,
            Now)!;

        Assert.Equal((_intake.Id, new DateOnly(2026, 1, 8)), (focus.AssessmentId, focus.AnsweredOn));
        Assert.Equal(
            [
                (RiskSituation.UrgesAndTemptations, 25, 2, (decimal?)5.5m),
                (RiskSituation.UnpleasantEmotions, 30, 0, null),
                (RiskSituation.Conflict, 30, 0, null),
            ],
            focus.Situations.Select(situation => (situation.Situation, situation.Confidence, situation.Practices, situation.MeanEffectiveness)));
        Assert.Equal([new ConfidencePoint(new(2026, 1, 8), 25, 0)], focus.Situations[0].Course);
        Assert.All(focus.Situations, situation => Assert.All(
            situation.SkillCodes, code => Assert.Contains(situation.Situation, SkillCatalogue.Find(code)!.Situations)));
        Assert.Contains("urge-surfing", focus.Situations[0].SkillCodes);
    }

    [Fact]
    public void Without_a_confidence_answered_and_known_and_held_to_be_right_there_is_none()
    {
        var other = TestAnswers.Take(InstrumentCode.ReadinessRulers, 8, 4, 7);

        Assert.Null(ConfidenceFocus.Of([other], [], Today, Now));
        Assert.Null(ConfidenceFocus.Of([_intake], [], new(2026, 1, 7), Now));
        Assert.Null(ConfidenceFocus.Of([_intake], [], Today, _intake.RecordedAt.AddTicks(-1)));
        _intake.EnterInError(new EnteredInError("Another patient.", null, Now));
        Assert.NotNull(ConfidenceFocus.Of([_intake], [], Today, Now.AddTicks(-1)));
        Assert.Null(ConfidenceFocus.Of([_intake], [], Today, Now));
    }

    private SkillPractice Practise(RiskSituation? situation, int effectiveness) => SkillPractice.Make(
        TypedId.New<SkillPracticeId>(Now),
        _care.Episode,
        _care.Patient,
        _care.Program,
        new SkillPracticeDraft("urge-surfing", Now.AddDays(-1), PracticeSetting.Home, situation, 3, effectiveness, null),
        new Actor(PatientId: _care.Patient.Id),
        Now);
}
