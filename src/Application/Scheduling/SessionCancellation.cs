using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Takes a session out of the calendar with all who are in it: off, or to another time. The caller saves.</summary>
internal sealed class SessionCancellation(IAppDbContext db, TimeProvider clock)
{
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public void Cancel(
        Session session, Program program, SessionRosters rosters, CancellationCause cause, string? reason, PractitionerId? by)
    {
        var now = clock.GetUtcNow();
        session.Cancel(cause, reason, by, now);
        foreach (var record in rosters.Records[session.Id])
        {
            record.FollowCancellation(session, program.Calendar, now);
            rosters.Absences.OfMakeUp(record)?.FollowMakeUp(record);
        }
    }

    /// <returns>The session in its place.</returns>
    /// <exception cref="DomainException">
    /// 409 ILLEGAL_TRANSITION, SESSION_STARTED; 422 STARTS_IN_PAST, SESSION_ENDS_BEFORE_START, INVALID_DURATION, BREAKS_TOO_LONG, MAKE_UP_NOT_ALLOWED.
    /// </exception>
    public Session Move(
        Session session,
        Program program,
        SessionRosters rosters,
        SessionSetting setting,
        SessionTimes planned,
        SeriesPlace? place,
        string? reason,
        PractitionerId? by)
    {
        var now = clock.GetUtcNow();
        var next = session.Reschedule(TypedId.New<SessionId>(now), program, setting, planned, place, reason, by, now);
        db.Sessions.Add(next);
        var policy = program.PoliciesOn(next.On).Attendance;
        foreach (var record in rosters.Records[session.Id])
        {
            if (record.Move(TypedId.New<AttendanceRecordId>(now), session, next, rosters.Absences.OfMakeUp(record), program, policy, now) is { } moved)
            {
                db.AttendanceRecords.Add(moved);
            }
        }

        return next;
    }
}
