using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Transition;

/// <summary>After the discharge somebody asks how it goes.</summary>
/// <param name="LadderDays">The step of the ladder, days after the discharge; null where somebody planned it.</param>
/// <param name="OpensOn">From this day on it is a work item.</param>
/// <param name="ClosesOn">The last day on which it is not missed yet.</param>
/// <param name="Attempts">In the order in which they were recorded.</param>
/// <param name="Findings">What the patient told when reached.</param>
public sealed record FollowUpResponse(
    FollowUpId Id,
    int Version,
    PatientId PatientId,
    EpisodeId EpisodeId,
    int? LadderDays,
    string? Purpose,
    DateOnly DueOn,
    DateOnly OpensOn,
    DateOnly ClosesOn,
    FollowUpStatus Status,
    IReadOnlyList<FollowUpAttempt> Attempts,
    FollowUpFindings? Findings,
    FollowUpCancellation? Cancellation,
    DateTimeOffset RecordedAt,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static FollowUpResponse Of(FollowUp followUp) => new(
        followUp.Id,
        followUp.Version,
        followUp.PatientId,
        followUp.EpisodeId,
        followUp.LadderDays,
        followUp.Purpose,
        followUp.DueOn,
        followUp.OpensOn,
        followUp.ClosesOn,
        followUp.Status,
        followUp.Attempts,
        followUp.Findings,
        followUp.Cancellation,
        followUp.RecordedAt,
        followUp.EnteredInError,
        followUp.CreatedAt,
        followUp.UpdatedAt);
}
