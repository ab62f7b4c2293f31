using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <summary>A word from the team to the patient.</summary>
/// <param name="MilestoneId">What it is about, where it is about one.</param>
public sealed record EncouragementResponse(
    EncouragementId Id,
    int Version,
    PatientId PatientId,
    EpisodeId EpisodeId,
    string Message,
    MilestoneId? MilestoneId,
    PractitionerId By,
    DateTimeOffset RecordedAt,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static EncouragementResponse Of(Encouragement encouragement) => new(
        encouragement.Id,
        encouragement.Version,
        encouragement.PatientId,
        encouragement.EpisodeId,
        encouragement.Message,
        encouragement.MilestoneId,
        encouragement.By,
        encouragement.RecordedAt,
        encouragement.EnteredInError,
        encouragement.CreatedAt,
        encouragement.UpdatedAt);
}
