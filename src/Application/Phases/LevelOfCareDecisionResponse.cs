using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Phases;

/// <summary>A decision about the level of care, with what the software recommended.</summary>
/// <param name="SoftwareRecommendation">By the evaluation; null without one.</param>
/// <param name="DecidedOn">The day of the decision, in the programme's zone.</param>
/// <param name="EffectiveOn">The day from which the patient is in the new phase.</param>
/// <param name="Lapsed">What made the decision void before its date.</param>
public sealed record LevelOfCareDecisionResponse(
    LevelOfCareDecisionId Id,
    int Version,
    PatientId PatientId,
    EpisodeId EpisodeId,
    RecoveryPlanId PlanId,
    LevelOfCareDecisionType DecisionType,
    LevelOfCareDecisionStatus Status,
    LevelOfCare FromLevel,
    LevelOfCare ToLevel,
    LevelOfCareReason ReasonCode,
    DimensionRatingSetId DimensionRatingSetId,
    ReadinessEvaluationId? ReadinessEvaluationId,
    SoftwareRecommendation? SoftwareRecommendation,
    string? OverrideReason,
    PatientAgreement PatientAgreement,
    PractitionerId DecidedBy,
    DateTimeOffset DecidedAt,
    DateOnly DecidedOn,
    DateOnly EffectiveOn,
    string? CorrectionReason,
    DateTimeOffset? ExecutedAt,
    DecisionEnd? Withdrawal,
    DecisionLapse? Lapsed,
    EnteredInError? EnteredInError,
    DateTimeOffset UpdatedAt) : IResource
{
    public static LevelOfCareDecisionResponse Of(LevelOfCareDecision decision) => new(
        decision.Id,
        decision.Version,
        decision.PatientId,
        decision.EpisodeId,
        decision.PlanId,
        decision.DecisionType,
        decision.Status,
        decision.FromLevel,
        decision.ToLevel,
        decision.ReasonCode,
        decision.DimensionRatingSetId,
        decision.ReadinessEvaluationId,
        decision.SoftwareRecommendation,
        decision.OverrideReason,
        decision.PatientAgreement,
        decision.DecidedBy,
        decision.DecidedAt,
        decision.DecidedOn,
        decision.EffectiveOn,
        decision.CorrectionReason,
        decision.ExecutedAt,
        decision.Withdrawal,
        decision.Lapsed,
        decision.EnteredInError,
        decision.UpdatedAt);
}
