using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Tests.RecoveryPlans;

public class PlanDiffTests
{
    private static readonly PlanContent Before =
        TestPlans.Content(default).WithIds(new HashSet<(PlanItemKind, Guid)>(), new DateTimeOffset(2026, 1, 14, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void The_same_content_differs_in_nothing() => Assert.Empty(PlanDiff.Between(Before, PlanContent.FromCanonical(Before.ToCanonical())));

    [Fact]
    public void A_changed_field_is_told_with_what_it_was_and_is()
    {
        var id = Before.AllObjectives().First().Id!.Value;
        var after = Before.Change(id, objective => objective with { TargetDate = new DateOnly(2026, 3, 15) });

        var change = Assert.Single(PlanDiff.Between(Before, after));

        Assert.Equal((ChangeKind.Changed, PlanItemKind.Objective, id.Value), (change.Change, change.Kind!.Value, change.ItemId!.Value));
        Assert.Equal("/problems/0/goals/0/objectives/0/targetDate", change.Pointer);
        Assert.Equal(("2026-03-08", "2026-03-15"), ((string)change.Before!, (string)change.After!));
    }

    [Fact]
    public void A_field_that_came_or_went_has_one_side_only()
    {
        var after = Before with { ContinuingCareOutline = "Weekly group.", NextReviewOn = null };

        var changes = PlanDiff.Between(Before, after).ToDictionary(change => change.Pointer);

        Assert.Equal(["/continuingCareOutline", "/nextReviewOn"], changes.Keys.Order());
        Assert.Null(changes["/continuingCareOutline"].Before);
        Assert.Null(changes["/nextReviewOn"].After);
        Assert.All(changes.Values, change => Assert.Null(change.Kind));
    }

    [Fact]
    public void An_added_item_is_told_with_what_it_is_and_a_removed_one_with_what_it_was()
    {
        var after = Before.Change(Before.AllObjectives().First().Id!.Value, _ => null);

        var removed = PlanDiff.Between(Before, after);
        var added = PlanDiff.Between(after, Before);

        Assert.Equal([PlanItemKind.Objective, PlanItemKind.Intervention], removed.Select(change => change.Kind!.Value));
        Assert.All(removed, change => Assert.True(change is { Before: not null, After: null }));
        Assert.All(added, change => Assert.True(change is { Before: null, After: not null }));
        Assert.Null(added[0].After!["interventions"]);
        Assert.Equal("Has no day of alcohol use in weeks one to four.", (string)added[0].After!["text"]!);
    }

    [Fact]
    public void Changed_fields_of_an_item_are_told_in_their_order()
    {
        var after = Before.Change(Before.Problems[0].Id!.Value, problem => problem with { Title = "Other", Evidence = "Other.", Statement = "Other." });

        Assert.Equal(
            ["/problems/0/evidence", "/problems/0/statement", "/problems/0/title"], PlanDiff.Between(Before, after).Select(change => change.Pointer));
    }

    [Fact]
    public void The_order_of_items_is_no_difference() =>
        Assert.Empty(PlanDiff.Between(Before, Before with { Problems = [.. Before.Problems.Reverse()], Phases = [.. Before.Phases.Reverse()] }));

    [Fact]
    public void An_item_under_another_parent_has_moved()
    {
        var moved = Before.Problems[1].Goals[0];
        var after = Before with
        {
            Problems = [Before.Problems[0] with { Goals = [.. Before.Problems[0].Goals, moved] }, Before.Problems[1] with { Goals = [] }],
        };

        var change = Assert.Single(PlanDiff.Between(Before, after));

        Assert.Equal((ChangeKind.Moved, moved.Id!.Value.Value, "/problems/0/goals/1"), (change.Change, change.ItemId!.Value, change.Pointer));
    }

    [Fact]
    public void What_was_added_or_removed_is_told_item_by_item()
    {
        var after = Before.Change(Before.Problems[1].Id!.Value, _ => null);

        Assert.Equal(
            [PlanItemKind.Problem, PlanItemKind.Goal, PlanItemKind.Objective, PlanItemKind.Intervention],
            PlanDiff.Between(Before, after).Select(change => change.Change is ChangeKind.Removed ? change.Kind : null));
        Assert.Equal(
            [PlanItemKind.Problem, PlanItemKind.Goal, PlanItemKind.Objective, PlanItemKind.Intervention],
            PlanDiff.Between(after, Before).Select(change => change.Change is ChangeKind.Added ? change.Kind : null));
    }
}
