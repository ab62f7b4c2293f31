using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Tests.Refusals;
using static TreatmentPlans.Domain.Tests.Scheduling.TestSessions;
using SessionType = TreatmentPlans.Domain.Programs.SessionType;

namespace TreatmentPlans.Domain.Tests.Scheduling;

public sealed class SessionStateTests
{
    public static TheoryData<SessionStatus, string> Illegal()
    {
        var legal = new Dictionary<string, SessionStatus[]>
        {
            ["start"] = [SessionStatus.Scheduled],
            ["complete"] = [SessionStatus.Scheduled, SessionStatus.InProgress],
            ["cancel"] = [SessionStatus.Scheduled],
            ["reschedule"] = [SessionStatus.Scheduled],
            ["lock"] = [SessionStatus.Completed],
            ["reopen"] = [SessionStatus.Locked],
        };
        var illegal = new TheoryData<SessionStatus, string>();
        foreach (var (action, from) in legal)
        {
            foreach (var status in Enum.GetValues<SessionStatus>().Except(from))
            {
                illegal.Add(status, action);
            }
        }

        return illegal;
    }

    [Theory]
    [MemberData(nameof(Illegal))]
    public void Refuses_every_other_transition_and_changes_nothing(SessionStatus status, string action)
    {
        var session = InStatus(status);
        var (version, steps) = (session.Version, session.Steps);

        Refusals.Illegal(action, () => Act(session, action));

        Assert.Equal((status, version), (session.Status, session.Version));
        Assert.Same(steps, session.Steps);
    }

    [Fact]
    public void Goes_from_scheduled_over_in_progress_and_completed_to_locked_and_is_reopened()
    {
        var session = NewSession();
        session.Start(Policy, By, StartsAt);
        session.Complete(session.Planned, [], Policy, By, EndsAt);
        session.Lock(LockCause.NotesSigned, Policy, By, EndsAt);
        session.Reopen("Wrong facilitator.", By, EndsAt.AddDays(1));

        Assert.Equal(
            [SessionStatus.Scheduled, SessionStatus.InProgress, SessionStatus.Completed, SessionStatus.Locked, SessionStatus.Completed],
            session.Steps.Select(step => step.Status));
        Assert.Equal(("Wrong facilitator.", (PractitionerId?)By), (session.Steps[^1].Reason, session.Steps[^1].By));
        Assert.Equal(
            ["session.scheduled", "session.started", "session.completed", "session.locked", "session.reopened"],
            session.Events.Select(occurrence => occurrence.Type));
    }

    [Fact]
    public void Starts_a_quarter_of_an_hour_early_and_no_earlier()
    {
        var session = NewSession();

        Refused("TOO_EARLY", () => session.Start(Policy, By, StartsAt.AddMinutes(-15).AddTicks(-1)), "");
        Assert.Equal(SessionStatus.Scheduled, session.Status);
        session.Start(Policy, By, StartsAt.AddMinutes(-15));

        Assert.Equal(SessionStatus.InProgress, session.Status);
    }

    [Fact]
    public void Completes_with_actual_times_straight_from_scheduled()
    {
        var session = NewSession();
        var held = new SessionTimes(StartsAt.AddMinutes(10), EndsAt.AddMinutes(-5), 15);

        session.Complete(held, [], Policy, By, EndsAt);

        Assert.Equal((SessionStatus.Completed, held, 150), (session.Status, session.Times, session.Times.TherapeuticMinutes));
        Assert.Equal(180, session.Planned.TherapeuticMinutes);
    }

    [Fact]
    public void Does_not_end_before_it_started_or_in_the_future()
    {
        var session = NewSession();

        Refused("SESSION_ENDS_BEFORE_START", () => session.Complete(new(StartsAt, StartsAt, 0), [], Policy, By, EndsAt), "/endsAt");
        Refused("BREAKS_TOO_LONG", () => session.Complete(new(StartsAt, EndsAt, 180), [], Policy, By, EndsAt), "/breakMinutes");
        Refused("TIME_IN_FUTURE", () => session.Complete(session.Planned, [], Policy, By, EndsAt.AddTicks(-1)), "/endsAt");
        Assert.Equal((SessionStatus.Scheduled, null), (session.Status, session.Held));
    }

