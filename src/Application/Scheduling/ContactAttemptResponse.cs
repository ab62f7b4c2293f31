using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <param name="Reached">The patient answered; else it stayed an attempt.</param>
/// <param name="By">Who tried.</param>
public sealed record ContactAttemptResponse(
    ContactAttemptId Id,
    int Version,
    PatientId PatientId,
    EpisodeId EpisodeId,
    DateTimeOffset At,
    ContactMethod Method,
    bool Reached,
    PractitionerId By,
    DateTimeOffset RecordedAt,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static ContactAttemptResponse Of(ContactAttempt attempt) => new(
        attempt.Id,
        attempt.Version,
        attempt.PatientId,
        attempt.EpisodeId,
        attempt.At,
        attempt.Method,
        attempt.Reached,
        attempt.By,
        attempt.RecordedAt,
        attempt.EnteredInError,
        attempt.CreatedAt,
        attempt.UpdatedAt);
}
