using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Progress;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Tests.Progress;

public sealed class MeasureReaderTests
{
    private static readonly DateOnly From = new(2026, 1, 14);
    private static readonly DateOnly Today = new(2026, 2, 13);

    private static readonly ProgressFacts Nothing = new(null, null, [], [], [], [], [], [], [], [], []);

    [Fact]
    public void A_score_is_the_latest_answer_by_that_day()
    {
        var (first, second) = (NewId(), NewId());
        var facts = Nothing with
        {
            Scores = [Score(second, "phq9-total", new(2026, 2, 5), 9), Score(first, "phq9-total", new(2026, 1, 8), 14), Score(first, "gad7-total", new(2026, 2, 6), 7)],
        };

        Assert.Equal(new(2026, 2, 5), Read(facts, MeasureCode.Phq9Score)!.On);
        Assert.Equal((9m, second), (Read(facts, MeasureCode.Phq9Score)!.Value, Assert.Single(Read(facts, MeasureCode.Phq9Score)!.Evidence)));
        Assert.Equal(14m, Read(facts, MeasureCode.Phq9Score, asOf: new(2026, 2, 4))!.Value);
        Assert.Null(Read(facts, MeasureCode.BscqMean));
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(4, 5.0)]
    public void A_mean_of_cravings_needs_days_enough(int days, double? mean)
    {
        var facts = Nothing with
        {
            Cravings =
            [
                .. Enumerable.Range(0, days).Select(day => new CravingFact(NewId(), Today.AddDays(-day), 5)),
                new CravingFact(NewId(), Today, 2),
                new CravingFact(NewId(), Today.AddDays(-7), 10),
            ],
        };

        Assert.Equal((decimal?)mean, Read(facts, MeasureCode.CravingMean, new() { WindowDays = 7 })?.Value);
    }

    [Fact]
    public void Days_of_use_count_once_each_from_the_plan_s_first_day()
    {
        var facts = Nothing with
        {
            UseDays = [Use(1, 13), Use(1, 14), Use(1, 14), Use(2, 10, heavy: true), Use(2, 14)],
        };

        Assert.Equal(2m, Read(facts, MeasureCode.UseDays)!.Value);
        Assert.Equal(1m, Read(facts, MeasureCode.HeavyDrinkingDays)!.Value);
        Assert.Equal(1m, Read(facts, MeasureCode.UseDays, new() { WindowDays = 7 })!.Value);
        Assert.Equal(3m, Read(facts, MeasureCode.UseDays, new() { From = new(2026, 1, 13) })!.Value);
        Assert.Equal(0m, Read(facts, MeasureCode.UseDays, new() { Substance = Substance.Cocaine })!.Value);
    }

    [Theory]
    [InlineData(Substance.Opioids, 2)]
    [InlineData(Substance.Opiates, 1)]
    [InlineData(Substance.Heroin, 1)]
    [InlineData(Substance.Fentanyl, 1)]
    [InlineData(Substance.Stimulants, 0)]
    public void A_name_counts_what_it_takes_in(Substance substance, int days)
    {
        var facts = Nothing with
        {
            UseDays = [Use(2, 1) with { Substance = Substance.Heroin }, Use(2, 2) with { Substance = Substance.Fentanyl }, Use(2, 3)],
        };

        Assert.Equal(days, Read(facts, MeasureCode.UseDays, new() { Substance = substance })!.Value);
    }

    [Fact]
    public void Days_since_the_last_use_start_at_what_was_told_at_admission()
    {
        var facts = Nothing with { LastUse = LastUse.On(new(2026, 1, 10)) };

        Assert.Equal(34m, Read(facts, MeasureCode.DaysSinceLastUse)!.Value);
        Assert.Equal(3m, Read(facts with { UseDays = [Use(2, 10)] }, MeasureCode.DaysSinceLastUse)!.Value);
        Assert.Null(Read(Nothing with { LastUse = LastUse.Never }, MeasureCode.DaysSinceLastUse));
        // Of each of the substances of concern it is that day or an earlier one, until one is known to have been used.
        Assert.Equal(34m, Read(facts, MeasureCode.DaysSinceLastUse, new() { Substance = Substance.Alcohol })!.Value);
        Assert.Equal(34m, Read(facts with { UseDays = [Use(2, 10)] }, MeasureCode.DaysSinceLastUse, new() { Substance = Substance.Cocaine })!.Value);
        Assert.Equal(3m, Read(facts with { UseDays = [Use(2, 10)] }, MeasureCode.DaysSinceLastUse, new() { Substance = Substance.Alcohol })!.Value);
    }

