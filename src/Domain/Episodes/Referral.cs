using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Episodes;

/// <param name="RequestedOn">The day on which somebody asked for treatment.</param>
/// <param name="AcuteCare">What the patient comes from; null where it is nothing of the kind, or its end is not known.</param>
public sealed record Referral(DateOnly RequestedOn, ReferralSource Source, string? Note, DateTimeOffset RecordedAt, AcuteCare? AcuteCare = null);

/// <summary>A visit or stay for substance use or an overdose, after which care should go on (rules QM-12 and QM-13).</summary>
/// <param name="EndedOn">The day of the visit, or of the discharge from the stay.</param>
public sealed record AcuteCare(AcuteCareSetting Setting, DateOnly EndedOn);

public enum AcuteCareSetting
{
    EmergencyDepartment,
    Inpatient,
    Residential,
    WithdrawalManagement,
}

public enum ReferralSource
{
    Self,
    FamilyOrFriend,
    PrimaryCare,
    Hospital,
    EmergencyDepartment,
    AddictionTreatment,
    MentalHealthCare,
    School,
    Employer,
    Court,
    Payer,
    Other,
}

public sealed record Screening(DateOnly ScreenedOn, PractitionerId ScreenedBy, string? Note, DateTimeOffset RecordedAt);

public sealed record Declination(
    DateOnly DeclinedOn, DeclineReason Reason, string? Note, PractitionerId DeclinedBy, DateTimeOffset RecordedAt);

public enum DeclineReason
{
    PatientDeclined,
    NoContact,
    LevelOfCareNotOffered,
    NotIndicated,
    NoCapacity,
    CoverageDenied,
    ReferredElsewhere,
    Other,
}
