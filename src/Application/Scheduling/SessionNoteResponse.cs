using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>What was done in a session with one participant. Version 0, status Missing and nothing in it until somebody writes it.</summary>
/// <param name="On">The day of the session, in the programme's zone.</param>
/// <param name="Text">Null where nothing stands.</param>
/// <param name="Work">Towards which objectives of the plan.</param>
/// <param name="AuthorId">Who wrote it last; only this person signs it.</param>
/// <param name="WrongNotes">Those that stood here before and do not hold, in order.</param>
public sealed record SessionNoteResponse(
    SessionNoteId? Id,
    int Version,
    SessionId SessionId,
    PatientId PatientId,
    EpisodeId EpisodeId,
    DateOnly On,
    SessionNoteStatus Status,
    string? Text,
    IReadOnlyList<NotedWork> Work,
    PractitionerId? AuthorId,
    DateTimeOffset? WrittenAt,
    NoteSignature? Signature,
    IReadOnlyList<WrongNote> WrongNotes) : IResource
{
    public static SessionNoteResponse Missing(AttendanceRecord record) => new(
        null, 0, record.SessionId, record.PatientId, record.EpisodeId, record.On, SessionNoteStatus.Missing, null, [], null, null, null, []);

    public static SessionNoteResponse Of(SessionNote note)
    {
        var stands = note.Status is SessionNoteStatus.Draft or SessionNoteStatus.Signed;
        return new(
            note.Id,
            note.Version,
            note.SessionId,
            note.PatientId,
            note.EpisodeId,
            note.On,
            note.Status,
            stands ? note.Content.Text : null,
            note.Content.Work,
            stands ? note.AuthorId : null,
            stands ? note.WrittenAt : null,
            note.Signature,
            note.WrongNotes);
    }
}
