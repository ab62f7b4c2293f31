using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <param name="Note">Null until somebody writes it.</param>
internal sealed record NoteInHand(Session Session, Program Program, AttendanceRecord Record, SessionNote? Note);

internal static class SessionNoteLoading
{
    /// <summary>Under the session's lock, so that of several who sign at the same time one is the last.</summary>
    /// <exception cref="DomainException">404, then 428, then 412; 409 ENTERED_IN_ERROR where the patient was never to be in the session.</exception>
    public static async Task<NoteInHand> GetNoteForChangeAsync(
        this IAppDbContext db, SessionId sessionId, PatientId patientId, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var (session, program) = await db.GetLockedSessionAsync(sessionId, cancellationToken);
        var record = await db.AttendanceRecords.AsNoTracking().OfPatient(session.Id, patientId).FirstOrDefaultAsync(cancellationToken);
        var note = await db.SessionNotes.FirstOrDefaultAsync(note => note.SessionId == sessionId && note.PatientId == patientId, cancellationToken);
        if (record is null && note is null)
        {
            throw CommonErrors.NotFound();
        }

        ifMatch.Check(note?.Version ?? 0);
        return new NoteInHand(session, program, record ?? throw CommonErrors.EnteredInError(), note);
    }

    /// <summary>By what is stored, and by what is about to be.</summary>
    public static async Task<bool> NotesAreSignedAsync(this IAppDbContext db, Session session, CancellationToken cancellationToken) =>
        SessionNotes.AreSigned(
            await db.RecordsOfAsync(session.Id, cancellationToken),
            await db.SessionNotes.Where(note => note.SessionId == session.Id).ToListAsync(cancellationToken));

    /// <summary>The plan of the record's episode that was in force on the day of the session, if any.</summary>
    public static async Task<RecoveryPlan?> PlanOnDayAsync(
        this IAppDbContext db, AttendanceRecord record, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var plans = await db.RecoveryPlans.AsNoTracking().Where(plan => plan.EpisodeId == record.EpisodeId).ToListAsync(cancellationToken);
        return plans.LastOrDefault(plan => plan.VersionAsOf(record.On, now) is not null);
    }
}
