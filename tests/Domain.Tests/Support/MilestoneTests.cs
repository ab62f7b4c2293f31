using TreatmentPlans.Domain.Support;
using static TreatmentPlans.Domain.Tests.Refusals;
using static TreatmentPlans.Domain.Tests.Support.TestSupport;

namespace TreatmentPlans.Domain.Tests.Support;

/// <summary>Rule MIL-2: what a late fact does to what was awarded.</summary>
public sealed class MilestoneTests
{
    private static readonly DueMilestone Week = new(Day(1, 11), 7, Day(1, 17));
    private static readonly DueMilestone Month = new(Day(1, 11), 30, Day(2, 9));

    private readonly TestSupport _support = new();

    [Fact]
    public void Each_is_awarded_once()
    {
        var first = Reconcile([], [Month, Week], At(2, 9));

        Assert.Equal([Day(1, 17), Day(2, 9)], first.Select(milestone => milestone.ReachedOn));
        Assert.All(first, milestone => Assert.Equal((MilestoneStatus.Awarded, At(2, 9), null), (milestone.Status, milestone.AwardedAt, milestone.WithdrawnAt)));
        Assert.Empty(Reconcile(first, [Week, Month], At(2, 10)));
        Assert.All(first, milestone => Assert.Equal(1, milestone.Version));
        Assert.False(Milestone.Differ([(Week, MilestoneStatus.Awarded)], [Week]));
        Assert.True(Milestone.Differ([(Week, MilestoneStatus.Withdrawn)], [Week]));
        Assert.True(Milestone.Differ([], [Week]));
    }

    [Fact]
    public void What_a_late_fact_takes_back_stays_withdrawn_and_is_awarded_again_when_the_fact_falls()
    {
        var milestone = Assert.Single(Reconcile([], [Week], At(1, 17)));

        Assert.Empty(Reconcile([milestone], [], At(1, 20)));
        Assert.Equal((MilestoneStatus.Withdrawn, At(1, 20)), (milestone.Status, milestone.WithdrawnAt));
        Assert.Empty(Reconcile([milestone], [Week], At(1, 22)));

        Assert.Equal((MilestoneStatus.Awarded, At(1, 22), null), (milestone.Status, milestone.AwardedAt, milestone.WithdrawnAt));
        Assert.Equal(
            ["milestone.awarded", "milestone.withdrawn", "milestone.awarded"], milestone.Events.Select(occurrence => occurrence.Type));
        Assert.Equal(
            [false, true, true, false, true],
            new[] { At(1, 16), At(1, 17), At(1, 19), At(1, 21), At(1, 23) }.Select(milestone.StoodAt));
    }

    [Fact]
    public void Sharing_takes_a_name_and_is_taken_back_with_it()
    {
        var episode = _support.Episodes.Episode;
        Refused("DISPLAY_NAME_REQUIRED", () => MilestoneSharing.Of(episode, true, " ", At(2, 9)), "/displayName");
        var sharing = MilestoneSharing.Of(episode, true, "D.", At(2, 9));
        Assert.Equal((true, "D."), (sharing.IsShared, sharing.DisplayName));

        sharing.Choose(false, "D.", At(2, 10));

        Assert.Equal((false, null, At(2, 10)), (sharing.IsShared, sharing.DisplayName, sharing.ChosenAt));
    }

    private IReadOnlyList<Milestone> Reconcile(IReadOnlyCollection<Milestone> stored, IReadOnlyCollection<DueMilestone> due, DateTimeOffset now) =>
        Milestone.Reconcile(stored, due, _support.Episodes.Episode, now);
}
