using CsCheck;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Scheduling.Calendars;
using static TreatmentPlans.Domain.Tests.Scheduling.TestSessions;

namespace TreatmentPlans.Domain.Tests.Scheduling.Calendars;

public sealed class CalendarAppointmentTests
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);

    [Fact]
    public void Its_id_is_that_of_owner_and_appointment_together()
    {
        var (session, other) = (NewSession().Id, NewSession().Id);
        var (patient, practitioner) = (CalendarOwner.Of(Patient), CalendarOwner.Of(By));

        Guid[] uids =
        [
            CalendarAppointment.UidOf(patient, session), CalendarAppointment.UidOf(patient, other),
            CalendarAppointment.UidOf(practitioner, session), CalendarAppointment.UidOf(practitioner, other),
        ];

        Assert.Equal(4, uids.Distinct().Count());
        Assert.Equal(uids[0], CalendarAppointment.UidOf(patient, session));
        Assert.All(uids, uid => Assert.Equal((8, 0x8), (uid.Version, uid.Variant & 0xC)));
    }

    /// <summary>However often it moves, is called off, and lets the patient go and come: one appointment, whose sequence grows with each change.</summary>
    [Fact]
    public void A_patients_appointment_is_one_and_each_change_raises_its_sequence() => Gen.Int[0, 2].Array[0, 12].Sample(steps =>
    {
        var life = new Life();
        var shown = life.ShownToPatient();
        var uid = shown.Uid;
        foreach (var step in steps)
        {
            var before = shown;
            if (!life.Step(step))
            {
                continue;
            }

            shown = life.ShownToPatient();
            Assert.Equal(uid, shown.Uid);
            Assert.True(shown.Sequence > before.Sequence, $"{step}: {before} then {shown}");
            Assert.True(shown.ChangedAt > before.ChangedAt);
        }

        Assert.Equal(life.PatientIsOut || life.IsCalledOff, shown.IsCancelled);
        Assert.Equal(life.PatientIsOut ? shown.StartsAt : life.StartsAt, shown.StartsAt);
    });

    [Fact]
    public void A_practitioners_appointment_is_one_and_each_change_raises_its_sequence() => Gen.Int[0, 2].Array[0, 12].Sample(steps =>
    {
        var life = new Life();
        var shown = life.ShownToPractitioner();
        foreach (var step in steps.Where(step => step is not 1))
        {
            var before = shown;
            if (life.Step(step))
            {
                shown = life.ShownToPractitioner();
                Assert.Equal(before.Uid, shown.Uid);
                Assert.True(shown.Sequence > before.Sequence && shown.ChangedAt > before.ChangedAt);
            }
        }

        Assert.Equal((life.IsCalledOff, life.StartsAt), (shown.IsCancelled, shown.StartsAt));
    });

    [Fact]
    public void Days_outside_the_window_are_not_shown()
    {
        var life = new Life();

        Assert.Empty(life.OfPatient(new DateOnly(2026, 2, 3), Last));
        Assert.Empty(life.OfPatient(First, new DateOnly(2026, 2, 1)));
        Assert.Single(life.OfPatient(new DateOnly(2026, 2, 2), new DateOnly(2026, 2, 2)));
    }

    /// <summary>Sessions of one chain and the patient's records in them, by the domain's own methods.</summary>
    private sealed class Life
    {
        private readonly List<(Session Session, List<AttendanceRecord> Records)> _chain = [];
        private DateTimeOffset _now = At(1, 9, 12, 0);

        public Life()
        {
            var session = NewSession();
            _chain.Add((session, [Booked(session)]));
        }

        public bool PatientIsOut => Current.Records is not [.., { Stands: true }];

        public bool IsCalledOff => Current.Session.Status == SessionStatus.CancelledByProgram;

        public DateTimeOffset StartsAt => Current.Session.StartsAt;

        private (Session Session, List<AttendanceRecord> Records) Current => _chain[^1];

        /// <returns>False where there is no such change, or the patient's calendar has no part in it.</returns>
        public bool Step(int step)
        {
            if (IsCalledOff)
            {
                return false;
            }

            _now = _now.AddMinutes(1);
            var (session, records) = Current;
            switch (step)
            {
                case 0 when !PatientIsOut:
                    var next = session.Reschedule(
                        TypedId.New<SessionId>(_now), Program, session.Setting, new SessionTimes(session.StartsAt.AddDays(1), session.EndsAt.AddDays(1), 0), null, By, _now);
                    _chain.Add((next, [records[^1].Move(TypedId.New<AttendanceRecordId>(_now), session, next, null, Program, Policy, _now)!]));
                    return true;
                case 1 when PatientIsOut:
                    records.Add(AttendanceRecord.Book(TypedId.New<AttendanceRecordId>(_now), session, Patient, Episode, true, _now));
                    return true;
                case 1:
                    records[^1].Take(session, Of(AttendanceStatus.WithdrawnFromGroup), _now);
                    return true;
                case 2 when !PatientIsOut:
                    session.Cancel(CancellationCause.Program, null, By, _now);
                    records[^1].FollowCancellation(session, Program.Calendar, _now);
                    return true;
                default:
                    return false;
            }
        }

        public CalendarAppointment ShownToPatient() => Assert.Single(OfPatient(First, Last));

        public CalendarAppointment ShownToPractitioner() => Assert.Single(CalendarAppointments.OfPractitioner(
            By, _chain.Select(link => Look(link.Session)), _ => "America/New_York", First, Last));

        public IReadOnlyList<CalendarAppointment> OfPatient(DateOnly from, DateOnly to) => CalendarAppointments.OfPatient(
            Patient,
            _chain.SelectMany(link => link.Records.Select(record =>
                new CalendarPlace(Look(link.Session), record.BookedAt, record.Status, record.EnteredInError, record.Log))),
            _ => "America/New_York",
            from,
            to);

        private static CalendarSession Look(Session session) => new(
            session.FirstId, session.Moves, session.ProgramId, session.FacilitatorId, session.On, session.StartsAt, session.EndsAt, session.Status, session.Steps);
    }
}
