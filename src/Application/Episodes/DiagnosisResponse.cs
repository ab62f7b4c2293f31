using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Episodes;

/// <param name="Version">Of the episode, whose ETag a change needs.</param>
/// <param name="IndexOn">The day on which it was first made.</param>
/// <param name="RecordedBy">Left out where another system sent it.</param>
public sealed record DiagnosisResponse(
    DiagnosisId Id,
    int Version,
    string Code,
    bool IsPrimary,
    DateOnly IndexOn,
    PractitionerId? RecordedBy,
    DateTimeOffset RecordedAt,
    EnteredInError? EnteredInError) : IResource
{
    internal static DiagnosisResponse Of(Episode episode, Diagnosis diagnosis) => new(
        diagnosis.Id,
        episode.Version,
        diagnosis.Code,
        diagnosis.IsPrimary,
        diagnosis.IndexOn,
        diagnosis.RecordedBy,
        diagnosis.RecordedAt,
        diagnosis.EnteredInError);
}
