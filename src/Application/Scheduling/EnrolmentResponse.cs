using AutoMapper;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <param name="Seat">While enrolled.</param>
/// <param name="WaitlistNumber">Of who has or had to wait; the lowest is the next.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive, once withdrawn, or where it is known beforehand: a proposal that was accepted ends it by then.</param>
/// <param name="WeeksAway">Mondays of weeks in which the patient does not come, as a proposal that was accepted has it; the seat is kept.</param>
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
    IReadOnlyList<DateOnly> WeeksAway,
    string? OverCapacityReason,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource;

internal sealed class EnrolmentMapping : Profile
{
    public EnrolmentMapping() => CreateMap<Enrolment, EnrolmentResponse>();
}
