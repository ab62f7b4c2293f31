using AutoMapper;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;

namespace TreatmentPlans.Application.Patients;

/// <param name="MergedIntoId">The record that holds for this person, where there were two.</param>
/// <param name="RetainUntil">Not to be destroyed before that day.</param>
/// <param name="LegalHold">Not to be destroyed at all while it stands.</param>
public sealed record PatientResponse(
    PatientId Id,
    int Version,
    IReadOnlyList<Identifier> Identifiers,
    string GivenName,
    string? MiddleName,
    string FamilyName,
    string? PreferredName,
    DateOnly BirthDate,
    DateOnly? DeceasedOn,
    AdministrativeSex AdministrativeSex,
    ClinicalSex? ClinicalSex,
    string? Language,
    MinorConsent? MinorConsent,
    ContactDetails? Contact,
    PatientId? MergedIntoId,
    DateOnly? RetainUntil,
    bool LegalHold,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource;

internal sealed class PatientMapping : Profile
{
    public PatientMapping()
    {
        CreateMap<Patient, PatientResponse>();
        CreateMap<Patient, PatientBody>();
        CreateMap<RelatedPerson, RelatedPersonResponse>();
    }
}
