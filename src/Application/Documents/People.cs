using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.Documents;

internal static class People
{
    public static string NameOf(Practitioner practitioner) => $"{practitioner.GivenName} {practitioner.FamilyName}";

    public static string NameOf(RelatedPerson person) => $"{person.GivenName} {person.FamilyName}";

    public static string NameOf(Patient patient) =>
        string.Join(' ', new[] { patient.GivenName, patient.MiddleName, patient.FamilyName }.Where(name => !string.IsNullOrEmpty(name)));
}

/// <summary>Names of who did something, as a document prints them; empty of who is not among these.</summary>
internal sealed class ActorNames(Patient patient, IEnumerable<RelatedPerson> relatives, IEnumerable<Practitioner> practitioners)
{
    private readonly Dictionary<PractitionerId, string> _practitioners = practitioners.ToDictionary(one => one.Id, People.NameOf);
    private readonly Dictionary<RelatedPersonId, string> _relatives = relatives.ToDictionary(one => one.Id, People.NameOf);

    public string Of(PractitionerId id) => _practitioners.GetValueOrDefault(id, "");

    public string Of(Actor actor) => actor switch
    {
        { PractitionerId: { } practitioner } => Of(practitioner),
        { RelatedPersonId: { } relative } => _relatives.GetValueOrDefault(relative, ""),
        { PatientId: not null } => People.NameOf(patient),
        _ => "",
    };
}
