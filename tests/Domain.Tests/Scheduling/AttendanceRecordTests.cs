using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Scheduling.AttendanceStatus;
using static TreatmentPlans.Domain.Tests.Refusals;
using static TreatmentPlans.Domain.Tests.Scheduling.TestSessions;
using SessionType = TreatmentPlans.Domain.Programs.SessionType;

namespace TreatmentPlans.Domain.Tests.Scheduling;

public sealed class AttendanceRecordTests
{
    private static readonly DateOnly SessionOn = new(2026, 2, 2);

    [Theory]
    [InlineData(0, 180)]
    [InlineData(10, 170)]
    public void Within_the_grace_is_not_late_but_the_minutes_are_actual(int lateMinutes, int minutes)
    {
        var session = NewSession();
        var record = Booked(session).Take(session, new(Attended, ArrivedAt: StartsAt.AddMinutes(lateMinutes)));

        Assert.Equal((Attended, minutes), (record.CountsAs, record.AttendedMinutes));
    }

    [Fact]
    public void Beyond_the_grace_is_partial()
    {
        var session = NewSession();
        var record = Booked(session);
        var late = StartsAt.AddMinutes(10).AddSeconds(1);

        Refused("PRESENCE_CONTRADICTS_STATUS", () => record.Take(session, new(Attended, ArrivedAt: late)), "/arrivedAt");
        Assert.Empty(record.Log);
        record.Take(session, new(AttendedPartial, ArrivedAt: late));

        Assert.Equal((AttendedPartial, 169), (record.CountsAs, record.AttendedMinutes));
    }

