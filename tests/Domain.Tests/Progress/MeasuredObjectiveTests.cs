using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Progress;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Tests.Progress;

public sealed class MeasuredObjectiveTests
{
    private static readonly DateOnly From = new(2026, 1, 14);
    private static readonly DateOnly Target = new(2026, 3, 8);

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void A_score_that_meets_the_target_proposes_the_objective_as_achieved(int score, bool proposed)
    {
        var progress = Of(MeasureCode.Phq9Score, Comparator.AtMost, 5, new(2026, 3, 5), Scored(score, new(2026, 3, 5)));

        Assert.Equal((proposed, (bool?)proposed, (decimal)score), (progress.IsProposedAsAchieved, progress.IsMet, progress.Value!.Value));
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void A_value_counts_up_to_the_target_date(int day, bool proposed) =>
        Assert.Equal(proposed, Of(MeasureCode.Phq9Score, Comparator.AtMost, 5, new(2026, 3, 20), Scored(3, new(2026, 3, day))).IsProposedAsAchieved);

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void Days_without_use_are_told_when_their_time_is_over(int day, bool proposed) =>
        Assert.Equal(proposed, Of(MeasureCode.UseDays, Comparator.Equal, 0, new(2026, 3, day), Empty).IsProposedAsAchieved);

    [Theory]
    [InlineData(8, false)]
    [InlineData(9, true)]
    public void Is_overdue_from_the_day_after_the_target_date(int day, bool overdue) =>
        Assert.Equal(overdue, Of(MeasureCode.Phq9Score, Comparator.AtMost, 5, new(2026, 3, day), Empty).IsOverdue);

    [Theory]
    [InlineData(ObjectiveStatus.Achieved, false)]
    [InlineData(ObjectiveStatus.NotAchieved, false)]
    [InlineData(ObjectiveStatus.Active, true)]
    public void What_is_closed_is_neither_proposed_nor_overdue(ObjectiveStatus status, bool waived)
    {
        var progress = Of(MeasureCode.Phq9Score, Comparator.AtMost, 5, new(2026, 3, 9), Scored(3, new(2026, 3, 1)), status, waived);

        Assert.True(progress.IsMet);
        Assert.False(progress.IsProposedAsAchieved);
        Assert.False(progress.IsOverdue);
    }

    [Fact]
    public void An_outcome_tells_where_the_records_cannot()
    {
        var outcome = new ObjectiveOutcome(new(NewId()), 1, new(2026, 2, 1), default, Actor.Service, true);

        var progress = Of(MeasureCode.YesNo, Comparator.Equal, 1, new(2026, 2, 2), Empty, outcomes: [outcome]);

        Assert.Equal((1m, true), (progress.Value!.Value, progress.IsProposedAsAchieved));
        Assert.Null(Of(MeasureCode.YesNo, Comparator.Equal, 1, new(2026, 2, 2), Empty).IsMet);
    }

    private static ProgressFacts Empty { get; } = new(null, null, [], [], [], [], [], [], [], [], []);

    private static ProgressFacts Scored(decimal score, DateOnly on) =>
        Empty with { Scores = [new ScoreFact(NewId(), "phq9-total", on, new DateTimeOffset(on, default, TimeSpan.Zero), score)] };

    private static MeasuredObjective Of(
        MeasureCode measure,
        Comparator comparator,
        decimal target,
        DateOnly asOf,
        ProgressFacts facts,
        ObjectiveStatus status = ObjectiveStatus.Active,
        bool waived = false,
        IReadOnlyList<ObjectiveOutcome>? outcomes = null)
    {
        var objective = new Objective
        {
            Id = new ObjectiveId(NewId()),
            TargetDate = Target,
            Measurement = new Measurement { Measure = measure, Comparator = comparator, TargetValue = target },
        };
        return MeasuredObjective.Of(
            new ObjectiveStanding(objective, status, waived), outcomes ?? [], new MeasureReader(facts, From, MinimumCravingDays: 4), asOf);
    }

    private static Guid NewId() => Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
}
