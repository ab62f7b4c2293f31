using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.WorkItems;

public sealed record WorkItemRaised(
    WorkItemId WorkItemId, PatientId? PatientId, EpisodeId? EpisodeId, RecoveryPlanId? PlanId) : IDomainEvent
{
    public string Type => "work-item.raised";

    public EventSubject Subject => new(WorkItemId.Value, PatientId, EpisodeId, PlanId);
}

public sealed record WorkItemAcknowledged(
    WorkItemId WorkItemId, PatientId? PatientId, EpisodeId? EpisodeId, RecoveryPlanId? PlanId) : IDomainEvent
{
    public string Type => "work-item.acknowledged";

    public EventSubject Subject => new(WorkItemId.Value, PatientId, EpisodeId, PlanId);
}

public sealed record WorkItemResolved(
    WorkItemId WorkItemId, PatientId? PatientId, EpisodeId? EpisodeId, RecoveryPlanId? PlanId) : IDomainEvent
{
    public string Type => "work-item.resolved";

    public EventSubject Subject => new(WorkItemId.Value, PatientId, EpisodeId, PlanId);
}

public sealed record WorkItemEscalated(
    WorkItemId WorkItemId, PatientId? PatientId, EpisodeId? EpisodeId, RecoveryPlanId? PlanId) : IDomainEvent
{
    public string Type => "work-item.escalated";

    public EventSubject Subject => new(WorkItemId.Value, PatientId, EpisodeId, PlanId);
}
