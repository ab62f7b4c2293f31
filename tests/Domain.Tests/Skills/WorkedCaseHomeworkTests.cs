using TreatmentPlans.Domain.Skills;
using TreatmentPlans.Domain.Tests.Phases;

namespace TreatmentPlans.Domain.Tests.Skills;

/// <summary>K.7: sixteen, of which one was late and one missed.</summary>
public sealed class WorkedCaseHomeworkTests
{
    private static readonly DateOnly Discharge = new(2026, 4, 17);

    private readonly TestHomework _test = new();
    private readonly List<Homework> _homework = [];

    public WorkedCaseHomeworkTests()
    {
        _homework.AddRange([_test.Done(1, 15), _test.Done(1, 22), _test.Done(1, 29, late: 2), _test.Done(2, 5)]);
        var missed = _test.DueOn(2, 12);
        _test.Miss(missed, new(2026, 2, 20));
        _homework.AddRange([missed, _test.Done(2, 18), _test.Done(2, 19), _test.Done(2, 26), _test.Done(3, 2), _test.Done(3, 5)]);
        _test.Advance();
        _homework.AddRange([_test.Done(3, 16), _test.Done(3, 23), _test.Done(3, 26)]);
        _test.Advance();
        _homework.AddRange([_test.Done(4, 6), _test.Done(4, 13), _test.Done(4, 15)]);
    }

    [Fact]
    public void Fifteen_of_sixteen_were_done_and_fourteen_on_time()
    {
        var rates = As(Discharge).Rates;

        Assert.Equal(new HomeworkRates(Due: 16, Completed: 15, OnTime: 14, Missed: 1), rates);
        Assert.Equal((93.75m, 87.50m), (rates.CompletionRatio!.Value * 100, rates.OnTimeRatio!.Value * 100));
    }

    [Fact]
    public void In_the_first_phase_nine_of_ten_were_done_and_eight_on_time() => Assert.Equal(
        [(1, new HomeworkRates(10, 9, 8, 1)), (2, new HomeworkRates(3, 3, 3, 0)), (3, new HomeworkRates(3, 3, 3, 0))],
        As(Discharge).Phases.Select(phase => (phase.Sequence, phase.Rates)));

    /// <summary>R5 of K.6: E1, E2 and E3.</summary>
    [Theory]
    [InlineData(2, 13, 5, 4)]
    [InlineData(3, 6, 10, 9)]
    [InlineData(4, 15, 16, 15)]
    public void As_of_each_evaluation_it_is_what_was_known_then_and_is_the_same_today(int month, int day, int due, int completed)
    {
        var asOf = new DateOnly(2026, month, day);

        var then = HomeworkSummary.Of(_homework, _test.Phases.Path, asOf, TestPhases.NoonOf(asOf)).Rates;

        Assert.Equal((due, completed), (then.Due, then.Completed));
        Assert.Equal((due, completed), (As(asOf).Rates.Due, As(asOf).Rates.Completed));
    }

    [Fact]
    public void Nothing_due_divides_nothing()
    {
        var rates = As(new(2026, 1, 14)).Rates;

        Assert.Equal((0, null, null), (rates.Due, rates.CompletionRatio, rates.OnTimeRatio));
        Assert.Equal(1, As(new(2026, 1, 14)).Open);
    }

    [Fact]
    public void What_was_cancelled_or_excused_counts_nowhere()
    {
        var cancelled = _test.DueOn(4, 16);
        cancelled.Cancel(_test.On(new(2026, 4, 15)));
        var excused = _test.DueOn(4, 16);
        excused.Excuse(_test.On(new(2026, 4, 17)));
        _homework.AddRange([cancelled, excused]);

        Assert.Equal(16, As(Discharge).Rates.Due);
        Assert.Equal(17, As(Discharge.AddDays(-1)).Rates.Due);
    }

    private HomeworkSummary As(DateOnly asOf) =>
        HomeworkSummary.Of(_homework, _test.Phases.Path, asOf, TestPhases.NoonOf(Discharge));
}
