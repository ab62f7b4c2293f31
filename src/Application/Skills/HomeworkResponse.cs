using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Application.Skills;

/// <param name="SkillCode">Of the catalogue.</param>
/// <param name="ObjectiveId">Of the plan in force when it was assigned.</param>
/// <param name="Steps">From Assigned on, in the order in which they became known; the last one is the status.</param>
public sealed record HomeworkResponse(
    HomeworkId Id,
    int Version,
    PatientId PatientId,
    EpisodeId EpisodeId,
    string Title,
    string? Instructions,
    HomeworkPattern? Pattern,
    string? SkillCode,
    ObjectiveId? ObjectiveId,
    HomeworkEvidenceType EvidenceType,
    DateOnly AssignedOn,
    DateOnly DueOn,
    HomeworkStatus Status,
    IReadOnlyList<HomeworkStep> Steps,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static HomeworkResponse Of(Homework homework) => new(
        homework.Id,
        homework.Version,
        homework.PatientId,
        homework.EpisodeId,
        homework.Title,
        homework.Instructions,
        homework.Pattern,
        homework.SkillCode,
        homework.ObjectiveId,
        homework.EvidenceType,
        homework.AssignedOn,
        homework.DueOn,
        homework.Status,
        homework.Steps,
        homework.EnteredInError,
        homework.CreatedAt,
        homework.UpdatedAt);
}