    [Fact]
    public void Gone_before_the_end_is_partial_and_partial_is_late_or_gone_before_the_end()
    {
        var session = NewSession();
        var record = Booked(session);

        Refused("PRESENCE_CONTRADICTS_STATUS", () => record.Take(session, new(Attended, LeftAt: EndsAt.AddTicks(-1))), "/leftAt");
        Refused("PRESENCE_CONTRADICTS_STATUS", () => record.Take(session, new(AttendedPartial, ArrivedAt: StartsAt.AddMinutes(10), LeftAt: EndsAt)), "/status");
        Refused("PRESENCE_CONTRADICTS_STATUS", () => record.Take(session, new(AttendedPartial, ArrivedAt: EndsAt)), "/status");
        Refused("PRESENCE_CONTRADICTS_STATUS", () => record.Take(session, new(AbsentUnexcused, ArrivedAt: StartsAt)), "/status");
        Assert.Equal(Scheduled, record.Status);
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public void Half_of_the_minutes_counts_as_attended(int lateMinutes, bool counts)
    {
        var session = NewSession();
        var record = Booked(session);
        var outcome = new AttendanceOutcome(AttendedPartial, ArrivedAt: StartsAt.AddMinutes(lateMinutes));

        if (counts)
        {
            Refused("PARTIAL_CHOICE_NOT_ALLOWED", () => record.Take(session, outcome with { CountsAs = AbsentExcused }), "/countsAs");
            Assert.Equal(AttendedPartial, record.Take(session, outcome).CountsAs);
        }
        else
        {
            Refused("PARTIAL_CHOICE_REQUIRED", () => record.Take(session, outcome), "/countsAs");
            Refused("PARTIAL_CHOICE_REQUIRED", () => record.Take(session, outcome with { CountsAs = Attended }), "/countsAs");
            record.Take(session, outcome with { CountsAs = AbsentUnexcused });
            Assert.Equal((AttendedPartial, AbsentUnexcused, 89), (record.Status, record.CountsAs, record.AttendedMinutes));
        }
    }

    [Fact]
    public void Breaks_are_shared_in_proportion()
    {
        var session = NewSession(breakMinutes: 30);
        var record = Booked(session).Take(session, new(AttendedPartial, ArrivedAt: StartsAt.AddMinutes(60)));

        Assert.Equal((150, 100), (record.ScheduledMinutes, record.AttendedMinutes));
    }

    [Theory]
    [InlineData(24, null, true)]
    [InlineData(23, null, false)]
    [InlineData(null, null, false)]
    [InlineData(null, " ", false)]
    [InlineData(1, "Doctor's note.", true)]
    [InlineData(null, "Doctor's note.", true)]
    public void Notice_of_a_day_or_a_documented_emergency_excuses(int? hoursBefore, string? evidence, bool excuses)
    {
        var session = NewSession();
        var record = Booked(session);
        var outcome = Excused(hoursBefore is { } hours ? StartsAt.AddHours(-hours) : null, evidence);

        if (excuses)
        {
            record.Take(session, outcome);
            Assert.Equal((AbsentExcused, 0), (record.CountsAs, record.AttendedMinutes));
        }
        else
        {
            Refused("NOTICE_TOO_SHORT", () => record.Take(session, outcome), "/excuse/notifiedAt");
            Assert.Equal(Scheduled, record.Status);
        }
    }

    [Fact]
    public void An_excuse_belongs_to_an_excused_absence()
    {
        var session = NewSession();
        var record = Booked(session);
        var excuse = Excused(null, "Doctor's note.").Excuse;

        Refused("EXCUSE_REQUIRED", () => record.Take(session, Of(AbsentExcused)), "/excuse");
        Refused("EXCUSE_NOT_ALLOWED", () => record.Take(session, new(AbsentUnexcused, Excuse: excuse)), "/excuse");
        Refused("EXCUSE_NOT_ALLOWED", () => record.Take(session, new(Attended, Excuse: excuse)), "/excuse");
    }

    [Fact]
    public void Virtual_needs_modality_and_a_state_where_the_practitioner_is_licensed()
    {
        var session = NewSession();
        var record = Booked(session);
        var inNewYork = new VirtualPresence(VirtualModality.AudioVideo, "NY");

        Refused("VIRTUAL_PRESENCE_REQUIRED", () => record.Take(session, Of(AttendedVirtual)), "/virtualPresence");
        Refused("VIRTUAL_PRESENCE_NOT_ALLOWED", () => record.Take(session, new(Attended, VirtualPresence: inNewYork)), "/virtualPresence");
        Refused(
            "NOT_LICENSED_IN_STATE",
            () => record.Take(session, new(AttendedVirtual, VirtualPresence: inNewYork with { State = "NJ" })),
            "/virtualPresence/state");
        record.Take(session, new(AttendedVirtual, VirtualPresence: inNewYork));

        Assert.Equal((AttendedVirtual, 180, inNewYork), (record.CountsAs, record.AttendedMinutes, record.Log[^1].VirtualPresence));
    }

    [Theory]
    [InlineData(Attended)]
    [InlineData(AbsentUnexcused)]
    public void Nobody_is_there_or_missing_before_it_begins(AttendanceStatus status)
    {
        var session = NewSession();
        var record = Booked(session);

        Refused("TOO_EARLY", () => record.Take(session, Of(status), StartsAt.AddTicks(-1)), "/status");
        record.Take(session, Of(status), StartsAt);

        Assert.Equal(status, record.Status);
    }

    [Fact]
    public void An_absence_can_be_excused_before_it_begins()
    {
        var session = NewSession();
        var record = Booked(session).Take(session, Excused(At(1, 30, 12, 0)), At(1, 30, 12, 0));

        Assert.Equal((AbsentExcused, SessionOn), (record.Status, record.Log[0].OccurredOn));
    }

    [Fact]
    public void Times_do_not_lie_in_the_future()
    {
        var session = NewSession();
        var record = Booked(session);
        var now = StartsAt.AddMinutes(20);

        Refused("TIME_IN_FUTURE", () => record.Take(session, new(AttendedPartial, ArrivedAt: now.AddTicks(1)), now), "/arrivedAt");
        Refused("TIME_IN_FUTURE", () => record.Take(session, new(AttendedPartial, LeftAt: now.AddTicks(1)), now), "/leftAt");
    }

    [Theory]
    [InlineData(Scheduled)]
    [InlineData(CancelledByProgram)]
    [InlineData(HolidayClosed)]
    [InlineData(Weather)]
    public void What_follows_from_the_session_is_not_set_by_hand(AttendanceStatus status)
    {
        var session = NewSession();
        var record = Booked(session);

        Refused("STATUS_NOT_BY_HAND", () => record.Take(session, Of(status)), "/status");
        Assert.Empty(record.Log);
    }

    [Theory]
    [InlineData(SessionStatus.Locked, "SESSION_LOCKED")]
    [InlineData(SessionStatus.CancelledByProgram, "SESSION_NOT_OPEN")]
    [InlineData(SessionStatus.HolidayClosed, "SESSION_NOT_OPEN")]
    [InlineData(SessionStatus.Rescheduled, "SESSION_NOT_OPEN")]
    public void A_session_that_is_over_for_good_takes_no_bookings_and_no_outcomes(SessionStatus status, string code)
    {
        var session = InStatus(status);
        var record = Booked(NewSession());

        Refused(code, () => Booked(session));
        Refused(code, () => record.Take(session, Of(Attended)));
        Refused(code, () => record.CheckIn(session, Policy, StartsAt));
        Assert.Equal(Scheduled, record.Status);
    }

    [Fact]
    public void An_outcome_is_taken_once_and_then_corrected()
    {
        var session = NewSession();
        var record = Booked(session).Take(session, Of(AbsentUnexcused));

        Refusals.Illegal("take", () => record.Take(session, Of(Attended)));
        record.Correct(new(AttendedPartial, ArrivedAt: StartsAt.AddMinutes(20)), "Came by the side door.", Context(session), By, EndsAt.AddHours(1));

        Assert.Equal([AbsentUnexcused, AttendedPartial], record.Log.Select(entry => entry.Status));
        Assert.Equal((160, "Came by the side door."), (record.AttendedMinutes, record.Log[^1].Reason));
        Assert.Equal(["attendance.booked", "attendance.recorded", "attendance.corrected"], record.Events.Select(occurrence => occurrence.Type));
    }

    [Theory]
    [InlineData(OnLeave)]
    [InlineData(WithdrawnFromGroup)]
    public void Who_was_taken_out_is_not_corrected_back_in(AttendanceStatus status)
    {
        var session = NewSession();
        var record = Booked(session).Take(session, Of(status), At(1, 30, 12, 0));

        Refusals.Illegal("correct", () => record.Correct(Of(Attended), "Was there.", Context(session), By, EndsAt));
        Assert.Equal((status, new DateOnly(2026, 1, 30)), (record.Status, record.Log[0].OccurredOn));
    }

    [Fact]
    public void An_outcome_is_not_corrected_to_a_status_outside_the_rates_or_before_there_is_one()
    {
        var session = NewSession();
        var open = Booked(session);
        var taken = Booked(session).Take(session, Of(Attended));

        Refusals.Illegal("correct", () => open.Correct(Of(Attended), "Was there.", Context(session), By, EndsAt));
        Refused("STATUS_NOT_BY_HAND", () => taken.Correct(Of(OnLeave), "Leave.", Context(session), By, EndsAt), "/status");
    }

    [Fact]
    public void After_the_lock_nothing_is_corrected_until_it_is_reopened()
    {
        var session = NewSession();
        var record = Booked(session).Take(session, Of(AbsentUnexcused));
        session.Complete(session.Planned, [record], Policy, By, EndsAt);
        session.Lock(LockCause.NotesSigned, Policy, By, EndsAt);

        Refused("SESSION_LOCKED", () => record.Correct(Of(Attended), "Was there.", Context(session), By, EndsAt));
        session.Reopen("Wrong outcome.", By, EndsAt);
        record.Correct(Of(Attended), "Was there.", Context(session), By, EndsAt);

        Assert.Equal(Attended, record.CountsAs);
    }

    [Theory]
    [InlineData(9, 23, true)]
    [InlineData(10, 0, false)]
    public void Evidence_excuses_within_seven_days_though_the_session_is_locked(int day, int hour, bool inTime)
    {
        var session = NewSession();
        var record = Booked(session).Take(session, Of(AbsentUnexcused));
        session.Complete(session.Planned, [record], Policy, By, EndsAt);
        session.Lock(LockCause.NotesSigned, Policy, By, EndsAt);
        var note = new Excuse(AbsenceReason.Illness, null, "Doctor's note.");

        Refused("EVIDENCE_REQUIRED", () => record.ExcuseAbsence(note with { Evidence = " " }, Program.Calendar, Policy, By, At(2, day, hour, 0)), "/excuse/evidence");
        if (inTime)
        {
            record.ExcuseAbsence(note, Program.Calendar, Policy, By, At(2, day, hour, 0));
            Assert.Equal((AbsentExcused, note), (record.Status, record.Log[^1].Excuse));
            Refusals.Illegal("excuse", () => record.ExcuseAbsence(note, Program.Calendar, Policy, By, At(2, day, hour, 0)));
        }
        else
        {
            Refused("EXCUSE_TOO_LATE", () => record.ExcuseAbsence(note, Program.Calendar, Policy, By, At(2, day, hour, 0)), "/excuse");
            Assert.Equal(AbsentUnexcused, record.Status);
        }
    }

    [Fact]
    public void A_correction_is_no_way_round_the_evidence()
    {
        var session = NewSession();
        var record = Booked(session).Take(session, Of(AbsentUnexcused));
        var shortly = new AttendanceOutcome(AttendedPartial, ArrivedAt: EndsAt.AddMinutes(-10), CountsAs: AbsentExcused);

        Refused("EVIDENCE_REQUIRED", () => record.Correct(Excused(At(1, 30, 12, 0)), "Called.", Context(session), By, EndsAt), "/excuse/evidence");
        Refused("EVIDENCE_REQUIRED", () => record.Correct(shortly, "Came late.", Context(session), By, EndsAt), "/excuse/evidence");
        Refused("EXCUSE_TOO_LATE", () => record.Correct(Excused(null, "Note."), "Note.", Context(session), By, At(2, 10, 0, 0)), "/excuse");
        record.Correct(Excused(null, "Note."), "Note.", Context(session), By, EndsAt);

        Assert.Equal(AbsentExcused, record.CountsAs);
    }

    [Fact]
    public void A_partial_attendance_that_counts_as_unexcused_keeps_its_minutes_when_it_is_excused()
    {
        var session = NewSession();
        var record = Booked(session).Take(
            session, new(AttendedPartial, ArrivedAt: EndsAt.AddMinutes(-10), CountsAs: AbsentUnexcused));

        record.ExcuseAbsence(new(AbsenceReason.Transport, null, "Train was stopped."), Program.Calendar, Policy, By, EndsAt);

        Assert.Equal((AttendedPartial, AbsentExcused, 10), (record.Status, record.CountsAs, record.AttendedMinutes));
    }

    [Fact]
    public void A_check_in_tells_the_arrival_and_is_no_outcome()
    {
        var session = NewSession();
        var record = Booked(session);

        Refused("TOO_EARLY", () => record.CheckIn(session, Policy, StartsAt.AddMinutes(-15).AddTicks(-1)), "");
        Refused("TOO_LATE", () => record.CheckIn(session, Policy, EndsAt), "");
        record.CheckIn(session, Policy, StartsAt.AddMinutes(30));
        record.CheckIn(session, Policy, StartsAt.AddMinutes(31));
        Assert.Equal((Scheduled, 0), (record.Status, record.AttendedMinutes));
        record.Take(session, Of(AttendedPartial));

        Assert.Equal(((DateTimeOffset?)StartsAt.AddMinutes(30), 150), (record.Log[0].ArrivedAt, record.AttendedMinutes));
    }

    [Fact]
    public void Entered_in_error_takes_no_more_changes()
    {
        var session = NewSession();
        var record = Booked(session);
        var mark = new EnteredInError("Another patient.", By, EndsAt);
        record.EnterInError(mark);

        Refused("ENTERED_IN_ERROR", () => record.EnterInError(mark));
        Refused("ENTERED_IN_ERROR", () => record.Take(session, Of(Attended)));
        Refused("ENTERED_IN_ERROR", () => record.Correct(Of(Attended), "Was there.", Context(session), By, EndsAt));
        Refused("ENTERED_IN_ERROR", () => record.CheckIn(session, Policy, StartsAt));
        Refused("ENTERED_IN_ERROR", () => record.FollowCancellation(session, Program.Calendar, EndsAt));
        Refused("ENTERED_IN_ERROR", () => record.ExcuseAbsence(new(AbsenceReason.Work, null, "Note."), Program.Calendar, Policy, By, EndsAt));
    }

    [Fact]
    public void Mutual_help_is_never_required_and_no_treatment()
    {
        var record = Booked(NewSession(SessionType.MutualHelpExternal));

        Assert.Equal((false, false), (record.IsRequired, record.IsTreatment));
    }

    [Fact]
    public void Is_read_as_of_a_day_and_as_it_was_known_at_an_instant()
    {
        var session = NewSession();
        var record = Booked(session).Take(session, Of(AbsentUnexcused));
        var corrected = EndsAt.AddDays(2);
        record.Correct(Of(Attended), "Was there.", Context(session), By, corrected);
        var wrong = EndsAt.AddDays(5);
        record.EnterInError(new EnteredInError("Another patient.", By, wrong));

        Assert.Null(record.AsOf(SessionOn.AddDays(-1), corrected));
        Assert.Null(record.AsOf(SessionOn, At(1, 8, 12, 0).AddTicks(-1)));
        Assert.Equal(Scheduled, record.AsOf(SessionOn, EndsAt.AddTicks(-1))!.Status);
        Assert.Equal((AbsentUnexcused, 0), Seen(corrected.AddTicks(-1)));
        Assert.Equal((Attended, 180), Seen(corrected));
        Assert.Equal((Attended, 180), Seen(wrong.AddTicks(-1)));
        Assert.Null(record.AsOf(SessionOn, wrong));

        (AttendanceStatus, int) Seen(DateTimeOffset knownAt) =>
            record.AsOf(SessionOn, knownAt) is { } seen ? (seen.Status, seen.AttendedMinutes) : default;
    }

    [Fact]
    public void Who_leaves_the_group_leaves_the_seat_and_the_time_but_for_what_has_an_outcome()
    {
        var session = NewSession();
        var record = Booked(session).At(3, null);

        record.LeaveGroup(session, Program.Calendar, At(1, 30, 12, 0));

        Assert.Equal((WithdrawnFromGroup, null, 0), (record.Status, record.Seat, record.Claims.Count));
        Assert.Equal((new DateOnly(2026, 1, 30), null), (record.Log[^1].OccurredOn, record.Log[^1].By));
        Assert.Contains(new AttendanceRecorded(record.Id, Patient, Episode), record.Events);
        Refused("ILLEGAL_TRANSITION", () => record.LeaveGroup(session, Program.Calendar, StartsAt), "/status");
        var attended = Booked(session).Take(session, new(Attended));
        Refused("ILLEGAL_TRANSITION", () => attended.LeaveGroup(session, Program.Calendar, EndsAt), "/status");
        Refused("SESSION_NOT_OPEN", () => Booked(NewSession()).LeaveGroup(InStatus(SessionStatus.CancelledByProgram), Program.Calendar, StartsAt));
    }
}
