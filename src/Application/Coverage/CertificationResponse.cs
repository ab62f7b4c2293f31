using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Application.Coverage;

/// <summary>That a physician certifies the need for intensive outpatient care.</summary>
/// <param name="CertifiedOn">First day for which it holds.</param>
/// <param name="RenewFrom">From that day on the next one is due soon.</param>
/// <param name="ValidTo">Last day for which it holds: by then the next one is due.</param>
/// <param name="HoursPerWeek">That the phase in force on that day aims at.</param>
public sealed record CertificationResponse(
    CertificationId Id,
    int Version,
    EpisodeId EpisodeId,
    PatientId PatientId,
    DateOnly CertifiedOn,
    DateOnly RenewFrom,
    DateOnly ValidTo,
    decimal HoursPerWeek,
    PractitionerId CertifiedBy,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static CertificationResponse Of(Certification certification) => new(
        certification.Id,
        certification.Version,
        certification.EpisodeId,
        certification.PatientId,
        certification.CertifiedOn,
        certification.RenewFrom,
        certification.ValidTo,
        certification.HoursPerWeek,
        certification.CertifiedBy,
        certification.EnteredInError,
        certification.CreatedAt,
        certification.UpdatedAt);
}
