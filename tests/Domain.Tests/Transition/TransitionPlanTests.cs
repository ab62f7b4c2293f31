using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Tests.Episodes;
using TreatmentPlans.Domain.Transition;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Transition;

/// <summary>What is in force on which day, by what was known when (D10).</summary>
public sealed class TransitionPlanTests
{
    private static readonly RelapsePreventionContent Content = new() { WarningSigns = ["One"] };

    private readonly TestEpisodes _episodes = new TestEpisodes().Admitted();

    [Fact]
    public void It_was_in_force_from_its_activation_to_the_mark_that_it_does_not_hold()
    {
        var plan = Begun(12);
        Sign(plan, 13);
        plan.Activate(_episodes.Episode, _ => [], ActOf(14));

        Assert.Equal((bool?[])[null, false, false, true, true], new[] { 11, 12, 13, 14, 20 }.Select(day => plan.WasInForce(Day(day), At(25))));
        Assert.Equal((bool?[])[null, false, true], new[] { 11, 13, 14 }.Select(day => plan.WasInForce(Day(20), At(day))));

        plan.EnterInError(1, new EnteredInError("Another patient.", null, At(26)), ActOf(26));
        Assert.Equal((bool?[])[true, null], new[] { 25, 26 }.Select(day => plan.WasInForce(Day(20), At(day))));
    }

    [Fact]
    public void The_next_version_takes_the_place_of_the_one_in_force_and_a_draft_does_not()
    {
        var plan = Begun(12);
        Sign(plan, 12);
        plan.Activate(_episodes.Episode, _ => [], ActOf(12));
        plan.Write(Content with { WarningSigns = ["Two"] }, _episodes.Episode, ActOf(13));
        Assert.Equal((1, 2, 1), (plan.InForce!.Number, plan.Draft!.Number, plan.ActiveNumber));

        Sign(plan, 14);
        plan.Activate(_episodes.Episode, _ => [], ActOf(14));

        Assert.Equal([TransitionPlanStatus.Superseded, TransitionPlanStatus.Active], plan.Versions.Select(version => version.Status));
        Assert.Equal(2, plan.ActiveNumber);
        Assert.True(plan.WasInForce(Day(13), At(20)));
        Assert.NotEqual(plan.Versions[0].ContentHash, plan.Versions[1].ContentHash);
    }

    [Fact]
    public void A_refusal_changes_nothing()
    {
        var plan = Begun(12);
        var version = plan.Version;

        Refused("SIGNATURES_MISSING", () => plan.Activate(_episodes.Episode, _ => [], ActOf(13)), "/signatures", "/signatures");
        Assert.Throws<DomainException>(() => plan.Activate(_episodes.Episode, _ => [new PlanGap("/x", "RPP-1", "Missing.")], ActOf(13)));
        Assert.Throws<DomainException>(() => plan.EnterInError(2, new EnteredInError("None.", null, At(13)), ActOf(13)));

        Assert.Equal((version, TransitionPlanStatus.Draft), (plan.Version, plan.Versions.Single().Status));
    }

    private RelapsePreventionPlan Begun(int day) =>
        RelapsePreventionPlan.Begin(TypedId.New<RelapsePreventionPlanId>(At(day)), Content, _episodes.Episode, ActOf(day));

    private void Sign(RelapsePreventionPlan plan, int day)
    {
        foreach (var role in Enum.GetValues<TransitionSigner>())
        {
            plan.Sign(
                new TransitionSigning(TypedId.New<SignatureId>(At(day)), role, Actor.Service, SignatureMethod.PaperScan, At(day), Day(day), null),
                _episodes.Counselor,
                _episodes.Episode,
                _ => [],
                ActOf(day));
        }
    }

    private static Act ActOf(int day) => new(Actor.Service, Day(day), At(day));

    private static DateOnly Day(int day) => new(2026, 1, day);

    private static DateTimeOffset At(int day) => new(2026, 1, day, 17, 0, 0, TimeSpan.Zero);
}
