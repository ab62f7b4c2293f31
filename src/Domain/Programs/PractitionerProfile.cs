using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Programs;

/// <summary>What an administrator sets up of a practitioner, written as a whole.</summary>
/// <param name="LicenceStates">US states and territories in which the practitioner may treat; two-letter codes.</param>
/// <param name="Active">False once the practitioner has left: then no credential counts.</param>
public sealed record PractitionerProfile(
    string GivenName,
    string FamilyName,
    IReadOnlyList<Identifier> Identifiers,
    IReadOnlyList<Credential> Credentials,
    IReadOnlyList<string> LicenceStates,
    PractitionerId? SupervisorId,
    bool Active);
