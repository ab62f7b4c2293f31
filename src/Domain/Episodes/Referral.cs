using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Episodes;

/// <param name="RequestedOn">The day on which somebody asked for treatment.</param>
public sealed record Referral(DateOnly RequestedOn, ReferralSource Source, string? Note, DateTimeOffset RecordedAt);

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
