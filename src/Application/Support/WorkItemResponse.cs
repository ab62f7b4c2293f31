using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <summary>An alert or a task.</summary>
/// <param name="OwnerId">Whose it is; null where it is nobody's in particular.</param>
public sealed record WorkItemResponse(
    WorkItemId Id,
    int Version,
    WorkItemKind Kind,
    WorkItemStatus Status,
    PatientId PatientId,
    EpisodeId? EpisodeId,
    RecoveryPlanId? PlanId,
    PractitionerId? OwnerId,
    DateTimeOffset DueAt,
    WorkItemAct? Acknowledgement,
    DateTimeOffset? EscalatedAt,
    WorkItemResolution? Resolution,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static WorkItemResponse Of(WorkItem item) => new(
        item.Id,
        item.Version,
        item.Kind,
        item.Status,
        item.PatientId,
        item.EpisodeId,
        item.PlanId,
        item.OwnerId,
        item.DueAt,
        item.Acknowledgement,
        item.EscalatedAt,
        item.Resolution,
        item.CreatedAt,
        item.UpdatedAt);
}
