using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Tests.RecoveryPlans;

public class GoalAndObjectiveTests
{
    private static readonly DateOnly Day = new(2026, 2, 1);
    private static readonly ObjectiveEvidence Evidence = new(EvidenceKind.SessionNote, "note-1");

    public static TheoryData<GoalStatus, GoalAction, GoalStatus> Legal => new()
    {
        { GoalStatus.Proposed, GoalAction.Agree, GoalStatus.Agreed },
        { GoalStatus.Proposed, GoalAction.Reject, GoalStatus.Rejected },
        { GoalStatus.Agreed, GoalAction.Activate, GoalStatus.Active },
        { GoalStatus.Active, GoalAction.Hold, GoalStatus.OnHold },
        { GoalStatus.Active, GoalAction.Achieve, GoalStatus.Achieved },
        { GoalStatus.Active, GoalAction.Abandon, GoalStatus.Abandoned },
        { GoalStatus.OnHold, GoalAction.Resume, GoalStatus.Active },
        { GoalStatus.OnHold, GoalAction.Abandon, GoalStatus.Abandoned },
        { GoalStatus.Achieved, GoalAction.Maintain, GoalStatus.Maintained },
        { GoalStatus.Achieved, GoalAction.Reactivate, GoalStatus.Active },
    };

    [Theory]
    [MemberData(nameof(Legal))]
    public void A_goal_moves_along_its_states(GoalStatus from, GoalAction action, GoalStatus to) => Assert.Equal(to, from.After(action));

    [Fact]
    public void And_along_no_others()
    {
        var legal = Legal.Select(row => ((GoalStatus)row[0], (GoalAction)row[1])).ToHashSet();

        Assert.All(
            from status in Enum.GetValues<GoalStatus>()
            from action in Enum.GetValues<GoalAction>()
            where !legal.Contains((status, action))
            select (status, action),
            pair => Assert.Null(pair.status.After(pair.action)));
    }

    [Fact]
    public void The_patients_signature_agrees_to_the_goals_and_starts_them()
    {
        var plans = new TestPlans().Active();

        Assert.All(plans.Plan.Goals, goal => Assert.Equal(
            [GoalStatus.Agreed, GoalStatus.Active], goal.Transitions.Select(transition => transition.To)));
        Assert.Equal(2, plans.Plan.Goals.Count);
    }

    [Fact]
    public void A_goal_that_the_patient_rejected_keeps_the_plan_from_being_submitted()
    {
        var plans = new TestPlans();
        Change(plans, GoalAction.Reject, "Not mine.");

        var refused = Assert.Throws<DomainException>(() => plans.Submitted());

        Assert.Equal("PLAN_INCOMPLETE", refused.Error.Code);
        Assert.Equal([("/problems/0/goals/0", "GOAL_REJECTED")], refused.Error.Errors.Select(error => (error.Pointer, error.Code)));
    }

    [Fact]
    public void A_goal_waits_for_its_required_objectives()
    {
        var plans = new TestPlans().Active();
        plans.Plan.AchieveObjective(plans.ObjectiveId(0), Evidence, null, plans.On(Day));
        var refused = Assert.Throws<DomainException>(() => Change(plans, GoalAction.Achieve));
        Assert.Equal("GOAL_OBJECTIVES_OPEN", refused.Error.Code);
        Assert.Equal(
            [("/problems/0/goals/0/objectives/1", "OBJECTIVE_OPEN")], refused.Error.Errors.Select(error => (error.Pointer, error.Code)));

        plans.Plan.WaiveObjective(plans.ObjectiveId(1), "Changed jobs.", plans.On(Day));

        Assert.Equal(GoalStatus.Achieved, Change(plans, GoalAction.Achieve).Status);
    }

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void An_achieved_goal_counts_as_maintained_after_some_days(int days, bool passes)
    {
        var plans = new TestPlans().Active();
        plans.Plan.AchieveObjective(plans.ObjectiveId(2), Evidence, null, plans.On(Day));
        Change(plans, GoalAction.Achieve, goal: 1);

        if (passes)
        {
            Assert.Equal(GoalStatus.Maintained, Change(plans, GoalAction.Maintain, on: Day.AddDays(days), goal: 1).Status);
        }
        else
        {
            Assert.Equal("GOAL_NOT_YET_MAINTAINED", Refused(() => Change(plans, GoalAction.Maintain, on: Day.AddDays(days), goal: 1)));
        }
    }

