using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>
/// What was done in a session with one participant, and towards which objectives of the plan (D20). One for each session and
/// patient: a draft until its author signs it, and never changed from then on. One that does not hold is marked so and
/// stays readable under the mark; then it is written anew. It is no counseling note in the sense of 42 CFR 2.11, which has a store of its own.
/// </summary>
public sealed class SessionNote : AggregateRoot, IPatientRecord
{
    private SessionNote()
    {
    }

    public SessionNoteId Id { get; private set; }

    public SessionId SessionId { get; private set; }

    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    /// <summary>The day of the session, in the programme's zone.</summary>
    public DateOnly On { get; private set; }

    public SessionNoteStatus Status { get; private set; }

    public NoteContent Content { get; private set; } = NoteContent.Empty;

    /// <summary>Who wrote it last, and so who signs it.</summary>
    public PractitionerId AuthorId { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    public NoteSignature? Signature { get; private set; }

    /// <summary>Those that stood here before and do not hold, in order.</summary>
    public IReadOnlyList<WrongNote> WrongNotes { get; private set; } = [];

    /// <summary>SHA-256 of the canonical JSON of what is signed: the content, and whose it is.</summary>
    public string ContentHash => CanonicalJson.Hash(CanonicalJson.Serialize(new NoteDocument(1, SessionId, PatientId, Content)));

    public static SessionNote Of(SessionNoteId id, AttendanceRecord record) => new()
    {
        Id = id,
        OrganizationId = record.OrganizationId,
        SessionId = record.SessionId,
        PatientId = record.PatientId,
        EpisodeId = record.EpisodeId,
        On = record.On,
    };

    /// <summary>Writes or replaces the draft.</summary>
    /// <param name="plan">Of the episode, where there is one.</param>
    /// <exception cref="DomainException">
    /// 409 SESSION_LOCKED, SESSION_NOT_OPEN, NOTE_SIGNED; 422 TOO_EARLY, NOT_ATTENDED, DUPLICATE, UNKNOWN_REFERENCE, OBJECTIVE_NOT_OPEN.
    /// </exception>
    public void Write(NoteDraft draft, Session session, AttendanceRecord record, RecoveryPlan? plan, PractitionerId by, DateTimeOffset now)
    {
        session.RequireOpen();
        if (!session.HasBegun(now))
        {
            throw SchedulingErrors.TooEarly("", "The session has not begun.");
        }

        if (Status == SessionNoteStatus.Signed)
        {
            throw SessionNoteErrors.Signed();
        }

        if (draft.Work.Count > 0 && record.Status != AttendanceStatus.Scheduled && !record.Status.Counts())
        {
            throw SessionNoteErrors.NotAttended();
        }

        Content = new NoteContent(draft.Text, PlanWork.Resolve(draft.Work, plan, On, now));
        (Status, AuthorId, WrittenAt) = (SessionNoteStatus.Draft, by, now);
        MarkChanged();
    }

    /// <summary>By its author, once the session is over and the participant has an outcome.</summary>
    /// <param name="signedOn">Today, in the programme's zone.</param>
    /// <exception cref="DomainException">
    /// 409 SESSION_LOCKED, ILLEGAL_TRANSITION, ENTERED_IN_ERROR; 422 ATTENDANCE_MISSING, NOT_THE_AUTHOR, CREDENTIAL_NOT_ACTIVE,
    /// NOT_ATTENDED, NOTE_NOT_LINKED.
    /// </exception>
    public void Sign(
        Session session, AttendanceRecord record, RecoveryPlan? plan, Practitioner author, DateOnly signedOn, DateTimeOffset now)
    {
        RequireNotInError();
        session.RequireOpen();
        if (session.Status != SessionStatus.Completed)
        {
            throw CommonErrors.IllegalTransition(session.Status, "sign");
        }

        if (Status != SessionNoteStatus.Draft)
        {
            throw CommonErrors.IllegalTransition(Status, "sign");
        }

        if (record.Status == AttendanceStatus.Scheduled)
        {
            throw SchedulingErrors.AttendanceMissing(1);
        }

        if (author.Id != AuthorId)
        {
            throw SessionNoteErrors.NotTheAuthor();
        }

        var credential = author.CredentialOn(signedOn) ?? throw PractitionerErrors.CredentialNotActive();
        RequireLinks(record, plan, now);
        Signature = new NoteSignature(author.Id, credential.Type, signedOn, now, ContentHash);
        Status = SessionNoteStatus.Signed;
        Record(new SessionNoteSigned(Id, SessionId, PatientId, EpisodeId));
    }

    /// <summary>What is written does not hold. It stays readable; the next one starts from nothing.</summary>
    /// <exception cref="DomainException">409 SESSION_LOCKED; ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(Session session, EnteredInError mark)
    {
        RequireNotInError();
        session.RequireOpen();
        EnterInError(mark);
    }

    /// <summary>Takes over that the attendance record does not hold, which it may turn out at any time.</summary>
    public void Follow(AttendanceRecord record)
    {
        if (record.EnteredInError is { } mark && Status != SessionNoteStatus.EnteredInError)
        {
            EnterInError(mark);
        }
    }

    private void EnterInError(EnteredInError mark)
    {
        WrongNotes = [.. WrongNotes, new WrongNote(Content, AuthorId, WrittenAt, Signature, mark)];
        (Status, Content, Signature) = (SessionNoteStatus.EnteredInError, NoteContent.Empty, null);
        Record(new SessionNoteEnteredInError(Id, PatientId, EpisodeId));
    }

    /// <summary>Towards what was worked, as the signed note told it that was held to be right at that instant (D10).</summary>
    public IReadOnlyList<NotedWork> WorkKnownAt(DateTimeOffset knownAt) =>
        Signature?.SignedAt <= knownAt
            ? Content.Work
            : WrongNotes.LastOrDefault(wrong => wrong.Signature?.SignedAt <= knownAt && wrong.EnteredInError.At > knownAt)?.Content.Work ?? [];

    private void RequireLinks(AttendanceRecord record, RecoveryPlan? plan, DateTimeOffset now)
    {
        if (!record.Status.Counts())
        {
            if (Content.Work.Count > 0)
            {
                throw SessionNoteErrors.NotAttended();
            }
        }
        else if (Content.Work.Count == 0 && record.Category.IsCounseling() && PlanWork.OpenOn(plan, On, now).Any())
        {
            throw SessionNoteErrors.NotLinked();
        }
    }

    private void RequireNotInError()
    {
        if (Status == SessionNoteStatus.EnteredInError)
        {
            throw CommonErrors.EnteredInError();
        }
    }
}

public enum SessionNoteStatus
{
    /// <summary>Nobody has written it. Never stored.</summary>
    Missing,

