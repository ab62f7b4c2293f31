using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Tests.Refusals;
using static TreatmentPlans.Domain.Tests.Scheduling.TestSessions;

namespace TreatmentPlans.Domain.Tests.Scheduling;

public sealed class SessionNoteTests
{
    private static readonly NoteDraft Words = new("Listened, and spoke twice.", []);

    [Fact]
    public void What_is_signed_names_session_and_patient_and_every_word()
    {
        var (session, record) = Attended();
        var (note, other) = (Signed(session, record), Signed(session, record));
        var elsewhere = Signed(Attended());

        Assert.Equal(note.Signature!.ContentHash, note.ContentHash);
        Assert.Equal(note.ContentHash, other.ContentHash);
        Assert.NotEqual(note.ContentHash, elsewhere.ContentHash);
        Assert.NotEqual(note.ContentHash, Signed(session, record, "Listened, and spoke thrice.").ContentHash);
    }

    [Fact]
    public void A_draft_says_nothing_to_the_outside_and_a_signature_and_a_mark_do()
    {
        var (session, record) = Attended();
        var note = SessionNote.Of(TypedId.New<SessionNoteId>(EndsAt), record);
        note.Write(Words, session, record, null, By, EndsAt);
        Assert.Empty(note.Events);
        Assert.Equal(1, note.Version);

        Sign(note, session, record);
        note.EnterInError(session, new EnteredInError("A slip.", By, EndsAt));

        Assert.Equal(["session-note.signed", "session-note.entered-in-error"], note.Events.Select(e => e.Type));
        Assert.Equal((SessionNoteStatus.EnteredInError, "", null), (note.Status, note.Content.Text, note.Signature));
        Refused("ENTERED_IN_ERROR", () => note.EnterInError(session, new EnteredInError("Again.", By, EndsAt)));
        Refused("ENTERED_IN_ERROR", () => Sign(note, session, record));
    }

    [Fact]
    public void It_begins_with_the_session()
    {
        var session = NewSession();
        var record = Booked(session);
        var note = SessionNote.Of(TypedId.New<SessionNoteId>(StartsAt), record);

        Refused("TOO_EARLY", () => note.Write(Words, session, record, null, By, StartsAt.AddTicks(-1)), "");
        note.Write(Words, session, record, null, By, StartsAt);

        Illegal("sign", () => Sign(note, session, record));
    }

    [Fact]
    public void A_signed_note_takes_no_word_and_no_other_signature()
    {
        var (session, record) = Attended();
        var note = Signed(session, record);
        var hash = note.ContentHash;

        Refused("NOTE_SIGNED", () => note.Write(new NoteDraft("Other words.", []), session, record, null, By, EndsAt));
        Illegal("sign", () => Sign(note, session, record));

        Assert.Equal(hash, note.ContentHash);
    }

    [Fact]
    public void Its_author_signs_under_a_credential_of_the_day()
    {
        var (session, record) = Attended();
        var note = SessionNote.Of(TypedId.New<SessionNoteId>(EndsAt), record);
        note.Write(Words, session, record, null, By, EndsAt);

        Refused("NOT_THE_AUTHOR", () => Sign(note, session, record, Programs.TestPrograms.Counselor()), "");
        Assert.Throws<DomainException>(() => note.Sign(session, record, null, Facilitator, new DateOnly(1990, 1, 1), EndsAt));
        Sign(note, session, record);

        Assert.Equal(Facilitator.Id, note.Signature!.SignerId);
    }

    [Theory]
    [InlineData(SessionStatus.Locked, "SESSION_LOCKED")]
    [InlineData(SessionStatus.CancelledByProgram, "SESSION_NOT_OPEN")]
    public void Nothing_of_it_changes_where_the_session_is_closed(SessionStatus status, string code)
    {
        var closed = InStatus(status);
        var (session, record) = Attended();
        var note = SessionNote.Of(TypedId.New<SessionNoteId>(EndsAt), record);
        note.Write(Words, session, record, null, By, EndsAt);

        Refused(code, () => note.Write(Words, closed, record, null, By, EndsAt));
        Refused(code, () => Sign(note, closed, record));
        Refused(code, () => note.EnterInError(closed, new EnteredInError("A slip.", By, EndsAt)));
        Assert.Equal(SessionNoteStatus.Draft, note.Status);
    }

    [Fact]
    public void A_session_is_done_when_those_who_attended_have_signed_notes_and_no_draft_is_left()
    {
        var (session, record) = Attended();
        var absent = AttendanceRecord.Book(
            TypedId.New<AttendanceRecordId>(StartsAt), NewSession(), TypedId.New<PatientId>(StartsAt), Episode, true, At(1, 8, 12, 0));
        Assert.False(SessionNotes.AreSigned([record, absent], [Signed(session, record)]));
        absent.Take(session, Of(AttendanceStatus.AbsentUnexcused));
        var draft = SessionNote.Of(TypedId.New<SessionNoteId>(EndsAt), absent);
        draft.Write(Words, session, absent, null, By, EndsAt);

        Assert.True(SessionNotes.AreSigned([record, absent], [Signed(session, record)]));
        Assert.False(SessionNotes.AreSigned([record, absent], []));
        Assert.False(SessionNotes.AreSigned([record, absent], [Signed(session, record), draft]));
        Assert.True(SessionNotes.AreSigned([absent], []));
        Assert.True(SessionNotes.AreSigned([], []));
        record.EnterInError(new EnteredInError("Another person.", By, EndsAt));
        Assert.True(SessionNotes.AreSigned([record, absent], []));
    }

    private static (Session Session, AttendanceRecord Record) Attended()
    {
        var session = NewSession();
        var record = Booked(session).Take(session, Of(AttendanceStatus.Attended));
        session.Complete(session.Planned, [record], Policy, By, EndsAt);
        return (session, record);
    }

    private static SessionNote Signed((Session Session, AttendanceRecord Record) attended) => Signed(attended.Session, attended.Record);

    private static SessionNote Signed(Session session, AttendanceRecord record, string? text = null)
    {
        var note = SessionNote.Of(TypedId.New<SessionNoteId>(EndsAt), record);
        note.Write(text is null ? Words : new NoteDraft(text, []), session, record, null, By, EndsAt);
        Sign(note, session, record);
        return note;
    }

    private static void Sign(SessionNote note, Session session, AttendanceRecord record, Practitioner? by = null) =>
        note.Sign(session, record, null, by ?? Facilitator, new DateOnly(2026, 2, 2), EndsAt);
}
