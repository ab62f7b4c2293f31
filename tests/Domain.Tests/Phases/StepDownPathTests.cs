using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Tests.Programs;
using static TreatmentPlans.Domain.Phases.LevelOfCareDecisionType;
using static TreatmentPlans.Domain.Tests.Phases.TestPhases;

namespace TreatmentPlans.Domain.Tests.Phases;

public sealed class StepDownPathTests
{
    [Fact]
    public void Admission_opens_a_phase_at_the_level_of_admission()
    {
        var phase = Assert.Single(new TestPhases().Path.Phases);

        Assert.Equal((PhaseStatus.Active, Level21, 9m), (phase.Status, phase.LevelOfCare, phase.TargetHoursPerWeek));
        Assert.Equal(new DateOnly(2026, 1, 12), phase.StartedOn);
        Assert.Equal(phase.EpisodeId, phase.ActiveEpisodeId);
    }

    [Fact]
    public void The_signed_plan_makes_the_phase_of_admission_its_first_and_plans_the_others()
    {
        var path = new TestPhases().Signed().Path;

        Assert.Equal([1, 2, 3], path.Phases.Select(phase => phase.Sequence));
        Assert.Equal(
            [PhaseStatus.Active, PhaseStatus.Planned, PhaseStatus.Planned], path.Phases.Select(phase => phase.Status));
        Assert.Equal(new DateOnly(2026, 1, 12), path.Active.StartedOn);
        Assert.Equal(Planned[0].Id, path.Active.PlannedPhaseId);
        Assert.Equal(PhaseExit.Readiness, path.Active.Exit);
    }

    [Fact]
    public void A_phase_that_exits_by_the_plans_signatures_ends_with_them_and_the_next_starts()
    {
        var test = new TestPhases();
        var orientation = Phase(0, Level21, 9, new(2026, 1, 12), new(2026, 1, 14)) with { Exit = PhaseExit.PlanSigned };

        test.Path.Follow(test.Episode, [.. Planned, orientation], SignedOn, NoonOf(SignedOn));

        var first = test.Path.Phases[0];
        Assert.Equal((0, PhaseStatus.Completed, (DateOnly?)SignedOn), (first.Sequence, first.Status, first.EndedOn));
        Assert.Null(first.ActiveEpisodeId);
        Assert.Equal((1, (DateOnly?)SignedOn), (test.Path.Active.Sequence, test.Path.Active.StartedOn));
    }

    [Fact]
    public void Another_version_changes_adds_and_drops_phases_and_leaves_facts_alone()
    {
        var test = new TestPhases().Signed();
        var later = new DateOnly(2026, 2, 13);
        var fourth = Phase(4, Level10, 1, new(2026, 4, 18), new(2026, 5, 18));

        var added = test.Path.Follow(
            test.Episode, [Planned[0] with { TargetHoursPerWeek = 12, LevelOfCare = Level15 }, Planned[1], fourth], later, NoonOf(later));

        Assert.Equal(4, Assert.Single(added).Sequence);
        Assert.Equal((12m, Level21), (test.Path.Active.TargetHoursPerWeek, test.Path.Active.LevelOfCare));
        var third = test.Path.Phases.Single(phase => phase.Sequence == 3);
        Assert.Equal((PhaseStatus.Interrupted, (DateOnly?)null), (third.Status, third.StartedOn));
        Assert.Equal("phase.interrupted", third.Events[^1].Type);
        Assert.Equal(new EventSubject(third.Id.Value, third.PatientId, third.EpisodeId), third.Events[^1].Subject);
    }

    [Fact]
    public void The_same_version_again_changes_nothing()
    {
        var test = new TestPhases().Signed();

        Assert.Empty(test.Path.Follow(test.Episode, Planned, SignedOn, NoonOf(SignedOn)));
        Assert.Equal([PhaseStatus.Active, PhaseStatus.Planned, PhaseStatus.Planned], test.Path.Phases.Select(phase => phase.Status));
    }

