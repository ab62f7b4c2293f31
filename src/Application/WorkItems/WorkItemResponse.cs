using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.WorkItems;

/// <summary>An alert or a task.</summary>
/// <param name="PatientId">Null where it is about no patient in particular, such as a session of a group.</param>
/// <param name="SubjectId">What it is about, by its kind: of `SessionNotPlanned` the series, whose session would start at `dueAt`.</param>
/// <param name="OwnerId">Whose it is; null where it is nobody's in particular.</param>
public sealed record WorkItemResponse(
    WorkItemId Id,
    int Version,
    WorkItemKind Kind,
    WorkItemStatus Status,
    PatientId? PatientId,
    EpisodeId? EpisodeId,
    RecoveryPlanId? PlanId,
    Guid? SubjectId,
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
        item.SubjectId,
        item.OwnerId,
        item.DueAt,
        item.Acknowledgement,
        item.EscalatedAt,
        item.Resolution,
        item.CreatedAt,
        item.UpdatedAt);
}
