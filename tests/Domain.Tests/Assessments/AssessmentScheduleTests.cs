using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using static TreatmentPlans.Domain.Programs.InstrumentCode;

namespace TreatmentPlans.Domain.Tests.Assessments;

public sealed class AssessmentScheduleTests
{
    private static readonly DateOnly Admitted = new(2026, 1, 12);
    private static readonly DateOnly Review = new(2026, 2, 13);

    [Fact]
    public void At_intake_everything_of_the_schedule_is_due_by_the_admission()
    {
        var ahead = Of(null, null, new(2026, 1, 8), []);
        var admitted = Of(Admitted, Review, Admitted, []);
        var dayAfter = Of(Admitted, Review, Admitted.AddDays(1), []);

        InstrumentCode[] intake = [Phq9, Gad7, Audit, Dast10, Bam, Who5, Cssrs, Urica, ReadinessRulers, Bscq];
        Assert.Equal(intake, ahead.Select(due => due.Instrument));
        Assert.All(ahead, due => Assert.Equal((null, DueReason.Intake, DueState.Upcoming), (due.DueOn, due.Reason, due.State)));
        Assert.All(admitted, due => Assert.Equal((Admitted, DueReason.Intake, DueState.Due), (due.DueOn, due.Reason, due.State)));
        Assert.All(dayAfter, due => Assert.Equal((Admitted, DueState.Overdue), (due.DueOn, due.State)));
        Assert.Equal(intake, dayAfter.Select(due => due.Instrument));
    }

    [Theory]
    [InlineData(Phq9, 10, 14)]
    [InlineData(Phq9, 9, 30)]
    [InlineData(Gad7, 10, 14)]
    [InlineData(Gad7, 9, 30)]
    [InlineData(Bam, null, 30)]
    public void After_an_answer_the_next_is_due_by_its_score(InstrumentCode instrument, int? score, int days)
    {
        var answered = new DateOnly(2026, 1, 8);

        var due = Assert.Single(Of(Admitted, null, Admitted, [Answer(instrument, answered, score)]), due => due.Instrument == instrument);

        Assert.Equal(new DueAssessment(instrument, answered.AddDays(days), DueReason.Interval, DueState.Upcoming, answered), due);
    }

    [Fact]
    public void The_last_answer_counts()
    {
        var due = Of(Admitted, null, new(2026, 2, 5), [Answer(Phq9, new(2026, 2, 5), 9), Answer(Phq9, new(2026, 1, 8), 14)]);

        Assert.Equal(new DateOnly(2026, 3, 7), due.Single(due => due.Instrument == Phq9).DueOn);
    }

    [Fact]
    public void What_is_asked_once_is_due_no_more_when_it_was_answered() =>
        Assert.DoesNotContain(
            Of(Admitted, Review, Review, [Answer(Audit, Admitted, 24), Answer(Who5, Admitted, 36)]), due => due.Instrument is Audit or Who5);

    [Theory]
    [InlineData("2026-01-29", true)]
    [InlineData("2026-01-30", false)]
    [InlineData("2026-02-13", false)]
    public void A_review_wants_an_answer_of_the_days_before_it(string answered, bool due)
    {
        var on = DateOnly.Parse(answered, null);

        var found = Of(Admitted, Review, Review.AddDays(1), [Answer(Bscq, on, 47)]).Where(entry => entry.Instrument == Bscq).ToList();

        Assert.Equal(due ? [new DueAssessment(Bscq, Review, DueReason.Review, DueState.Overdue, on)] : [], found);
    }

    [Fact]
    public void A_self_harm_answer_makes_the_screener_due_first()
    {
        var due = Of(Admitted, Review, Admitted, [Answer(Cssrs, new(2026, 1, 8), null)], screenDueOn: Admitted);

        Assert.Equal(
            new DueAssessment(Cssrs, Admitted, DueReason.SelfHarmAnswer, DueState.Due, new(2026, 1, 8)), due.First(entry => entry.Instrument == Cssrs));
        Assert.Contains(due, entry => entry is { Instrument: Cssrs, Reason: DueReason.Review });
    }

    [Fact]
    public void It_stands_by_date()
    {
        var due = Of(Admitted, Review, Admitted, [Answer(Phq9, new(2026, 1, 8), 14), Answer(Bscq, new(2026, 1, 8), 38)]);

        Assert.Equal(due.OrderBy(entry => entry.DueOn).Select(entry => entry.DueOn), due.Select(entry => entry.DueOn));
    }

    [Fact]
    public void An_interval_without_an_intake_counts_from_the_admission()
    {
        var policy = AssessmentPolicy.Default with { Schedule = [new(Phq9, EveryDays: 7)] };

        Assert.Equal(Admitted.AddDays(7), Assert.Single(AssessmentSchedule.Of(policy, Admitted, null, null, [], Admitted)).DueOn);
        Assert.Empty(AssessmentSchedule.Of(policy, null, null, null, [], Admitted));
    }

    private static IReadOnlyList<DueAssessment> Of(
        DateOnly? admittedOn, DateOnly? reviewDueOn, DateOnly today, AnsweredInstrument[] answered, DateOnly? screenDueOn = null) =>
        AssessmentSchedule.Of(AssessmentPolicy.Default, admittedOn, reviewDueOn, screenDueOn, answered, today);

    private static AnsweredInstrument Answer(InstrumentCode instrument, DateOnly on, decimal? score) =>
        new(instrument, on, new DateTimeOffset(on, new TimeOnly(17, 0), TimeSpan.Zero), score);
}
