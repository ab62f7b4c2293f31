using AutoMapper;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Programs;

public sealed record PractitionerResponse(
    PractitionerId Id,
    int Version,
    string GivenName,
    string FamilyName,
    IReadOnlyList<Identifier> Identifiers,
    IReadOnlyList<Credential> Credentials,
    IReadOnlyList<string> LicenceStates,
    PractitionerId? SupervisorId,
    bool Active,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource;

internal sealed class PractitionerMapping : Profile
{
    public PractitionerMapping() => CreateMap<Practitioner, PractitionerResponse>();
}
