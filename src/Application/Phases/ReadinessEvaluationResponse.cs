using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Phases.Readiness;

namespace TreatmentPlans.Application.Phases;

/// <summary>What the readiness engine found. Advice: a clinician decides.</summary>
/// <param name="PhaseId">The phase that was active on the day.</param>
/// <param name="KnownAt">Facts recorded later were left out.</param>
/// <param name="PolicyEffectiveFrom">Names the programme's policies that were applied.</param>
/// <param name="EvidenceHash">SHA-256 of the evidence: equal where nothing that counts has changed.</param>
/// <param name="EvaluatedBy">Null where a client without a person asked.</param>
public sealed record ReadinessEvaluationResponse(
    ReadinessEvaluationId Id,
    int Version,
    PatientId PatientId,
    EpisodeId EpisodeId,
    RecoveryPlanId PlanId,
    StepDownPhaseId? PhaseId,
    ReadinessPurpose Purpose,
    DateOnly AsOf,
    DateTimeOffset KnownAt,
    DateOnly PolicyEffectiveFrom,
    string EvidenceHash,
    ReadinessFindings Findings,
    PractitionerId? EvaluatedBy,
    DateTimeOffset CreatedAt,
    EnteredInError? EnteredInError) : IResource
{
    public static ReadinessEvaluationResponse Of(ReadinessEvaluation evaluation) => new(
        evaluation.Id,
        evaluation.Version,
        evaluation.PatientId,
        evaluation.EpisodeId,
        evaluation.PlanId,
        evaluation.PhaseId,
        evaluation.Purpose,
        evaluation.AsOf,
        evaluation.KnownAt,
        evaluation.PolicyEffectiveFrom,
        evaluation.EvidenceHash,
        evaluation.Findings,
        evaluation.EvaluatedBy,
        evaluation.CreatedAt,
        evaluation.EnteredInError);
}
