using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Episodes;

/// <summary>What the admitting person decides.</summary>
/// <param name="OverrideReason">Needed where the level differs from what the ratings suggest (D13).</param>
public sealed record AdmissionDecision(
    DateOnly AdmittedOn,
    LevelOfCare LevelOfCare,
    DimensionRatingSetId DimensionRatingSetId,
    LastUse LastUse,
    PatientAgreement PatientAgreement,
    string? OverrideReason);

/// <summary>The decision to admit, with what the software had suggested.</summary>
public sealed record Admission(
    DateOnly AdmittedOn,
    LevelOfCare LevelOfCare,
    DimensionRatingSetId DimensionRatingSetId,
    PlacementSuggestion Suggestion,
    PatientAgreement PatientAgreement,
    string? OverrideReason,
    PractitionerId DecidedBy,
    DateTimeOffset RecordedAt);

/// <summary>Whether the patient agrees with a decision on the level of care.</summary>
public enum PatientAgreement
{
    Agrees,
    Disagrees,
    NotAsked,
}
