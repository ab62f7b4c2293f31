using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Takes a session out of the calendar with all who are in it: off, or to another time. The caller saves.</summary>
internal sealed class SessionCancellation(IAppDbContext db, TimeProvider clock)
{
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public async Task CancelAsync(
        Session session, Program program, CancellationCause cause, string? reason, PractitionerId? by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        session.Cancel(cause, reason, by, now);
        var records = await db.RecordsOfAsync(session.Id, cancellationToken);
        records.ForEach(record => record.FollowCancellation(session, program.Calendar, now));
        await db.FollowMakeUpsAsync(records, cancellationToken);
    }

    /// <returns>The session in its place.</returns>
    /// <exception cref="DomainException">
    /// 409 ILLEGAL_TRANSITION, SESSION_STARTED; 422 STARTS_IN_PAST, SESSION_ENDS_BEFORE_START, INVALID_DURATION, BREAKS_TOO_LONG, MAKE_UP_NOT_ALLOWED.
    /// </exception>
    public async Task<Session> MoveAsync(
        Session session,
        Program program,
        SessionSetting setting,
        SessionTimes planned,
        SeriesPlace? place,
        string? reason,
        PractitionerId? by,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var next = session.Reschedule(TypedId.New<SessionId>(now), program, setting, planned, place, reason, by, now);
        db.Sessions.Add(next);
        var records = await db.RecordsOfAsync(session.Id, cancellationToken);
        var absences = await db.AbsencesOfAsync(records, cancellationToken);
        var policy = program.PoliciesOn(next.On).Attendance;
        foreach (var record in records)
        {
            var absence = record.MakeUpForId is { } id ? absences[id] : null;
            if (record.Move(TypedId.New<AttendanceRecordId>(now), session, next, absence, program, policy, now) is { } moved)
            {
                db.AttendanceRecords.Add(moved);
            }
        }

        return next;
    }
}