    [Fact]
    public void Is_not_scheduled_to_end_before_it_starts_or_to_be_all_break()
    {
        Refused("SESSION_ENDS_BEFORE_START", () => NewSession(SessionType.IopBlock, EndsAt, StartsAt), "/endsAt");
        Refused("BREAKS_TOO_LONG", () => NewSession(breakMinutes: 180), "/breakMinutes");
        Assert.Equal(1, NewSession(breakMinutes: 179).Planned.TherapeuticMinutes);
    }

    [Fact]
    public void Does_not_complete_while_somebody_has_no_outcome()
    {
        var session = NewSession();
        var record = Booked(session);
        var other = Booked(session).Take(session, Of(AttendanceStatus.Attended));

        Refused("ATTENDANCE_MISSING", () => session.Complete(session.Planned, [record, other], Policy, By, EndsAt));
        Assert.Equal(SessionStatus.Scheduled, session.Status);
        record.EnterInError(new EnteredInError("Another patient.", By, EndsAt));
        session.Complete(session.Planned, [record, other], Policy, By, EndsAt);

        Assert.Equal(SessionStatus.Completed, session.Status);
    }

    [Fact]
    public void Gives_who_was_there_the_minutes_for_which_it_was_held()
    {
        var session = NewSession();
        var whole = Booked(session).Take(session, Of(AttendanceStatus.Attended));
        var late = Booked(session).Take(session, new(AttendanceStatus.AttendedPartial, ArrivedAt: StartsAt.AddMinutes(30)));
        var away = Booked(session).Take(session, Of(AttendanceStatus.AbsentUnexcused));

        session.Complete(new(StartsAt, EndsAt.AddMinutes(-60), 0), [whole, late, away], Policy, By, EndsAt);

        Assert.Equal((120, 90, 0), (whole.AttendedMinutes, late.AttendedMinutes, away.AttendedMinutes));
        Assert.Equal((180, 2, 1), (whole.Log[0].AttendedMinutes, whole.Log.Count, away.Log.Count));
    }

    [Fact]
    public void Asks_for_the_choice_where_its_actual_times_make_a_partial_attendance_too_short()
    {
        var session = NewSession();
        var late = Booked(session).Take(session, new(AttendanceStatus.AttendedPartial, ArrivedAt: StartsAt.AddMinutes(90)));

        Refused("PARTIAL_CHOICE_REQUIRED", () => session.Complete(new(StartsAt, EndsAt.AddMinutes(-2), 0), [late], Policy, By, EndsAt), "");
        Assert.Equal((SessionStatus.Scheduled, null, 90), (session.Status, session.Held, late.AttendedMinutes));
    }

    [Fact]
    public void Lets_a_partial_attendance_count_once_its_actual_times_make_it_long_enough()
    {
        var session = NewSession();
        var left = Booked(session).Take(
            session,
            new(AttendanceStatus.AttendedPartial, LeftAt: StartsAt.AddMinutes(60), CountsAs: AttendanceStatus.AbsentUnexcused));

        session.Complete(new(StartsAt, StartsAt.AddMinutes(120), 0), [left], Policy, By, EndsAt);

        Assert.Equal((AttendanceStatus.AttendedPartial, 60), (left.CountsAs, left.AttendedMinutes));
    }

    [Theory]
    [InlineData(CancellationCause.Program, SessionStatus.CancelledByProgram, AttendanceStatus.CancelledByProgram)]
    [InlineData(CancellationCause.Weather, SessionStatus.CancelledByProgram, AttendanceStatus.Weather)]
    [InlineData(CancellationCause.Holiday, SessionStatus.HolidayClosed, AttendanceStatus.HolidayClosed)]
    public void Cancelled_takes_its_participants_out_of_the_rates(CancellationCause cause, SessionStatus status, AttendanceStatus attendance)
    {
        var session = NewSession();
        var record = Booked(session);

        session.Cancel(cause, "Burst pipe.", By, At(2, 1, 12, 0));
        record.FollowCancellation(session, Program.Calendar, At(2, 1, 12, 0));

        Assert.Equal((status, attendance), (session.Status, record.Status));
        Assert.Equal(new DateOnly(2026, 2, 1), Assert.Single(record.Log).OccurredOn);
        Assert.False(record.CountsAs.IsCounted());
    }

    [Fact]
    public void Cancelled_leaves_who_was_taken_out_before_as_it_was()
    {
        var session = NewSession();
        var record = Booked(session).Take(session, Of(AttendanceStatus.OnLeave), At(2, 1, 12, 0));

        session.Cancel(CancellationCause.Holiday, null, By, At(2, 1, 13, 0));
        record.FollowCancellation(session, Program.Calendar, At(2, 1, 13, 0));

        Assert.Equal(AttendanceStatus.OnLeave, record.Status);
    }

