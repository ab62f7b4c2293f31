using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Patients;

/// <summary>Who the patient is, written as a whole.</summary>
/// <param name="PreferredName">How the patient wants to be called.</param>
/// <param name="AdministrativeSex">As registered; for letters and claims.</param>
/// <param name="ClinicalSex">What sex-dependent thresholds go by; null where nobody has said (D38).</param>
/// <param name="Language">BCP 47 tag of the language the patient wants to be spoken to in.</param>
/// <param name="MinorConsent">Who consents for a minor under the law of the state; null for adults.</param>
public sealed record PatientDemographics(
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
    ContactDetails? Contact);

public enum AdministrativeSex
{
    Female,
    Male,
    Other,
    Unknown,
}

public enum ClinicalSex
{
    /// <summary>Thresholds for females apply.</summary>
    FemaleTypical,

    /// <summary>Thresholds for males apply.</summary>
    MaleTypical,

    /// <summary>Neither set applies as it is; the clinician says what does.</summary>
    Specified,
}

public enum MinorConsent
{
    /// <summary>The state lets this minor consent to the treatment alone: nobody else is told without the minor's consent.</summary>
    MinorAlone,

    /// <summary>The minor and a guardian both consent.</summary>
    MinorAndGuardian,

    /// <summary>Not yet settled; treat as if both were needed.</summary>
    Undetermined,
}

public sealed record ContactDetails(string? Phone, string? Email, PostalAddress? Address);

public sealed record PostalAddress(string Line, string? Line2, string City, string State, string PostalCode);