    /// <summary>Written, and open to change.</summary>
    Draft,

    Signed,

    /// <summary>What was written does not hold, and nothing stands in its place yet.</summary>
    EnteredInError,
}

/// <summary>A note as it comes in.</summary>
public sealed record NoteDraft(string Text, IReadOnlyList<WorkDraft> Work);

/// <param name="InterventionIds">Of the objective.</param>
public sealed record WorkDraft(ObjectiveId ObjectiveId, ObjectiveProgress Progress, IReadOnlyList<InterventionId> InterventionIds);

public sealed record NoteContent(string Text, IReadOnlyList<NotedWork> Work)
{
    public static NoteContent Empty { get; } = new("", []);
}

/// <summary>Work towards one objective of the plan: the golden thread from the note to the goal.</summary>
/// <param name="PlanVersion">The version that was in force on the day of the session.</param>
public sealed record NotedWork(
    RecoveryPlanId PlanId,
    int PlanVersion,
    GoalId GoalId,
    ObjectiveId ObjectiveId,
    IReadOnlyList<InterventionId> InterventionIds,
    ObjectiveProgress Progress);

/// <summary>Where the participant stands with an objective after the session, as the author sees it.</summary>
public enum ObjectiveProgress
{
    Progressed,
    Unchanged,
    Regressed,
}

/// <param name="Credential">Type of the credential under which it was signed.</param>
/// <param name="SignedOn">In the programme's zone.</param>
/// <param name="ContentHash">SHA-256 of the canonical content that was signed.</param>
public sealed record NoteSignature(PractitionerId SignerId, string Credential, DateOnly SignedOn, DateTimeOffset SignedAt, string ContentHash);

/// <param name="Signature">Null where it was marked before it was signed.</param>
public sealed record WrongNote(
    NoteContent Content, PractitionerId AuthorId, DateTimeOffset WrittenAt, NoteSignature? Signature, EnteredInError EnteredInError);

internal sealed record NoteDocument(int SchemaVersion, SessionId SessionId, PatientId PatientId, NoteContent Content);
