using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Assessments;

/// <summary>One instrument answered once.</summary>
/// <param name="InstrumentVersion">Of the questions.</param>
/// <param name="ScoringVersion">Of the scores and bands.</param>
/// <param name="Variant">Only where the instrument has variants.</param>
/// <param name="AnsweredOn">The day of `answeredAt` in the programme's zone.</param>
/// <param name="RecordedBy">Null where the patient did, or a client without a person.</param>
/// <param name="IsSelfReported">The patient answered alone, by a client of the own.</param>
/// <param name="Scores">The server's, not rounded.</param>
/// <param name="Flags">What the answers say beyond the scores.</param>
/// <param name="Focus">Items to look at first in counseling: the lowest ruler, the three situations of least confidence.</param>
/// <param name="ThresholdBasis">The sex by which thresholds were chosen; null where none depends on it.</param>
/// <param name="Score">The principal one of `scores`; null where the instrument has none.</param>
/// <param name="Risk">Triage of the C-SSRS; null of every other instrument.</param>
public sealed record AssessmentResponse(
    AssessmentId Id,
    int Version,
    PatientId PatientId,
    EpisodeId EpisodeId,
    InstrumentCode Instrument,
    int InstrumentVersion,
    int ScoringVersion,
    WordingVariant? Variant,
    DateTimeOffset AnsweredAt,
    DateOnly AnsweredOn,
    DateTimeOffset RecordedAt,
    PractitionerId? RecordedBy,
    bool IsSelfReported,
    IReadOnlyList<ItemAnswer> Answers,
    IReadOnlyList<AssessmentScore> Scores,
    IReadOnlyList<AssessmentFlag> Flags,
    IReadOnlyList<string> Focus,
    ThresholdBasis? ThresholdBasis,
    decimal? Score,
    SafetyRisk? Risk,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static AssessmentResponse Of(Assessment assessment) => new(
        assessment.Id,
        assessment.Version,
        assessment.PatientId,
        assessment.EpisodeId,
        assessment.Instrument,
        assessment.InstrumentVersion,
        assessment.ScoringVersion,
        assessment.Variant,
        assessment.AnsweredAt,
        assessment.AnsweredOn,
        assessment.RecordedAt,
        assessment.RecordedBy,
        assessment.IsSelfReported,
        assessment.Answers,
        assessment.Scores,
        assessment.Flags,
        assessment.Focus,
        assessment.ThresholdBasis,
        // Not the column, which SQLite keeps with other digits after the point.
        assessment.PrincipalScore?.Value,
        assessment.Risk,
        assessment.EnteredInError,
        assessment.CreatedAt,
        assessment.UpdatedAt);
}
