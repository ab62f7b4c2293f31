using AutoMapper;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling.Proposals;

namespace TreatmentPlans.Application.Scheduling.Proposals;

/// <param name="From">A Monday.</param>
/// <param name="EpisodeIds">Empty for all who are in care of the programme and need more than is booked.</param>
/// <param name="ReadAt">When calendar and records were read.</param>
/// <param name="Failure">Why there is none.</param>
/// <param name="Outcome">How good it is, and how well that is proven. Null until it is proposed.</param>
/// <param name="Patients">Who goes where, week by week, and what stands in the way of weeks that are not filled.</param>
/// <param name="EndedAt">When the search ended, or was called off.</param>
public sealed record ScheduleProposalResponse(
    ScheduleProposalId Id,
    int Version,
    ProgramId ProgramId,
    DateOnly From,
    int Weeks,
    IReadOnlyList<EpisodeId> EpisodeIds,
    int Seed,
    int TimeLimitSeconds,
    PractitionerId? RequestedBy,
    ProposalStatus Status,
    DateTimeOffset? ReadAt,
    ProposalFailure? Failure,
    ProposalOutcome? Outcome,
    IReadOnlyList<ProposedPatient> Patients,
    DateTimeOffset? EndedAt,
    PractitionerId? AcceptedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource;

/// <summary>Without who goes where.</summary>
public sealed record ScheduleProposalSummary(
    ScheduleProposalId Id,
    ProgramId ProgramId,
    DateOnly From,
    int Weeks,
    PractitionerId? RequestedBy,
    ProposalStatus Status,
    ProposalFailure? Failure,
    ProposalOutcome? Outcome,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

internal sealed class ScheduleProposalMapping : Profile
{
    public ScheduleProposalMapping() => CreateMap<ScheduleProposal, ScheduleProposalResponse>();
}
