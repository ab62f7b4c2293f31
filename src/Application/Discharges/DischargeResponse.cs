using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Discharges;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Discharges;

/// <summary>The way out of an episode.</summary>
/// <param name="DischargedOn">Last day in care, of the programme.</param>
/// <param name="TedsReason">The reason in the discharge record of TEDS, 1 to 7.</param>
/// <param name="Warnings">Documented ones at the time of the proposal.</param>
/// <param name="Steps">In order, from the proposal on.</param>
public sealed record DischargeResponse(
    DischargeId Id,
    int Version,
    EpisodeId EpisodeId,
    PatientId PatientId,
    DischargeStatus Status,
    DischargeType Type,
    int TedsReason,
    DateOnly DischargedOn,
    string Reason,
    ReadinessEvaluationId? ReadinessEvaluationId,
    string? OverrideReason,
    RiskDiscussion? RiskDiscussion,
    bool ForViolence,
    int Warnings,
    IReadOnlyList<DischargeStep> Steps,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static DischargeResponse Of(Discharge discharge) => new(
        discharge.Id,
        discharge.Version,
        discharge.EpisodeId,
        discharge.PatientId,
        discharge.Status,
        discharge.Type,
        discharge.Type.TedsReason(),
        discharge.DischargedOn,
        discharge.Reason,
        discharge.ReadinessEvaluationId,
        discharge.OverrideReason,
        discharge.RiskDiscussion,
        discharge.ForViolence,
        discharge.Warnings,
        discharge.Steps,
        discharge.CreatedAt,
        discharge.UpdatedAt);
}
