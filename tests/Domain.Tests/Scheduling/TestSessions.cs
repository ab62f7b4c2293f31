using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Tests.Programs;

namespace TreatmentPlans.Domain.Tests.Scheduling;

/// <summary>Sessions in New York in 2026, and what outcomes are judged by. The usual one is Monday 2 February, 18:00 to 21:00.</summary>
internal static class TestSessions
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    public static readonly Program Program = TestPrograms.Program();
    public static readonly Practitioner Facilitator = TestPrograms.Counselor();
    public static readonly AttendancePolicy Policy = AttendancePolicy.Default;
    public static readonly PatientId Patient = TypedId.New<PatientId>(TestPrograms.Now);
    public static readonly EpisodeId Episode = TypedId.New<EpisodeId>(TestPrograms.Now);

    public static PractitionerId By => Facilitator.Id;

    public static DateTimeOffset StartsAt => At(2, 2, 18, 0);

    public static DateTimeOffset EndsAt => At(2, 2, 21, 0);

    /// <summary>An instant by the clock of New York.</summary>
    public static DateTimeOffset At(int month, int day, int hour, int minute)
    {
        var local = new DateTime(2026, month, day, hour, minute, 0);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public static Session NewSession(SessionType type = SessionType.IopBlock, int breakMinutes = 0) =>
        NewSession(type, StartsAt, EndsAt, breakMinutes);

    public static Session NewSession(SessionType type, DateTimeOffset startsAt, DateTimeOffset endsAt, int breakMinutes = 0) => Session.Schedule(
        TypedId.New<SessionId>(startsAt), Program, new SessionSetting(type, By), new SessionTimes(startsAt, endsAt, breakMinutes), null, By, At(1, 8, 12, 0));

    public static Session InStatus(SessionStatus status)
    {
        var session = NewSession();
        switch (status)
        {
            case SessionStatus.InProgress:
                session.Start(Policy, By, StartsAt);
                break;
            case SessionStatus.Completed or SessionStatus.Locked:
                session.Complete(session.Planned, [], Policy, By, EndsAt);
                if (status == SessionStatus.Locked)
                {
                    session.Lock(LockCause.NotesSigned, Policy, By, EndsAt);
                }

                break;
            case SessionStatus.CancelledByProgram:
                session.Cancel(CancellationCause.Program, null, By, At(2, 1, 12, 0));
                break;
            case SessionStatus.HolidayClosed:
                session.Cancel(CancellationCause.Holiday, null, By, At(2, 1, 12, 0));
                break;
            case SessionStatus.Rescheduled:
                session.Reschedule(
                    TypedId.New<SessionId>(StartsAt), Program, session.Setting, new SessionTimes(At(2, 3, 18, 0), At(2, 3, 21, 0), 0), null, By, At(2, 1, 12, 0));
                break;
        }

        return session;
    }

    public static AttendanceRecord Booked(Session session, bool isRequired = true) => AttendanceRecord.Book(
        TypedId.New<AttendanceRecordId>(session.Planned.StartsAt), session, Patient, Episode, isRequired, At(1, 8, 12, 0));

    public static AttendanceContext Context(Session session) => new(session, Facilitator, Program.Calendar, Policy);

    /// <summary>Said at the end of the session, unless named.</summary>
    public static AttendanceRecord Take(this AttendanceRecord record, Session session, AttendanceOutcome outcome, DateTimeOffset? now = null)
    {
        record.Take(outcome, Context(session), By, now ?? session.Planned.EndsAt);
        return record;
    }

    public static AttendanceOutcome Excused(DateTimeOffset? notifiedAt, string? evidence = null) =>
        new(AttendanceStatus.AbsentExcused, Excuse: new Excuse(AbsenceReason.Illness, notifiedAt, evidence));

    public static AttendanceOutcome Of(AttendanceStatus status) => new(status);
}