    [Fact]
    public void A_step_down_completes_the_phase_and_starts_the_planned_one()
    {
        var test = new TestPhases().Signed();

        var decision = test.Make(StepDown, Level15, new(2026, 3, 9));

        Assert.Equal(
            [PhaseStatus.Completed, PhaseStatus.Active, PhaseStatus.Planned], test.Path.Phases.Select(phase => phase.Status));
        Assert.Equal((new DateOnly(2026, 3, 9), decision.Id), (test.Path.Phases[0].EndedOn!.Value, test.Path.Phases[0].ClosedByDecisionId!.Value));
        Assert.Equal((new DateOnly(2026, 3, 9), decision.Id), (test.Path.Active.StartedOn!.Value, test.Path.Active.OpenedByDecisionId!.Value));
    }

    [Fact]
    public void A_phase_advance_goes_to_the_next_phase_at_the_same_level()
    {
        var test = new TestPhases().Signed();
        test.Make(StepDown, Level15, new(2026, 3, 9));

        test.Make(PhaseAdvance, null, new(2026, 3, 30));

        Assert.Equal((3, 2.5m), (test.Path.Active.Sequence, test.Path.Active.TargetHoursPerWeek));
        Assert.Null(test.Path.Next);
    }

    [Fact]
    public void A_step_down_that_passes_a_phase_over_drops_it()
    {
        var test = new TestPhases();
        test.Path.Follow(
            test.Episode, [.. Planned.Take(2), Phase(4, Level10, 1, new(2026, 4, 18), new(2026, 5, 18))], SignedOn, NoonOf(SignedOn));

        test.Make(StepDown, Level10, new(2026, 3, 9));

        Assert.Equal(
            [PhaseStatus.Completed, PhaseStatus.Interrupted, PhaseStatus.Active], test.Path.Phases.Select(phase => phase.Status));
    }

    [Fact]
    public void A_step_up_and_the_way_back_go_beside_the_plan_and_then_on_along_it()
    {
        var test = new TestPhases().Signed();

        test.Make(StepUp, Level25, new(2026, 2, 2));
        var up = test.Path.Active;
        test.Make(StepDown, Level21, new(2026, 2, 23));
        var back = test.Path.Active;
        test.Make(StepDown, Level15, new(2026, 3, 23));

        Assert.Equal((1, Level25, PhaseStatus.Completed), (up.Sequence, up.LevelOfCare, up.Status));
        Assert.Equal((1, Level21, PhaseStatus.Completed), (back.Sequence, back.LevelOfCare, back.Status));
        Assert.Equal(PhaseStatus.SteppedUp, test.Path.Phases[0].Status);
        Assert.Equal((2, Planned[1].Id), (test.Path.Active.Sequence, test.Path.Active.PlannedPhaseId));
        Assert.Equal(5, test.Path.Phases.Count);
    }

    [Fact]
    public void A_phase_beside_the_plan_becomes_the_item_that_the_next_version_makes_for_it()
    {
        var test = new TestPhases().Signed();
        test.Make(StepUp, Level25, new(2026, 2, 2));
        var item = Phase(5, Level25, 20, new(2026, 2, 2), new(2026, 2, 22)) with { Sequence = 1 };

        var added = test.Path.Follow(test.Episode, [Planned[0], item, Planned[1], Planned[2]], new(2026, 2, 3), NoonOf(new(2026, 2, 3)));

        Assert.Empty(added);
        Assert.Equal((item.Id, 20m), (test.Path.Active.PlannedPhaseId, test.Path.Active.TargetHoursPerWeek));
    }

    [Fact]
    public void A_version_that_makes_no_item_for_a_phase_beside_the_plan_leaves_it_there()
    {
        var test = new TestPhases().Signed();
        test.Make(StepUp, Level25, new(2026, 2, 2));
        test.Make(StepDown, Level21, new(2026, 2, 23));
        var besideThePlan = test.Path.Active;

        var added = test.Path.Follow(
            test.Episode, [.. Planned, Phase(4, Level10, 1, new(2026, 4, 18), new(2026, 5, 18))], new(2026, 2, 24), NoonOf(new(2026, 2, 24)));

        Assert.Equal(Level10, Assert.Single(added).LevelOfCare);
        Assert.Same(besideThePlan, test.Path.Active);
        Assert.Equal((null, Level21, PhaseExit.Readiness), (besideThePlan.PlannedPhaseId, besideThePlan.LevelOfCare, besideThePlan.Exit));
    }

