using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;

namespace TreatmentPlans.Application.Patients;

public sealed record RelatedPersonResponse(
    RelatedPersonId Id,
    int Version,
    PatientId PatientId,
    RelatedPersonRole Role,
    string GivenName,
    string FamilyName,
    string? Relationship,
    string? Phone,
    string? Email,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource;
