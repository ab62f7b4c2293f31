using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Tests.RecoveryPlans;

/// <summary>What is kept of goals, objectives and reviews, and told of it.</summary>
public class PlanProgressTests
{
    private static readonly DateOnly Day = new(2026, 2, 1);
    private static readonly ObjectiveEvidence Evidence = new(EvidenceKind.SessionNote, "note-1");

    [Fact]
    public void Outcomes_are_kept_by_the_day_they_were_measured_and_each_is_told()
    {
        var plans = new TestPlans().Active();
        plans.Plan.MarkSaved();

        foreach (var day in new[] { Day.AddDays(2), Day, Day.AddDays(1) })
        {
            plans.Plan.RecordOutcome(TypedId.New<ObjectiveOutcomeId>(plans.On(day).At), plans.ObjectiveId(2), 9, Evidence, plans.On(day));
        }

        var record = Assert.Single(plans.Plan.Objectives, known => known.ObjectiveId == plans.ObjectiveId(2));
        Assert.Equal([Day, Day.AddDays(1), Day.AddDays(2)], record.Outcomes.Select(outcome => outcome.MeasuredOn));
        Assert.Equal(3, plans.Plan.Events.Count(told => told.Type == "plan.outcome-recorded"));
    }

    [Fact]
    public void Changes_of_goals_and_objectives_are_told()
    {
        var plans = new TestPlans().Active();
        plans.Plan.MarkSaved();

        plans.Plan.AchieveObjective(plans.ObjectiveId(2), Evidence, null, plans.On(Day));
        plans.Plan.ChangeGoal(plans.GoalId(1), GoalAction.Achieve, null, plans.Policies.ContentProfile, plans.On(Day));

        Assert.Equal(["plan.objective-changed", "plan.goal-changed"], plans.Plan.Events.Select(told => told.Type));
    }

    [Fact]
    public void Only_a_plan_in_force_makes_progress()
    {
        var plans = new TestPlans().Active();
        plans.Plan.MissObjective(plans.ObjectiveId(1), "No chance to.", null, plans.On(Day));
        plans.Plan.WaiveObjective(plans.ObjectiveId(1), "Not needed.", plans.On(Day));
        var (objective, waived) = (plans.ObjectiveId(0), plans.ObjectiveId(1));
        plans.Plan.Complete(plans.On(Day));

        Action[] acts =
        [
            () => plans.Plan.WaiveObjective(objective, "Not needed.", plans.On(Day)),
            () => plans.Plan.ReactivateObjective(waived, "Again.", plans.On(Day)),
            () => plans.Plan.RecordOutcome(TypedId.New<ObjectiveOutcomeId>(plans.On(Day).At), objective, 0, Evidence, plans.On(Day)),
            () => plans.Review(Day),
        ];

        Assert.All(acts, act => Assert.Equal("ILLEGAL_TRANSITION", Assert.Throws<DomainException>(act).Error.Code));
    }

    [Fact]
    public void What_the_plan_does_not_have_is_not_found()
    {
        var plans = new TestPlans().Active();
        var unknown = TypedId.New<ObjectiveId>(plans.On(Day).At);

        Assert.Equal("NOT_FOUND", Assert.Throws<DomainException>(() => plans.Plan.WaiveObjective(unknown, "Why.", plans.On(Day))).Error.Code);
        Assert.Equal("NOT_FOUND", Assert.Throws<DomainException>(() => plans.Plan.ChangeGoal(
            TypedId.New<GoalId>(plans.On(Day).At), GoalAction.Hold, "Why.", plans.Policies.ContentProfile, plans.On(Day))).Error.Code);
    }

    [Fact]
    public void A_waiver_or_reopening_does_not_overtake_what_happened_later()
    {
        var plans = new TestPlans().Active();
        plans.Plan.MissObjective(plans.ObjectiveId(0), "No chance to.", null, plans.On(Day));

        Assert.Equal(
            "DATE_OUT_OF_ORDER",
            Assert.Throws<DomainException>(() => plans.Plan.WaiveObjective(plans.ObjectiveId(0), "Why.", plans.On(Day.AddDays(-1)))).Error.Code);
        Assert.Equal(
            "DATE_OUT_OF_ORDER",
            Assert.Throws<DomainException>(() => plans.Plan.ReactivateObjective(plans.ObjectiveId(0), "Why.", plans.On(Day.AddDays(-1)))).Error.Code);
    }

    [Fact]
    public void An_ended_waiver_keeps_the_day_it_ended()
    {
        var plans = new TestPlans().Active();
        foreach (var day in new[] { Day, Day.AddDays(5) })
        {
            plans.Plan.WaiveObjective(plans.ObjectiveId(0), "Not now.", plans.On(day));
            plans.Plan.ReactivateObjective(plans.ObjectiveId(0), "Now.", plans.On(day.AddDays(1)));
        }

        var record = plans.Plan.Objectives.Single(known => known.ObjectiveId == plans.ObjectiveId(0));
        Assert.Equal(
            [((DateOnly?)Day.AddDays(1), (DateTimeOffset?)plans.On(Day.AddDays(1)).At), (Day.AddDays(6), plans.On(Day.AddDays(6)).At)],
            record.Waivers.Select(waiver => (waiver.EndedOn, waiver.EndedAt)));
    }

    [Fact]
    public void A_review_names_goals_of_the_version_only()
    {
        var plans = new TestPlans().Active();
        GoalProgress[] progress = [new(plans.GoalId(0), "On its way."), new(TypedId.New<GoalId>(plans.On(Day).At), "Unknown.")];

        var refused = Assert.Throws<DomainException>(() => plans.Plan.CompleteReview(
            TypedId.New<PlanReviewId>(plans.On(Day).At), ReviewConclusion.Continue, "Looked.", null, progress, plans.Policies.ReviewCadence, plans.On(Day)));

        Assert.Equal(("UNKNOWN_REFERENCE", "/progress/1/goalId"), (refused.Error.Code, Assert.Single(refused.Error.Errors).Pointer));
        Assert.Empty(plans.Plan.Reviews);
    }

    [Fact]
    public void A_review_is_possible_on_the_first_day_and_twice_on_one_and_owes_the_next()
    {
        var plans = new TestPlans().Active();
        plans.Plan.MarkSaved();

        plans.Review(TestPlans.Start);
        plans.Review(TestPlans.Start);

        Assert.Equal(2, plans.Plan.Reviews.Count);
        Assert.Equal(2, plans.Plan.Events.Count(told => told.Type == "plan.reviewed"));
        Assert.Equal(
            TestPlans.Start.AddDays(plans.Policies.ReviewCadence.IntervalDays(TestPlans.Intensive)), plans.Plan.NextReviewDueOn);
    }
}
