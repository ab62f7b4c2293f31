using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Scheduling.AttendanceStatus;
using static TreatmentPlans.Domain.Tests.Refusals;
using static TreatmentPlans.Domain.Tests.Scheduling.TestSessions;

namespace TreatmentPlans.Domain.Tests.Scheduling;

public sealed class MakeUpTests
{
    [Theory]
    [InlineData(16, true)]
    [InlineData(17, false)]
    public void Follows_the_absence_within_fourteen_days(int day, bool allowed)
    {
        var absence = Absence();

        if (allowed)
        {
            var makeUp = BookFor(absence, Session(day));
            Assert.Equal((false, (AttendanceRecordId?)absence.Id), (makeUp.IsRequired, makeUp.MakeUpForId));
            Assert.Equal((makeUp.Id, null), (absence.MakeUpId, absence.MadeUpById));
        }
        else
        {
            NotAllowed(absence, Session(day));
        }
    }

    [Fact]
    public void Does_not_come_before_the_absence_or_in_the_session_that_was_missed()
    {
        var session = NewSession();

        NotAllowed(Booked(session).Take(session, Of(AbsentUnexcused)), session);
        NotAllowed(Absence(), NewSession(SessionType.IopBlock, At(2, 1, 18, 0), At(2, 1, 21, 0)));
    }

    [Fact]
    public void Is_of_the_category_that_was_missed()
    {
        NotAllowed(Absence(), Session(6, SessionType.Individual));
        NotAllowed(Absence(), Session(6, SessionType.MutualHelpExternal));
        Assert.NotNull(BookFor(Absence(), Session(6, SessionType.SkillsGroup)));
    }

    [Fact]
    public void Stands_for_an_absence_from_a_required_session_only()
    {
        var session = NewSession();

        NotAllowed(Booked(session), Session(6));
        NotAllowed(Booked(session).Take(session, Of(Attended)), Session(6));
        NotAllowed(Booked(session).Take(session, Of(OnLeave)), Session(6));
        NotAllowed(Booked(session, isRequired: false).Take(session, Of(AbsentUnexcused)), Session(6));
    }

    [Fact]
    public void Also_stands_for_a_partial_attendance_that_was_too_short()
    {
        var session = NewSession();
        var absence = Booked(session).Take(session, new(AttendedPartial, ArrivedAt: EndsAt.AddMinutes(-10), CountsAs: AbsentExcused));

        Assert.NotNull(BookFor(absence, Session(6)));
    }

    [Fact]
    public void Stands_alone_for_its_absence()
    {
        var absence = Absence();
        BookFor(absence, Session(6));

        Refused("ALREADY_MADE_UP", () => BookFor(absence, Session(7)));
    }

    [Fact]
    public void Attended_makes_the_absence_up_and_taken_back_leaves_it_free()
    {
        var absence = Absence();
        var session = Session(6);
        var makeUp = BookFor(absence, session).Take(session, Of(Attended));

        absence.FollowMakeUp(makeUp);
        Assert.Equal((makeUp.Id, makeUp.Id), (absence.MakeUpId, absence.MadeUpById));
        Refused("ALREADY_MADE_UP", () => BookFor(absence, Session(7)));

        makeUp.EnterInError(new EnteredInError("Another patient.", By, session.Planned.EndsAt));
        absence.FollowMakeUp(makeUp);
        Assert.Equal((null, null), (absence.MakeUpId, absence.MadeUpById));
        Assert.NotNull(BookFor(absence, Session(7)));
    }

    [Fact]
    public void Missed_leaves_the_absence_free_for_another_which_an_old_one_does_not_touch()
    {
        var absence = Absence();
        var session = Session(6);
        var missed = BookFor(absence, session).Take(session, Of(AbsentUnexcused));

        absence.FollowMakeUp(missed);
        Assert.Null(absence.MakeUpId);
        var second = BookFor(absence, Session(7));
        absence.FollowMakeUp(missed);

        Assert.Equal(second.Id, absence.MakeUpId);
    }

    [Fact]
    public void Followed_twice_is_told_once()
    {
        var absence = Absence();
        var session = Session(6);
        var makeUp = BookFor(absence, session).Take(session, Of(Attended));

        absence.FollowMakeUp(makeUp);
        absence.FollowMakeUp(makeUp);

        Assert.Equal(2, absence.Events.Count(occurrence => occurrence.Type == "attendance.make-up-changed"));
    }

    [Fact]
    public void Of_another_absence_changes_nothing()
    {
        var session = Session(6);
        var other = BookFor(Absence(), session).Take(session, Of(Attended));
        var absence = Absence();

        absence.FollowMakeUp(other);

        Assert.Equal((null, null), (absence.MakeUpId, absence.MadeUpById));
    }

    private static AttendanceRecord Absence()
    {
        var session = NewSession();
        return Booked(session).Take(session, Of(AbsentUnexcused));
    }

    private static Session Session(int day, SessionType type = SessionType.IopBlock) =>
        NewSession(type, At(2, day, 18, 0), At(2, day, 21, 0));

    private static AttendanceRecord BookFor(AttendanceRecord absence, Session session) => AttendanceRecord.BookMakeUp(
        TypedId.New<AttendanceRecordId>(session.Planned.StartsAt), session, absence, Policy, At(2, 3, 12, 0));

    private static void NotAllowed(AttendanceRecord absence, Session session)
    {
        Refused("MAKE_UP_NOT_ALLOWED", () => BookFor(absence, session), "/makeUpFor");
        Assert.Null(absence.MakeUpId);
    }
}
