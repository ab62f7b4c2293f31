using CsCheck;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Skills;
using TreatmentPlans.Domain.Tests.Episodes;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Skills;

public sealed class SkillMasteryTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 31, 15, 0, 0, TimeSpan.Zero);

    private readonly TestEpisodes _care = new TestEpisodes().Admitted();

    [Fact]
    public void A_practice_tells_of_its_day_in_the_programme_and_of_who_told_it()
    {
        var practice = Make(Draft(0) with { PractisedAt = new(2026, 1, 14, 4, 59, 59, TimeSpan.Zero) });

        Assert.Equal((new DateOnly(2026, 1, 13), SkillCategory.CravingManagement, true), (practice.PractisedOn, practice.Category, practice.IsRealLife));
        Assert.Equal((Now, new Actor(PatientId: _care.Patient.Id)), (practice.RecordedAt, practice.RecordedBy));
        Assert.Equal([new SkillPractised(practice.Id, practice.PatientId, practice.EpisodeId)], practice.Events);
    }

    [Fact]
    public void A_practice_is_of_a_skill_of_the_catalogue_and_lies_in_care()
    {
        Refused("UNKNOWN_REFERENCE", () => Make(Draft(0) with { SkillCode = "luck" }), "/skillCode");
        Refused("DATE_OUT_OF_ORDER", () => Make(Draft(-2)), "/practisedAt");
        Refused("TIME_IN_FUTURE", () => Make(Draft(0) with { PractisedAt = Now.AddTicks(1) }), "/practisedAt");
    }

    [Fact]
    public void One_in_error_counts_no_more_from_that_instant_on()
    {
        var practice = Make(Draft(0));
        practice.EnterInError(new EnteredInError("Another day.", null, Now.AddHours(1)));

        Assert.True(practice.IsSeen(practice.PractisedOn, Now));
        Assert.False(practice.IsSeen(practice.PractisedOn.AddDays(-1), Now));
        Assert.False(practice.IsSeen(practice.PractisedOn, Now.AddTicks(-1)));
        Assert.False(practice.IsSeen(practice.PractisedOn, Now.AddHours(1)));
        Refused("ENTERED_IN_ERROR", () => practice.EnterInError(new EnteredInError("Again.", null, Now)));
    }

    [Theory]
    [InlineData(0, 0, 0, MasteryLevel.Introduced)]
    [InlineData(1, 0, 0, MasteryLevel.Practised)]
    [InlineData(9, 0, 10, MasteryLevel.Practised)]
    [InlineData(0, 2, 10, MasteryLevel.Practised)]
    [InlineData(0, 3, 0, MasteryLevel.Applied)]
    [InlineData(4, 5, 10, MasteryLevel.Applied)]
    [InlineData(0, 6, 6, MasteryLevel.Applied)]
    [InlineData(0, 6, 7, MasteryLevel.Mastered)]
    public void Levels_come_by_uses_in_real_life_and_how_much_the_latest_helped(int inSessions, int inLife, int effectiveness, MasteryLevel level)
    {
        var practices = Enumerable.Range(0, inSessions).Select(day => Make(Draft(day) with { Setting = PracticeSetting.Session }))
            .Concat(Enumerable.Range(0, inLife).Select(day => Make(Draft(day) with { Effectiveness = effectiveness })));

        var mastery = Assert.Single(SkillMastery.Of(practices, ["urge-surfing"], SkillPolicy.Default));

        Assert.Equal((level, inSessions + inLife, inLife), (mastery.Level, mastery.Practices, mastery.RealLifeUses));
    }

    [Theory]
    [InlineData(new[] { 0, 0, 0, 7, 7, 7 }, MasteryLevel.Mastered, 7)]
    [InlineData(new[] { 10, 10, 10, 7, 7, 6 }, MasteryLevel.Applied, 6.67)]
    [InlineData(new[] { 10, 10, 10, 5, 6, 10 }, MasteryLevel.Mastered, 7)]
    public void The_latest_three_decide_by_their_mean(int[] effectiveness, MasteryLevel level, double mean)
    {
        var practices = effectiveness.Select((value, day) => Make(Draft(day) with { Effectiveness = value })).Reverse();

        var mastery = Assert.Single(SkillMastery.Of(practices, [], SkillPolicy.Default));

        Assert.Equal((level, (decimal)mean), (mastery.Level, Math.Round(mastery.RecentEffectiveness!.Value, 2)));
    }

    [Fact]
    public void Skills_come_in_the_order_of_the_catalogue_and_only_those_the_patient_has_heard_of()
    {
        var mastery = SkillMastery.Of([Make(Draft(0) with { SkillCode = "refusal-words" })], ["urge-surfing"], SkillPolicy.Default);

        Assert.Equal(
            [("urge-surfing", MasteryLevel.Introduced, null), ("refusal-words", MasteryLevel.Practised, new DateOnly(2026, 1, 13))],
            mastery.Select(skill => (skill.SkillCode, skill.Level, skill.PractisedOn)));
    }

    /// <summary>O2.2 of the worked case: six uses of urge and refusal skills in real life.</summary>
    [Fact]
    public void Objectives_count_uses_by_category_and_setting_over_some_days()
    {
        SkillPractice[] practices =
        [
            Make(Draft(0)),
            Make(Draft(1) with { SkillCode = "refusal-words", Setting = PracticeSetting.Social }),
            Make(Draft(2) with { Setting = PracticeSetting.Session }),
            Make(Draft(3) with { SkillCode = "thought-record" }),
            Make(Draft(4)),
        ];
        SkillCategory[] categories = [SkillCategory.CravingManagement, SkillCategory.Refusal];
        PracticeSetting[] life = [PracticeSetting.Home, PracticeSetting.Work, PracticeSetting.Social];
        var (first, last) = (new DateOnly(2026, 1, 13), new DateOnly(2026, 1, 17));

        Assert.Equal(3, SkillMastery.Uses(practices, categories, life, first, last));
        Assert.Equal(4, SkillMastery.Uses(practices, categories, null, first, last));
        Assert.Equal(1, SkillMastery.Uses(practices, categories, life, first.AddDays(1), last.AddDays(-1)));
    }

    [Fact]
    public void More_practice_never_takes_a_skill_below_applied_nor_changes_with_the_order_of_reading()
    {
        Gen.Int[0, 10].List[1, 12].Sample(effectiveness =>
        {
            var practices = effectiveness.Select((value, day) => Make(Draft(day) with { Effectiveness = value })).ToList();

            var mastery = Assert.Single(SkillMastery.Of(practices, [], SkillPolicy.Default));

            Assert.Equal(practices.Count >= 3, mastery.Level >= MasteryLevel.Applied);
            Assert.Equal([mastery], SkillMastery.Of(practices.AsEnumerable().Reverse(), [], SkillPolicy.Default));
        });
    }

    /// <param name="day">From the day after the admission on.</param>
    private static SkillPracticeDraft Draft(int day) => new(
        "urge-surfing",
        new DateTimeOffset(2026, 1, 13, 18, 0, 0, TimeSpan.Zero).AddDays(day),
        PracticeSetting.Home,
        RiskSituation.UrgesAndTemptations,
        Difficulty: 3,
        Effectiveness: 7,
        Note: null);

    private SkillPractice Make(SkillPracticeDraft draft) => SkillPractice.Make(
        TypedId.New<SkillPracticeId>(Now), _care.Episode, _care.Patient, _care.Program, draft, new Actor(PatientId: _care.Patient.Id), Now);
}