    [Theory]
    [InlineData(GoalAction.Hold)]
    [InlineData(GoalAction.Abandon)]
    public void Giving_up_says_why(GoalAction action)
    {
        var plans = new TestPlans().Active();

        Assert.Equal("REASON_REQUIRED", Refused(() => Change(plans, action, reason: " ")));
        Change(plans, action, "Moved away.");
    }

    [Fact]
    public void Each_goal_goes_its_own_way()
    {
        var plans = new TestPlans().Active();

        Change(plans, GoalAction.Hold, "Ill.", goal: 0);
        Change(plans, GoalAction.Abandon, "Moved away.", goal: 1);

        Assert.Equal(
            [(plans.GoalId(0), GoalStatus.OnHold, 3), (plans.GoalId(1), GoalStatus.Abandoned, 3)],
            plans.Plan.Goals.Select(goal => (goal.GoalId, goal.Status, goal.Transitions.Count)));
    }

    [Fact]
    public void Another_version_goes_on_with_what_became_of_the_goals()
    {
        var plans = new TestPlans().Active();
        plans.Plan.AchieveObjective(plans.ObjectiveId(2), Evidence, null, plans.On(Day));
        Change(plans, GoalAction.Achieve, goal: 1);

        plans.Revise(Day.AddDays(1), TestPlans.Intensive);

        Assert.Equal(
            [GoalStatus.Agreed, GoalStatus.Active, GoalStatus.Achieved],
            plans.Plan.Goals.Single(goal => goal.GoalId == plans.GoalId(1)).Transitions.Select(transition => transition.To));
    }

    [Fact]
    public void A_plan_that_is_not_in_force_has_no_objectives_to_judge()
    {
        var plans = new TestPlans();

        Assert.Empty(plans.Plan.ObjectiveStandings(Day, DateTimeOffset.MaxValue));
        Assert.Empty(plans.Plan.OverdueObjectives(new DateOnly(2026, 12, 31)));
    }

    [Fact]
    public void An_objective_of_which_nothing_is_recorded_is_active_and_not_waived() =>
        Assert.All(
            new TestPlans().Active().Plan.ObjectiveStandings(Day, DateTimeOffset.MaxValue),
            standing => Assert.Equal((ObjectiveStatus.Active, false), (standing.Status, standing.IsWaived)));

    [Fact]
    public void Values_of_one_day_stand_in_the_order_in_which_they_were_recorded()
    {
        var plans = new TestPlans().Active();

        Outcome(plans, 9, Day);
        Outcome(plans, 7, Day);

        Assert.Equal([9m, 7m], Assert.Single(plans.Plan.Objectives).Outcomes.Select(outcome => outcome.Value));
    }

    [Fact]
    public void A_refusal_points_at_the_field()
    {
        var plans = new TestPlans().Active();
        var id = plans.ObjectiveId();

        Refusals.Refused("REASON_REQUIRED", () => Change(plans, GoalAction.Hold), "/reason");
        Refusals.Refused("EVIDENCE_REQUIRED", () => plans.Plan.AchieveObjective(id, null, null, plans.On(Day)), "/evidence");
        Refusals.Refused("OUT_OF_RANGE", () => Outcome(plans, 28, Day), "/value");
        plans.Plan.AchieveObjective(plans.ObjectiveId(2), Evidence, null, plans.On(Day));
        Change(plans, GoalAction.Achieve, goal: 1);
        Refusals.Refused("GOAL_NOT_YET_MAINTAINED", () => Change(plans, GoalAction.Maintain, goal: 1), "/occurredOn");
    }

