using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <summary>How the patient was at one moment.</summary>
/// <param name="On">The day, in the programme's zone.</param>
/// <param name="Craving">0, none, to 10.</param>
/// <param name="Mood">0, as bad as can be, to 10.</param>
/// <param name="CopingSkill">Code of the skill that was tried.</param>
/// <param name="IsToldByPatient">By the patient's own client; false where staff told it for the patient.</param>
public sealed record WellbeingCheckInResponse(
    WellbeingCheckInId Id,
    int Version,
    PatientId PatientId,
    EpisodeId EpisodeId,
    DateTimeOffset At,
    DateOnly On,
    int Craving,
    int? Mood,
    TriggerId? TriggerId,
    int? DurationMinutes,
    string? CopingSkill,
    CravingOutcome? Outcome,
    string? Note,
    bool IsToldByPatient,
    DateTimeOffset RecordedAt,
    EnteredInError? EnteredInError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IResource
{
    public static WellbeingCheckInResponse Of(WellbeingCheckIn checkIn) => new(
        checkIn.Id,
        checkIn.Version,
        checkIn.PatientId,
        checkIn.EpisodeId,
        checkIn.At,
        checkIn.On,
        checkIn.Craving,
        checkIn.Mood,
        checkIn.TriggerId,
        checkIn.DurationMinutes,
        checkIn.CopingSkill,
        checkIn.Outcome,
        checkIn.Note,
        checkIn.IsToldByPatient,
        checkIn.RecordedAt,
        checkIn.EnteredInError,
        checkIn.CreatedAt,
        checkIn.UpdatedAt);
}