    [Fact]
    public void The_phase_of_admission_becomes_the_first_of_the_path_whatever_level_the_plan_gives_it()
    {
        var test = new TestPhases();

        var added = test.Path.Follow(
            test.Episode, [Planned[0] with { LevelOfCare = Level25 }, Planned[1] with { LevelOfCare = Level21 }], SignedOn, NoonOf(SignedOn));

        Assert.Equal((Planned[0].Id, Level21), (test.Path.Active.PlannedPhaseId, test.Path.Active.LevelOfCare));
        Assert.Equal(Planned[1].Id, Assert.Single(added).PlannedPhaseId);
    }

    [Fact]
    public void A_plan_without_phases_leaves_the_phase_of_admission_as_it_is()
    {
        var test = new TestPhases();

        Assert.Empty(test.Path.Follow(test.Episode, [], SignedOn, NoonOf(SignedOn)));

        Assert.Equal((null, PhaseStatus.Active, 9m), (test.Path.Active.PlannedPhaseId, test.Path.Active.Status, test.Path.Active.TargetHoursPerWeek));
    }

    [Fact]
    public void A_phase_that_shares_the_place_of_the_active_one_stands_behind_it_and_does_not_come_next()
    {
        var test = new TestPhases().Signed();
        test.Make(StepUp, Level25, new(2026, 2, 2));

        test.Path.Follow(
            test.Episode, [Planned[0], Planned[1] with { Sequence = 1 }, Planned[2]], new(2026, 2, 3), NoonOf(new(2026, 2, 3)));

        Assert.Equal(
            [(1, PhaseStatus.SteppedUp), (1, PhaseStatus.Active), (1, PhaseStatus.Planned), (3, PhaseStatus.Planned)],
            test.Path.Phases.Select(phase => (phase.Sequence, phase.Status)));
        Assert.Equal(3, test.Path.Next!.Sequence);
    }

    [Fact]
    public void Phases_of_one_place_and_day_stand_in_the_order_in_which_they_were_made()
    {
        var test = new TestPhases();
        StepDownPhase[] made =
        [
            .. Enumerable.Range(0, 3).Select(n => StepDownPhase.OpenAtAdmission(
                TypedId.New<StepDownPhaseId>(TestPrograms.Now.AddMinutes(n)), test.Episode, 9, TestPrograms.Now)),
        ];

        Assert.Equal(made, new StepDownPath([made[1], made[2], made[0]]).Phases);
    }

    [Fact]
    public void Without_an_active_phase_there_is_no_path_to_move_along()
    {
        Assert.Throws<InvalidOperationException>(() => new StepDownPath([]).Active);
    }

    [Fact]
    public void A_phase_of_one_day_that_exits_by_date_ends_with_it()
    {
        var test = new TestPhases();
        var day = new DateOnly(2026, 1, 12);
        test.Path.Follow(
            test.Episode,
            [Phase(1, Level21, 9, day, day) with { Exit = PhaseExit.Date }, Phase(2, Level21, 9, day.AddDays(1), new(2026, 3, 8))],
            SignedOn,
            NoonOf(SignedOn));

        Assert.True(test.Path.AdvanceByDate(NoonOf(SignedOn)));

        Assert.Equal((2, (DateOnly?)day.AddDays(1)), (test.Path.Active.Sequence, test.Path.Active.StartedOn));
    }