    [Fact]
    public void A_refusal_names_what_was_tried()
    {
        var plans = new TestPlans().Active();
        var achieved = plans.ObjectiveId(0);
        plans.Plan.AchieveObjective(achieved, Evidence, null, plans.On(Day));

        Refusals.Illegal("achieve", () => plans.Plan.AchieveObjective(achieved, Evidence, null, plans.On(Day)));
        Refusals.Illegal("not-achieve", () => plans.Plan.MissObjective(achieved, "Why.", null, plans.On(Day)));
        Refusals.Illegal("waive", () => plans.Plan.WaiveObjective(achieved, "Why.", plans.On(Day)));
        Refusals.Illegal("reactivate", () => plans.Plan.ReactivateObjective(plans.ObjectiveId(1), "Why.", plans.On(Day)));
        plans.Plan.Complete(plans.On(Day));
        Refusals.Illegal("achieve", () => plans.Plan.AchieveObjective(achieved, Evidence, null, plans.On(Day)));
        Refusals.Illegal("waive", () => plans.Plan.WaiveObjective(achieved, "Why.", plans.On(Day)));
        Refusals.Illegal("reactivate", () => plans.Plan.ReactivateObjective(achieved, "Why.", plans.On(Day)));
        Refusals.Illegal("record an outcome", () => Outcome(plans, 5, Day));
        Refusals.Illegal("Hold", () => Change(plans, GoalAction.Hold, "Why."));
    }

    [Fact]
    public void An_objective_of_the_draft_without_a_measure_takes_no_value()
    {
        var plans = new TestPlans().Active();
        plans.Plan.Revise(plans.Author.Id, "Review.", plans.On(Day));
        var draft = plans.Plan.EditDraft(
            content => content.Change(
                content.AllGoals().First().Id!.Value,
                goal => goal with { Objectives = [.. goal.Objectives, new Objective { Text = "Walks." }] }),
            plans.On(Day));
        var unmeasured = draft.AllObjectives().Single(objective => objective.Text == "Walks.").Id!.Value;

        Refusals.Refused(
            "OBJ_NOT_MEASURABLE",
            () => plans.Plan.RecordOutcome(TypedId.New<ObjectiveOutcomeId>(plans.On(Day).At), unmeasured, 1, null, plans.On(Day)),
            "/value");
    }

    [Fact]
    public void What_happened_later_is_not_overtaken()
    {
        var plans = new TestPlans().Active();
        Change(plans, GoalAction.Hold, "Ill.");

        Assert.Equal("DATE_OUT_OF_ORDER", Refused(() => Change(plans, GoalAction.Resume, on: Day.AddDays(-1))));
    }

    [Fact]
    public void An_objective_is_achieved_on_evidence_only()
    {
        var plans = new TestPlans().Active();

        Assert.Equal("EVIDENCE_REQUIRED", Refused(() => plans.Plan.AchieveObjective(plans.ObjectiveId(), null, null, plans.On(Day))));
        Assert.Empty(plans.Plan.Objectives);
    }

    [Fact]
    public void A_missed_objective_may_be_waived_and_still_was_not_achieved()
    {
        var plans = new TestPlans().Active();
        plans.Plan.MissObjective(plans.ObjectiveId(), "PHQ-9 was 6.", null, plans.On(Day));

        var waived = plans.Plan.WaiveObjective(plans.ObjectiveId(), "Nearly there.", plans.On(Day.AddDays(1)));

        Assert.Equal(ObjectiveStatus.NotAchieved, waived.Status);
        Assert.True(waived.IsWaived);
        Assert.Equal("ILLEGAL_TRANSITION", Refused(() => plans.Plan.WaiveObjective(plans.ObjectiveId(), "Again.", plans.On(Day.AddDays(1)))));
        var standing = plans.Plan.ObjectiveStandings(Day.AddDays(1), DateTimeOffset.MaxValue)[0];
        Assert.Equal((ObjectiveStatus.NotAchieved, true), (standing.Status, standing.IsWaived));
    }

