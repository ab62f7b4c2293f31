using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Scheduling.AttendanceStatus;
using static TreatmentPlans.Domain.Tests.Scheduling.TestSessions;

namespace TreatmentPlans.Domain.Tests.Scheduling;

/// <summary>Every session of the worked case (domain.md K.3, decisions.md), booked, run and recorded through the aggregates.</summary>
internal sealed class DanaCalendar
{
    private const SessionType Block = SessionType.IopBlock;
    private const SessionType Group = SessionType.ProcessGroup;
    private const SessionType Closing = SessionType.RelapsePreventionGroup;
    private const SessionType Individual = SessionType.Individual;

    private readonly List<AttendanceRecord> _records = [];
    private readonly List<Session> _sessions = [];

    public DanaCalendar()
    {
        Attend(Block, 1, 12, 14, 15);
        Close(1, 19);
        Attend(Individual, 1, 20);
        Attend(Block, 1, 21, 22, 23, 26);
        Add(Block, 1, 28, new(AttendedPartial, ArrivedAt: At(1, 28, 19, 0)));
        Attend(Block, 1, 29);

        Attend(Block, 2, 2);
        Attend(Individual, 2, 3);
        var illness = Add(
            Block, 2, 4, new(AbsentExcused, Excuse: new Excuse(AbsenceReason.Illness, At(2, 4, 12, 0), "Doctor's note.")));
        Attend(Block, 2, 5);
        MakeUp(illness, 2, 6);
        Attend(Block, 2, 9);
        Add(Block, 2, 11, new(AbsentUnexcused));
        Attend(Block, 2, 12);
        Attend(Individual, 2, 13);
        Close(2, 16);
        Attend(Individual, 2, 17);
        Attend(Block, 2, 18, 19, 20, 23);
        Attend(SessionType.Family, 2, 24);
        Attend(Block, 2, 25, 26);
        Attend(Block, 3, 2);
        Attend(Individual, 3, 3);
        Attend(Block, 3, 4, 5);

        Attend(Group, 3, 9, 11, 16, 23, 25);
        Add(Group, 3, 18, new(AbsentExcused, Excuse: new Excuse(AbsenceReason.Work, At(3, 16, 18, 0), null)));
        Attend(Individual, 3, 12, 19, 26);

        Attend(Individual, 3, 30);
        Attend(Closing, 4, 1, 8, 15);
        Attend(Individual, 4, 6, 13);
    }

    public static CareTimeline Care { get; } = new(
        BirthDate: new(1988, 3, 14),
        AdmittedOn: new(2026, 1, 12),
        DischargedOn: new(2026, 4, 17),
        Levels:
        [
            new(new(2026, 1, 12), new(AsamEdition.Fourth, "2.1")),
            new(new(2026, 3, 9), new(AsamEdition.Fourth, "1.5")),
            new(new(2026, 3, 30), new(AsamEdition.Fourth, "1.5")),
        ],
        Targets: [new(new(2026, 1, 12), 9), new(new(2026, 3, 9), 5), new(new(2026, 3, 30), 2.5m)],
        Leaves: []);

    public static DateTimeOffset Discharge { get; } = At(4, 17, 12, 0);

    public IReadOnlyList<AttendanceRecord> Records => _records;

    public IReadOnlyList<Session> Sessions => _sessions;

    /// <param name="knownAt">Null: by the discharge.</param>
    public List<AttendanceEvidence> AsOf(DateOnly asOf, DateTimeOffset? knownAt = null) =>
        [.. _records.Select(record => record.AsOf(asOf, knownAt ?? Discharge)).OfType<AttendanceEvidence>()];

    public AttendanceRecord RecordOf(int month, int day) => _records.Single(record => record.On == new DateOnly(2026, month, day));

    public Session SessionOf(int month, int day) => _sessions.Single(session => session.On == new DateOnly(2026, month, day));

    private static Session Plan(SessionType type, int month, int day)
    {
        var (hour, minute, minutes) = type switch
        {
            Block => (18, 0, 180),
            Group => (18, 0, 120),
            Closing => (18, 0, 90),
            _ => (17, 30, 60),
        };
        var startsAt = At(month, day, hour, minute);
        return NewSession(type, startsAt, startsAt.AddMinutes(minutes));
    }

    private void Attend(SessionType type, int month, params int[] days)
    {
        foreach (var day in days)
        {
            Add(type, month, day, new(Attended));
        }
    }

    private void Close(int month, int day)
    {
        var session = Plan(Block, month, day);
        var record = Booked(session);
        session.Cancel(CancellationCause.Holiday, null, By, At(1, 8, 12, 0));
        record.FollowCancellation(session, TestSessions.Program.Calendar, At(1, 8, 12, 0));
        Keep(session, record);
    }

    private AttendanceRecord Add(SessionType type, int month, int day, AttendanceOutcome outcome)
    {
        var session = Plan(type, month, day);
        return Run(session, Booked(session), outcome);
    }

    private void MakeUp(AttendanceRecord absence, int month, int day)
    {
        var session = Plan(Block, month, day);
        var makeUp = AttendanceRecord.BookMakeUp(
            TypedId.New<AttendanceRecordId>(session.Planned.StartsAt), session, absence, Policy, At(2, 5, 12, 0));
        absence.FollowMakeUp(Run(session, makeUp, new(Attended)));
    }

    private AttendanceRecord Run(Session session, AttendanceRecord record, AttendanceOutcome outcome)
    {
        record.Take(session, outcome);
        session.Complete(session.Planned, [record], Policy, By, session.Planned.EndsAt);
        Keep(session, record);
        return record;
    }

    private void Keep(Session session, AttendanceRecord record)
    {
        _sessions.Add(session);
        _records.Add(record);
    }
}
