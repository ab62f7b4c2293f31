using AutoMapper;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Episodes;

/// <summary>An episode without its diagnoses and dimension ratings: they are resources of their own, for those who need them.</summary>
/// <param name="LastUseOn">The date, Never or Unknown, as told at admission.</param>
/// <param name="End">Null until the discharge is final.</param>
/// <param name="LevelOfCareStays">From the admission on, in order.</param>
public sealed record EpisodeResponse(
    EpisodeId Id,
    int Version,
    PatientId PatientId,
    ProgramId ProgramId,
    IReadOnlyList<Identifier> Identifiers,
    EpisodeId? PreviousEpisodeId,
    EpisodeStatus Status,
    Referral Referral,
    Screening? Screening,
    Declination? Declination,
    Admission? Admission,
    string? LastUseOn,
    LevelOfCare? CurrentLevelOfCare,
    IReadOnlyList<LevelOfCareStay> LevelOfCareStays,
    IReadOnlyList<Leave> Leaves,
    EpisodeEnd? End,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource;

internal sealed class EpisodeMapping : Profile
{
    public EpisodeMapping() =>
        CreateMap<Episode, EpisodeResponse>().ForCtorParam(nameof(EpisodeResponse.LastUseOn), map => map.MapFrom(episode => episode.LastUse!.Text));
}
