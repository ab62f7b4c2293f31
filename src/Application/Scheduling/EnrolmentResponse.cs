using AutoMapper;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <param name="Seat">While enrolled.</param>
/// <param name="WaitlistNumber">Of who has or had to wait; the lowest is the next.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive, once withdrawn.</param>
public sealed record EnrolmentResponse(
    EnrolmentId Id,
    int Version,
    TherapyGroupId GroupId,
    PatientId PatientId,
    EpisodeId EpisodeId,
    EnrolmentStatus Status,
    int? Seat,
    int? WaitlistNumber,
    DateOnly From,
    DateOnly? To,
    string? OverCapacityReason,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource;

internal sealed class EnrolmentMapping : Profile
{
    public EnrolmentMapping() => CreateMap<Enrolment, EnrolmentResponse>();
}
