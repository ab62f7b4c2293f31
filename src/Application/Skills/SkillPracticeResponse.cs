using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Application.Skills;

/// <param name="SkillCode">Of the catalogue.</param>
/// <param name="PractisedOn">The day, in the programme's zone.</param>
/// <param name="Difficulty">1 (easy) to 5 (hard).</param>
/// <param name="Effectiveness">0 (did not help) to 10 (helped completely).</param>
/// <param name="RecordedBy">The patient, or who wrote it down for the patient.</param>
public sealed record SkillPracticeResponse(
    SkillPracticeId Id,
    int Version,
    PatientId PatientId,
    EpisodeId EpisodeId,
    string SkillCode,
    DateTimeOffset PractisedAt,
    DateOnly PractisedOn,
    PracticeSetting Setting,
    RiskSituation? Situation,
    int Difficulty,
    int Effectiveness,
    string? Note,
    Actor RecordedBy,
    DateTimeOffset RecordedAt,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static SkillPracticeResponse Of(SkillPractice practice) => new(
        practice.Id,
        practice.Version,
        practice.PatientId,
        practice.EpisodeId,
        practice.SkillCode,
        practice.PractisedAt,
        practice.PractisedOn,
        practice.Setting,
        practice.Situation,
        practice.Difficulty,
        practice.Effectiveness,
        practice.Note,
        practice.RecordedBy,
        practice.RecordedAt,
        practice.EnteredInError,
        practice.CreatedAt,
        practice.UpdatedAt);
}