    [Fact]
    public void Reactivating_ends_the_waiver()
    {
        var plans = new TestPlans().Active();
        plans.Plan.WaiveObjective(plans.ObjectiveId(), "Changed jobs.", plans.On(Day));
        Assert.Equal(
            "DATE_OUT_OF_ORDER",
            Refused(() => plans.Plan.ReactivateObjective(plans.ObjectiveId(), "Wants it after all.", plans.On(Day.AddDays(-1)))));
        Assert.Equal("ILLEGAL_TRANSITION", Refused(() => plans.Plan.AchieveObjective(plans.ObjectiveId(), Evidence, null, plans.On(Day))));

        var open = plans.Plan.ReactivateObjective(plans.ObjectiveId(), "Wants it after all.", plans.On(Day.AddDays(2)));

        Assert.False(open.IsClosed);
        Assert.True(open.AsOf(Day.AddDays(1), DateTimeOffset.MaxValue).IsWaived);
        Assert.False(open.AsOf(Day.AddDays(-1), DateTimeOffset.MaxValue).IsWaived);
        var ended = plans.On(Day.AddDays(2)).At;
        Assert.True(open.AsOf(Day.AddDays(2), ended.AddTicks(-1)).IsWaived);
        Assert.False(open.AsOf(Day.AddDays(2), ended).IsWaived);
        Assert.Equal("ILLEGAL_TRANSITION", Refused(() => plans.Plan.ReactivateObjective(plans.ObjectiveId(), "Again.", plans.On(Day.AddDays(3)))));
    }

    [Theory]
    [InlineData(5, 8, true)]
    [InlineData(6, 8, false)]
    [InlineData(5, 9, false)]
    public void A_value_in_time_that_meets_the_target_proposes_achievement(int score, int march, bool meets)
    {
        var plans = new TestPlans().Active();

        var outcome = Outcome(plans, score, new DateOnly(2026, 3, march));

        Assert.Equal(meets, outcome.MeetsTarget);
        Assert.Equal(ObjectiveStatus.Active, plans.Plan.Objectives.Single().Status);
    }

    [Fact]
    public void A_value_entered_in_error_proposes_nothing_and_the_one_before_counts_again()
    {
        var plans = new TestPlans().Active();
        Outcome(plans, 4, Day);
        Assert.True(plans.Plan.Objectives.Single().IsProposedAsAchieved);
        var worse = Outcome(plans, 9, Day.AddDays(1));
        Assert.False(plans.Plan.Objectives.Single().IsProposedAsAchieved);

        var marked = EnterInError(plans, worse.Id, Day.AddDays(2));

        Assert.Equal("Another patient's score.", marked.EnteredInError!.Reason);
        Assert.True(plans.Plan.Objectives.Single().IsProposedAsAchieved);
        EnterInError(plans, plans.Plan.Objectives.Single().Outcomes[0].Id, Day.AddDays(2));
        Assert.False(plans.Plan.Objectives.Single().IsProposedAsAchieved);
        Assert.Equal([4m, 9m], plans.Plan.Objectives.Single().Outcomes.Select(outcome => outcome.Value));
        Assert.Equal(2, plans.Plan.Events.OfType<ObjectiveOutcomeEnteredInError>().Count());
    }

    [Fact]
    public void That_a_value_was_entered_in_error_is_not_seen_before_it_was_known()
    {
        var plans = new TestPlans().Active();
        var outcome = Outcome(plans, 4, Day);
        EnterInError(plans, outcome.Id, Day.AddDays(2));

        var record = plans.Plan.Objectives.Single();

        Assert.Null(Assert.Single(record.AsOf(Day, plans.On(Day.AddDays(1)).At).Outcomes).EnteredInError);
        Assert.NotNull(Assert.Single(record.AsOf(Day, plans.On(Day.AddDays(2)).At).Outcomes).EnteredInError);
    }

