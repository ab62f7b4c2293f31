using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Documents;

internal static class People
{
    public static string NameOf(Practitioner practitioner) => $"{practitioner.GivenName} {practitioner.FamilyName}";

    public static string NameOf(RelatedPerson person) => $"{person.GivenName} {person.FamilyName}";

    public static string NameOf(Patient patient) =>
        string.Join(' ', new[] { patient.GivenName, patient.MiddleName, patient.FamilyName }.Where(name => !string.IsNullOrEmpty(name)));
}