    [Fact]
    public void Days_abstinent_are_a_share_of_the_days_since_admission()
    {
        var facts = Nothing with { AdmittedOn = new(2026, 1, 12), UseDays = [Use(2, 10)] };

        Assert.Equal(100m * 95 / 96, Read(facts, MeasureCode.DaysAbstinentPercent, new() { From = new(2026, 1, 1) }, new(2026, 4, 17))!.Value);
        Assert.Null(Read(Nothing, MeasureCode.DaysAbstinentPercent));
    }

    [Fact]
    public void Uses_of_skills_are_those_of_the_categories_and_settings_asked_for()
    {
        var facts = Nothing with
        {
            Practices =
            [
                Practice(SkillCategory.Refusal, PracticeSetting.Social, Today),
                Practice(SkillCategory.Refusal, PracticeSetting.Session, Today),
                Practice(SkillCategory.CravingManagement, PracticeSetting.Home, From),
                Practice(SkillCategory.CravingManagement, PracticeSetting.Home, From.AddDays(-1)),
                Practice(SkillCategory.Lifestyle, PracticeSetting.Home, Today),
            ],
        };
        MeasureParameters skills = new() { Skills = [SkillCategory.Refusal, SkillCategory.CravingManagement] };

        Assert.Equal(3m, Read(facts, MeasureCode.SkillUses, skills)!.Value);
        Assert.Equal(2m, Read(facts, MeasureCode.SkillUses, skills with { Settings = [PracticeSetting.Home, PracticeSetting.Social] })!.Value);
    }

    [Fact]
    public void Counts_and_shares_of_other_records_name_their_evidence()
    {
        var kept = NewId();
        var facts = Nothing with
        {
            TriggersWithPlan = [NewId(), NewId()],
            SupportContacts = [NewId()],
            Sessions = [new SessionEvidence(kept, Today, true), new SessionEvidence(NewId(), Today, false), new SessionEvidence(NewId(), From.AddDays(-1), true)],
            Homework = [new HomeworkEvidence(NewId(), Today, true), new HomeworkEvidence(NewId(), Today.AddDays(1), false)],
        };

        Assert.Equal(2m, Read(facts, MeasureCode.TriggersWithCopingPlan)!.Value);
        Assert.Equal(1m, Read(facts, MeasureCode.SupportContacts)!.Value);
        Assert.Equal((1m, kept), (Read(facts, MeasureCode.SessionsAttended)!.Value, Assert.Single(Read(facts, MeasureCode.SessionsAttended)!.Evidence)));
        Assert.Equal(50m, Read(facts, MeasureCode.AttendancePercent)!.Value);
        Assert.Equal(100m, Read(facts, MeasureCode.HomeworkCompletionPercent)!.Value);
        Assert.Null(Read(Nothing, MeasureCode.HomeworkCompletionPercent));
    }

    [Fact]
    public void What_only_a_clinician_can_tell_is_not_read() =>
        Assert.All(
            [MeasureCode.Count, MeasureCode.Frequency, MeasureCode.YesNo, MeasureCode.MedicationDays, MeasureCode.SupportMeetings],
            measure => Assert.Null(Read(Nothing, measure)));

    [Fact]
    public void Every_score_of_the_catalogue_is_one_of_an_instrument()
    {
        var scores = ObjectiveMeasures.All.Where(measure => measure.Unit == "score" && measure.Code != MeasureCode.CravingMean).ToList();

        Assert.NotEmpty(scores);
        Assert.All(scores, measure => Assert.Contains(
            SeriesCatalogue.Panels.SelectMany(panel => panel.Series),
            series => Read(Nothing with { Scores = [Score(Guid.Empty, series.Code, Today, 1)] }, measure.Code) is not null
                && series.Better == measure.Better
                && (series.Minimum, series.Maximum) == (measure.Minimum, measure.Maximum)));
    }

    private static MeasuredValue? Read(ProgressFacts facts, MeasureCode measure, MeasureParameters? parameters = null, DateOnly? asOf = null) =>
        new MeasureReader(facts, From, MinimumCravingDays: 4).Read(measure, parameters ?? new MeasureParameters(), asOf ?? Today);

    private static ScoreFact Score(Guid id, string code, DateOnly on, decimal value) => new(id, code, on, new DateTimeOffset(on, default, TimeSpan.Zero), value);

    private static UseDayFact Use(int month, int day, bool heavy = false) => new(NewId(), new(2026, month, day), Substance.Alcohol, heavy);

    private static PracticeFact Practice(SkillCategory skill, PracticeSetting setting, DateOnly on) => new(NewId(), skill, setting, on);

    private static Guid NewId() => Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
}
