using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Patients;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;

namespace TreatmentPlans.Api.Patients;

/// <summary>A fictional patient.</summary>
internal sealed class PatientExamples : IExamples
{
    public IEnumerable<object> Bodies =>
    [
        new PatientBody(
            [new Identifier("urn:example:mrn", "D-001")],
            "Dana",
            MiddleName: null,
            "Brook",
            "Dee",
            new DateOnly(1988, 3, 14),
            DeceasedOn: null,
            AdministrativeSex.Female,
            ClinicalSex.FemaleTypical,
            "en-US",
            MinorConsent: null,
            new ContactDetails("555-0100", "dana@example.org", new PostalAddress("1 Pier Road", null, "Harbor", "NY", "10001"))),
        new PatientSearchBody(Identifier: null, "brook", "da", new DateOnly(1988, 3, 14)),
        new MergePatientBody(new PatientId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000011"))),
        new RetentionBody(new DateOnly(2036, 1, 5), LegalHold: false),
        new EnterInErrorBody("Recorded under the wrong patient."),
        new RelatedPersonBody(
            RelatedPersonRole.Contact, "Sam", "Brook", "Spouse", "555-0101", Email: null, ValidFrom: null, new DateOnly(2026, 7, 31)),
    ];
}
