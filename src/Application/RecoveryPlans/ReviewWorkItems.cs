using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>An overdue review stops being one when the plan is reviewed, or ends.</summary>
internal sealed class ReviewWorkItems(IAppDbContext db, TimeProvider clock)
    : INotificationHandler<Occurred<PlanReviewed>>,
        INotificationHandler<Occurred<PlanCompleted>>,
        INotificationHandler<Occurred<PlanDiscontinued>>
{
    public Task Handle(Occurred<PlanReviewed> notification, CancellationToken cancellationToken) =>
        ResolveAsync(notification.Event.Plan, WorkItemOutcome.Done, $"Review {notification.Event.Review.Id}.", cancellationToken);

    public Task Handle(Occurred<PlanCompleted> notification, CancellationToken cancellationToken) =>
        ResolveAsync(notification.Event.Plan, WorkItemOutcome.NoLongerNeeded, "The plan was completed.", cancellationToken);

    public Task Handle(Occurred<PlanDiscontinued> notification, CancellationToken cancellationToken) =>
        ResolveAsync(notification.Event.Plan, WorkItemOutcome.NoLongerNeeded, "The plan was discontinued.", cancellationToken);

    private Task ResolveAsync(RecoveryPlan plan, WorkItemOutcome outcome, string evidence, CancellationToken cancellationToken) =>
        db.ResolveOfPlanAsync(plan.Id, WorkItemKind.ReviewOverdue, outcome, evidence, clock.GetUtcNow(), cancellationToken);
}
