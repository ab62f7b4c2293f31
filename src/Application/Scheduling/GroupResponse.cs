using AutoMapper;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>A group without its members: they are a list of their own, for those who may see them.</summary>
public sealed record GroupResponse(
    TherapyGroupId Id,
    int Version,
    ProgramId ProgramId,
    SessionType SessionType,
    string Name,
    GroupEntry Entry,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    int Capacity,
    CurriculumVersion? Curriculum,
    IReadOnlyList<PractitionerId> FacilitatorIds,
    string? Room,
    string? VirtualLink,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource;

internal sealed class GroupMapping : Profile
{
    public GroupMapping() => CreateMap<TherapyGroup, GroupResponse>();
}