    [Fact]
    public void Not_cancelled_leaves_its_participants_alone()
    {
        var session = NewSession();
        var record = Booked(session);

        record.FollowCancellation(session, Program.Calendar, At(2, 1, 12, 0));

        Assert.Equal(AttendanceStatus.Scheduled, record.Status);
    }

    [Fact]
    public void Moved_stands_for_another_one_which_names_it()
    {
        var session = NewSession();
        var newId = TypedId.New<SessionId>(StartsAt);
        var planned = new SessionTimes(At(2, 3, 18, 0), At(2, 3, 21, 0), 0);

        var next = session.Reschedule(newId, Program, session.Setting, planned, "Room is taken.", By, StartsAt.AddTicks(-1));

        Assert.Equal((SessionStatus.Rescheduled, (SessionId?)newId), (session.Status, session.RescheduledToId));
        Assert.Equal(
            (SessionStatus.Scheduled, (SessionId?)session.Id, session.Type, planned, new DateOnly(2026, 2, 3)),
            (next.Status, next.RescheduledFromId, next.Type, next.Planned, next.On));
    }

    [Fact]
    public void Is_not_moved_once_its_start_has_passed()
    {
        var session = NewSession();

        Refused("SESSION_STARTED", () => Act(session, "reschedule", StartsAt));
        Assert.Equal((SessionStatus.Scheduled, null), (session.Status, session.RescheduledToId));
    }

    [Fact]
    public void Is_not_moved_to_where_it_would_end_before_it_starts()
    {
        var session = NewSession();

        Refused(
            "SESSION_ENDS_BEFORE_START",
            () => session.Reschedule(TypedId.New<SessionId>(StartsAt), Program, session.Setting, new(EndsAt, StartsAt, 0), null, By, At(2, 1, 12, 0)),
            "/endsAt");
        Assert.Equal((SessionStatus.Scheduled, null), (session.Status, session.RescheduledToId));
    }

    [Fact]
    public void Locks_by_itself_after_seven_days_and_by_its_notes_at_once()
    {
        var session = InStatus(SessionStatus.Completed);

        Refused("TOO_EARLY", () => session.Lock(LockCause.Time, Policy, null, EndsAt.AddDays(7).AddTicks(-1)), "");
        Assert.Equal(EndsAt.AddDays(7), session.LocksAt(Policy));
        session.Lock(LockCause.Time, Policy, null, EndsAt.AddDays(7));

        Assert.Equal((SessionStatus.Locked, null), (session.Status, session.LocksAt(Policy)));
        Assert.Equal(SessionStatus.Locked, InStatus(SessionStatus.Locked).Status);
    }

    [Fact]
    public void Reopened_locks_by_itself_seven_days_later()
    {
        var session = InStatus(SessionStatus.Locked);

        session.Reopen("Wrong outcome.", By, EndsAt.AddDays(20));

        Assert.Equal(EndsAt.AddDays(27), session.LocksAt(Policy));
    }

    [Fact]
    public void Is_of_the_local_day_of_its_start() =>
        Assert.Equal(new DateOnly(2026, 3, 5), NewSession(SessionType.Individual, At(3, 5, 23, 30), At(3, 6, 0, 30)).On);

    [Fact]
    public void Lasts_the_minutes_that_pass_whatever_the_clocks_do() =>
        Assert.Equal(60, new SessionTimes(At(3, 8, 1, 30), At(3, 8, 3, 30), 0).TherapeuticMinutes);

    private static void Act(Session session, string action, DateTimeOffset? at = null)
    {
        var now = at ?? EndsAt.AddDays(30);
        switch (action)
        {
            case "start":
                session.Start(Policy, By, now);
                break;
            case "complete":
                session.Complete(session.Planned, [], Policy, By, now);
                break;
            case "cancel":
                session.Cancel(CancellationCause.Program, null, By, now);
                break;
            case "reschedule":
                session.Reschedule(TypedId.New<SessionId>(now), Program, session.Setting, session.Planned, null, By, now);
                break;
            case "lock":
                session.Lock(LockCause.Time, Policy, null, now);
                break;
            case "reopen":
                session.Reopen("Again.", By, now);
                break;
        }
    }
}