    [Fact]
    public void A_value_is_entered_in_error_once_and_only_where_it_is()
    {
        var plans = new TestPlans().Active();
        var unknown = TypedId.New<ObjectiveOutcomeId>(DateTimeOffset.UnixEpoch);
        Assert.Equal("NOT_FOUND", Refused(() => EnterInError(plans, unknown, Day)));
        var outcome = Outcome(plans, 4, Day);

        Assert.Equal("NOT_FOUND", Refused(() => EnterInError(plans, unknown, Day)));
        EnterInError(plans, outcome.Id, Day);
        Assert.Equal("ENTERED_IN_ERROR", Refused(() => EnterInError(plans, outcome.Id, Day)));
    }

    [Fact]
    public void An_objective_that_is_closed_is_not_proposed()
    {
        var plans = new TestPlans().Active();
        Outcome(plans, 4, Day);

        plans.Plan.AchieveObjective(plans.ObjectiveId(2), Evidence, null, plans.On(Day));

        Assert.False(plans.Plan.Objectives.Single().IsProposedAsAchieved);
    }

    [Fact]
    public void A_value_that_the_measure_does_not_have_is_refused()
    {
        var plans = new TestPlans().Active();

        Assert.Equal("OUT_OF_RANGE", Refused(() => Outcome(plans, 28, Day)));
    }

    [Theory]
    [InlineData(8, 0)]
    [InlineData(9, 3)]
    public void Objectives_are_overdue_the_day_after_their_target_date(int march, int overdue)
    {
        var plans = new TestPlans().Active();

        Assert.Equal(overdue, plans.Plan.OverdueObjectives(new DateOnly(2026, 3, march)).Count);
    }

    [Fact]
    public void Late_knowledge_does_not_change_what_was_known()
    {
        var plans = new TestPlans().Active();
        var late = new Act(new Actor(plans.Author.Id), Day, plans.On(Day.AddDays(9)).At);
        plans.Plan.AchieveObjective(plans.ObjectiveId(), Evidence, null, late);

        Assert.Equal(ObjectiveStatus.Achieved, plans.Plan.ObjectiveStandings(Day, late.At)[0].Status);
        Assert.Equal(ObjectiveStatus.Active, plans.Plan.ObjectiveStandings(Day, late.At.AddSeconds(-1))[0].Status);
        Assert.Equal(ObjectiveStatus.Active, plans.Plan.ObjectiveStandings(Day.AddDays(-1), late.At)[0].Status);
    }

    [Fact]
    public void Goals_still_open_when_the_plan_ends_were_not_achieved()
    {
        var plans = new TestPlans().Active();

        plans.Plan.Discontinue(plans.On(Day));

        Assert.All(plans.Plan.Goals, goal => Assert.Equal(GoalStatus.NotAchieved, goal.Status));
    }

    [Fact]
    public void Nothing_is_achieved_before_the_plan_is_in_force()
    {
        var plans = new TestPlans();

        Assert.Equal("ILLEGAL_TRANSITION", Refused(() => plans.Plan.AchieveObjective(plans.ObjectiveId(), Evidence, null, plans.On(Day))));
        Assert.Equal(GoalStatus.Agreed, Change(plans, GoalAction.Agree).Status);
        Assert.Equal("ILLEGAL_TRANSITION", Refused(() => Change(plans, GoalAction.Activate)));
    }

    private static GoalRecord Change(TestPlans plans, GoalAction action, string? reason = null, DateOnly? on = null, int goal = 0) =>
        plans.Plan.ChangeGoal(plans.GoalId(goal), action, reason, ContentProfilePolicy.Default, plans.On(on ?? Day));

    private static ObjectiveOutcome Outcome(TestPlans plans, decimal value, DateOnly on) =>
        plans.Plan.RecordOutcome(TypedId.New<ObjectiveOutcomeId>(plans.On(on).At), plans.ObjectiveId(2), value, null, plans.On(on));

    private static ObjectiveOutcome EnterInError(TestPlans plans, ObjectiveOutcomeId id, DateOnly on) => plans.Plan.EnterOutcomeInError(
        plans.ObjectiveId(2), id, new EnteredInError("Another patient's score.", plans.Author.Id, plans.On(on).At));

    private static string Refused(Action action) => Assert.Throws<DomainException>(action).Error.Code;
}