    [Fact]
    public void A_phase_that_exits_by_date_gives_way_to_the_next_at_the_same_level_on_the_day_after_its_last()
    {
        var test = new TestPhases();
        var second = Planned[1] with { LevelOfCare = Level21 };
        test.Path.Follow(test.Episode, [Planned[0] with { Exit = PhaseExit.Date }, second, Planned[2]], SignedOn, NoonOf(SignedOn));

        Assert.True(test.Path.AdvanceByDate(NoonOf(new(2026, 3, 11))));

        Assert.Equal(
            [PhaseStatus.Completed, PhaseStatus.Active, PhaseStatus.Planned], test.Path.Phases.Select(phase => phase.Status));
        Assert.Equal((new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 9)), (test.Path.Phases[0].EndedOn!.Value, test.Path.Active.StartedOn!.Value));
        Assert.Null(test.Path.Active.OpenedByDecisionId);
    }

    [Fact]
    public void A_date_changes_no_level_and_ends_no_path()
    {
        var toLower = new TestPhases().Signed();
        var last = new TestPhases();
        last.Path.Follow(last.Episode, [Planned[0] with { Exit = PhaseExit.Date }], SignedOn, NoonOf(SignedOn));
        var stale = new TestPhases();
        stale.Path.Follow(
            stale.Episode,
            [Phase(1, Level21, 9, new(2026, 1, 2), new(2026, 1, 11)), Phase(2, Level21, 9, new(2026, 1, 12), new(2026, 3, 8))],
            SignedOn,
            NoonOf(SignedOn));

        foreach (var path in new[] { toLower.Path, last.Path, stale.Path })
        {
            Assert.False(path.AdvanceByDate(NoonOf(new(2026, 3, 11))));
            Assert.Equal((1, PhaseStatus.Active), (path.Phases[0].Sequence, path.Phases[0].Status));
        }
    }

    [Fact]
    public void To_continue_moves_nothing()
    {
        var test = new TestPhases().Signed();

        test.Make(Continue, null, new(2026, 2, 2));

        Assert.Equal([PhaseStatus.Active, PhaseStatus.Planned, PhaseStatus.Planned], test.Path.Phases.Select(phase => phase.Status));
    }

    [Fact]
    public void Every_start_and_end_of_a_phase_is_an_event()
    {
        var test = new TestPhases().Signed();
        test.Make(StepUp, Level25, new(2026, 2, 2));
        test.Make(StepDown, Level15, new(2026, 3, 9));

        Assert.Equal(
            ["phase.completed", "phase.planned", "phase.planned", "phase.started", "phase.started", "phase.started", "phase.stepped-up"],
            test.Path.Phases.SelectMany(phase => phase.Events).Select(occurrence => occurrence.Type).Order(StringComparer.Ordinal));
        Assert.All(
            test.Path.Phases.SelectMany(phase => phase.Events),
            occurrence => Assert.Equal(test.Episode.PatientId, occurrence.Subject.PatientId));
    }

    [Fact]
    public void A_phase_advance_completes_the_phase_before()
    {
        var test = new TestPhases().Signed();
        test.Make(StepDown, Level15, new(2026, 3, 9));

        test.Make(PhaseAdvance, null, new(2026, 3, 30));

        Assert.Equal([PhaseStatus.Completed, PhaseStatus.Completed, PhaseStatus.Active], test.Path.Phases.Select(phase => phase.Status));
    }

    [Fact]
    public void A_step_up_opens_a_phase_beside_the_plan_even_where_the_plan_has_one_at_that_level_ahead()
    {
        var test = new TestPhases();
        test.Path.Follow(
            test.Episode, [Planned[0], Phase(2, Level25, 20, new(2026, 3, 9), new(2026, 3, 29))], SignedOn, NoonOf(SignedOn));

        test.Make(StepUp, Level25, new(2026, 2, 2));

        Assert.Equal((1, (PlannedPhaseId?)null), (test.Path.Active.Sequence, test.Path.Active.PlannedPhaseId));
        Assert.Equal(PhaseStatus.Planned, test.Path.Phases.Single(phase => phase.Sequence == 2).Status);
    }

    [Fact]
    public void What_a_version_dropped_does_not_come_next()
    {
        var test = new TestPhases().Signed();

        test.Path.Follow(test.Episode, [.. Planned.Take(2)], new(2026, 2, 13), NoonOf(new(2026, 2, 13)));
        test.Make(StepDown, Level15, new(2026, 3, 9));

        Assert.Null(test.Path.Next);
    }

    [Fact]
    public void A_phase_that_follows_a_version_is_another_version_of_the_resource()
    {
        var test = new TestPhases().Signed();
        test.Path.Active.MarkSaved();
        var version = test.Path.Active.Version;

        test.Path.Follow(test.Episode, [Planned[0] with { TargetHoursPerWeek = 12 }, .. Planned.Skip(1)], SignedOn, NoonOf(SignedOn));

        Assert.Equal(version + 1, test.Path.Active.Version);
    }

    [Fact]
    public void One_phase_is_active_whatever_is_decided()
    {
        var test = new TestPhases().Signed();
        var day = new DateOnly(2026, 2, 2);
        foreach (var (type, level) in new[] { (StepUp, Level25), (StepDown, Level21), (StepDown, Level15), (StepUp, Level21), (StepDown, Level10) })
        {
            test.Make(type, level, day);

            Assert.Single(test.Path.Phases, phase => phase.ActiveEpisodeId is not null);
            Assert.Equal(level, test.Path.Active.LevelOfCare);
            Assert.Equal(test.Episode.CurrentLevelOfCare, test.Path.Active.LevelOfCare);
            day = day.AddDays(7);
        }
    }

    [Fact]
    public void What_was_known_of_the_path_before_the_plan_was_signed_stays_as_it_was()
    {
        var test = new TestPhases();
        var before = test.Path.StandingAsOf(SignedOn, NoonOf(SignedOn));
        test.Signed();

        Assert.Equal(before, test.Path.StandingAsOf(SignedOn, NoonOf(SignedOn).AddSeconds(-1)));
        Assert.Equal((0, Level21), (before!.Sequence, before.TargetLevel));
        var standing = test.Path.StandingAsOf(SignedOn, NoonOf(SignedOn))!;
        Assert.Equal((test.Path.Active, 1, Level15), (standing.Phase, standing.Sequence, standing.TargetLevel));
        Assert.Equal(0, test.Path.StandingAsOf(SignedOn.AddDays(-1), DateTimeOffset.MaxValue)!.Sequence);
    }

    [Fact]
    public void Another_version_of_the_path_changes_sequence_and_target_for_those_only_who_know_of_it()
    {
        var test = new TestPhases().Signed();
        var later = new DateOnly(2026, 2, 13);
        var before = test.Path.StandingAsOf(later, NoonOf(later).AddSeconds(-1));

        test.Path.Follow(
            test.Episode, [Planned[0] with { Sequence = 2 }, Planned[1] with { Sequence = 3, LevelOfCare = Level10 }], later, NoonOf(later));

        Assert.Equal((1, Level15), (before!.Sequence, before.TargetLevel));
        Assert.Equal(before, test.Path.StandingAsOf(later, NoonOf(later).AddSeconds(-1)));
        Assert.Equal(before, test.Path.StandingAsOf(later.AddDays(-1), NoonOf(later)));
        Assert.Equal((2, Level10), (test.Path.StandingAsOf(later, NoonOf(later))!.Sequence, test.Path.StandingAsOf(later, NoonOf(later))!.TargetLevel));
    }

    [Fact]
    public void A_phase_that_was_dropped_is_the_target_no_more()
    {
        var test = new TestPhases().Signed();
        var later = new DateOnly(2026, 2, 13);

        test.Path.Follow(test.Episode, [Planned[0]], later, NoonOf(later));

        Assert.Equal(Level21, test.Path.StandingAsOf(later, NoonOf(later))!.TargetLevel);
        Assert.Equal(Level15, test.Path.StandingAsOf(later.AddDays(-1), NoonOf(later))!.TargetLevel);
    }

    [Fact]
    public void The_phase_of_a_past_day_is_aimed_at_what_lay_ahead_of_it_then()
    {
        var test = new TestPhases().Signed();
        test.Make(StepDown, Level15, new(2026, 3, 9));
        test.Make(PhaseAdvance, null, new(2026, 3, 30));

        Assert.Equal((1, Level15), Standing(new(2026, 3, 8)));
        Assert.Equal((2, Level15), Standing(new(2026, 3, 29)));
        Assert.Equal((3, Level15), Standing(new(2026, 3, 30)));
        Assert.Null(test.Path.StandingAsOf(new(2026, 1, 11), DateTimeOffset.MaxValue));
        Assert.Null(test.Path.StandingAsOf(SignedOn, DateTimeOffset.MinValue));

        (int, LevelOfCare) Standing(DateOnly day) =>
            (test.Path.StandingAsOf(day, DateTimeOffset.MaxValue)!.Sequence, test.Path.StandingAsOf(day, DateTimeOffset.MaxValue)!.TargetLevel);
    }

    [Fact]
    public void Beside_the_plan_the_target_is_the_phase_that_comes_after_the_one_left()
    {
        var test = new TestPhases().Signed();

        test.Make(StepUp, Level25, new(2026, 2, 2));

        Assert.Equal(
            (1, Level15),
            (test.Path.StandingAsOf(new(2026, 2, 2), DateTimeOffset.MaxValue)!.Sequence, test.Path.StandingAsOf(new(2026, 2, 2), DateTimeOffset.MaxValue)!.TargetLevel));
    }
}
