using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

public sealed record SessionNoteSigned(SessionNoteId NoteId, SessionId SessionId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "session-note.signed";

    public EventSubject Subject => new(NoteId.Value, PatientId, EpisodeId);
}

public sealed record SessionNoteEnteredInError(SessionNoteId NoteId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "session-note.entered-in-error";

    public EventSubject Subject => new(NoteId.Value, PatientId, EpisodeId);
}
