using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.WorkItems;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.WorkItems;

public sealed class WorkItemTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 6, 17, 0, 0, TimeSpan.Zero);
    private static readonly PractitionerId Owner = TypedId.New<PractitionerId>(Now);
    private static readonly PractitionerId Supervisor = TypedId.New<PractitionerId>(Now);

    [Fact]
    public void It_is_raised_open_with_its_cause()
    {
        var item = Raised();

        Assert.Equal((WorkItemStatus.Open, WorkItemKind.ReviewOverdue, (PractitionerId?)Owner), (item.Status, item.Kind, item.OwnerId));
        Assert.Equal("work-item.raised", Assert.Single(item.Events).Type);
    }

    [Fact]
    public void It_is_acknowledged_and_then_resolved()
    {
        var item = Raised();

        item.Acknowledge(Owner, Now);
        item.Resolve(WorkItemOutcome.Done, "Review of 6 March.", Owner, Now);

        Assert.Equal(WorkItemStatus.Resolved, item.Status);
        Assert.Equal(new WorkItemAct(Owner, Now), item.Acknowledgement);
        Assert.Equal(new WorkItemResolution(WorkItemOutcome.Done, "Review of 6 March.", Owner, Now), item.Resolution);
    }

    [Fact]
    public void It_is_resolved_without_being_acknowledged()
    {
        var item = Raised();

        item.Resolve(WorkItemOutcome.NoLongerNeeded, "The plan was closed.", null, Now);

        Assert.Equal(WorkItemStatus.Resolved, item.Status);
    }

    [Fact]
    public void It_is_escalated_to_the_supervisor_and_can_be_resolved_from_there()
    {
        var item = Raised();
        item.Acknowledge(Owner, Now);

        item.Escalate(Supervisor, Now);

        Assert.Equal((WorkItemStatus.Escalated, (PractitionerId?)Supervisor, (DateTimeOffset?)Now), (item.Status, item.OwnerId, item.EscalatedAt));
        item.Resolve(WorkItemOutcome.HandledElsewhere, "See the case note.", Supervisor, Now);
        Assert.Equal(WorkItemStatus.Resolved, item.Status);
    }

    [Fact]
    public void Without_a_supervisor_it_stays_with_its_owner()
    {
        var item = Raised();

        item.Escalate(null, Now);

        Assert.Equal(Owner, item.OwnerId);
    }

    [Fact]
    public void What_is_resolved_takes_no_more_steps()
    {
        var item = Raised();
        item.Resolve(WorkItemOutcome.Done, "Review of 6 March.", Owner, Now);

        Illegal("acknowledge", () => item.Acknowledge(Owner, Now));
        Illegal("resolve", () => item.Resolve(WorkItemOutcome.Done, "Again.", Owner, Now));
        Illegal("escalate", () => item.Escalate(null, Now));
        Assert.Null(item.Acknowledgement);
        Assert.Null(item.EscalatedAt);
    }

    [Fact]
    public void What_is_escalated_is_neither_acknowledged_nor_escalated_again()
    {
        var item = Raised();
        item.Escalate(null, Now);

        Illegal("acknowledge", () => item.Acknowledge(Owner, Now));
        Illegal("escalate", () => item.Escalate(Supervisor, Now));
        Assert.Equal(Owner, item.OwnerId);
    }

    [Fact]
    public void It_is_acknowledged_once()
    {
        var item = Raised();
        item.Acknowledge(Owner, Now);

        Illegal("acknowledge", () => item.Acknowledge(Supervisor, Now));
        Assert.Equal(Owner, item.Acknowledgement!.By);
    }

    [Fact]
    public void Each_step_is_told()
    {
        var item = Raised();

        item.Acknowledge(Owner, Now);
        item.Escalate(Supervisor, Now);
        item.Resolve(WorkItemOutcome.Done, "Review of 6 March.", Supervisor, Now);

        Assert.Equal(
            ["work-item.raised", "work-item.acknowledged", "work-item.escalated", "work-item.resolved"],
            item.Events.Select(occurrence => occurrence.Type));
    }

    private static WorkItem Raised() => WorkItem.Raise(
        TypedId.New<WorkItemId>(Now),
        TypedId.New<OrganizationId>(Now),
        new WorkItemCause(WorkItemKind.ReviewOverdue, TypedId.New<PatientId>(Now), null, null, Owner, Now, "ReviewOverdue/1"));
}
