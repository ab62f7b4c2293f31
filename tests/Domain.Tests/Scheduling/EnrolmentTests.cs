using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Tests.Episodes;
using TreatmentPlans.Domain.Tests.Patients;
using TreatmentPlans.Domain.Tests.Programs;
using static TreatmentPlans.Domain.Tests.Refusals;
using static TreatmentPlans.Domain.Tests.Scheduling.TestGroups;

namespace TreatmentPlans.Domain.Tests.Scheduling;

public class EnrolmentTests
{
    private static readonly DateOnly Today = TestPrograms.Today;
    private readonly TestEpisodes _care = new TestEpisodes().Admitted();

    [Theory]
    [InlineData(new int[0], 1)]
    [InlineData(new[] { 1 }, 2)]
    [InlineData(new[] { 2 }, 1)]
    [InlineData(new[] { 3, 1 }, 2)]
    public void The_lowest_free_seat_is_given(int[] taken, int seat)
    {
        var enrolment = _care.Enrol(Group(_care.Program), Seats(3, taken));

        Assert.Equal((EnrolmentStatus.Enrolled, seat, Today), (enrolment.Status, enrolment.Seat, enrolment.From));
        Assert.Equal([new EnrolmentSeatTaken(enrolment.Id, _care.Patient.Id, _care.Episode.Id)], enrolment.Events);
    }

    [Fact]
    public void A_full_group_refuses_unless_the_wish_is_to_wait()
    {
        var group = Group(_care.Program);

        Refused("SESSION_FULL", () => _care.Enrol(group, Seats(2, 1, 2)));
        var waiting = _care.Enrol(group, new GroupSeats(new Seats(2, [1, 2]), LastWaitlistNumber: 4), Wish(waitlist: true));

        Assert.Equal((EnrolmentStatus.Waitlisted, null, 5), (waiting.Status, waiting.Seat, waiting.WaitlistNumber));
        Assert.Equal([new EnrolmentWaitlisted(waiting.Id, _care.Patient.Id, _care.Episode.Id)], waiting.Events);
    }

    [Fact]
    public void Who_would_wait_has_a_seat_where_one_is_free()
    {
        var enrolment = _care.Enrol(Group(_care.Program), Seats(2, 1), Wish(waitlist: true, over: "Not needed."));

        Assert.Equal((2, null, null), (enrolment.Seat, enrolment.WaitlistNumber, enrolment.OverCapacityReason));
    }

    [Fact]
    public void A_supervisor_goes_over_the_capacity_with_a_reason_and_nobody_else_does()
    {
        var group = Group(_care.Program);

        Refused("SUPERVISOR_REQUIRED", () => _care.Enrol(group, Seats(2, 1, 2), Wish(over: "One week only.")), "/overCapacityReason");
        var over = _care.Enrol(group, Seats(2, 1, 2), Wish(over: "One week only."), isSupervisor: true);

        Assert.Equal((3, "One week only."), (over.Seat, over.OverCapacityReason));
        Assert.Equal("A guest has the seat.", _care.Enrol(group, Seats(2, 1), Wish(over: "A guest has the seat."), isSupervisor: true).OverCapacityReason);
        // Three hold seats of two: the first to leave makes no room.
        Refused("SESSION_FULL", () => _care.Enrol(group, Seats(2, 2, 3)));
    }

    [Fact]
    public void The_first_day_is_asked_for_today_or_later_and_not_before_the_group_begins()
    {
        var group = Group(_care.Program, Details with { StartsOn = Today.AddDays(2) });

        Assert.Equal(Today.AddDays(2), _care.Enrol(group, Seats(2)).From);
        Assert.Equal(Today.AddDays(9), _care.Enrol(group, Seats(2), Wish(from: Today.AddDays(9))).From);
        Refused("STARTS_IN_PAST", () => _care.Enrol(group, Seats(2), Wish(from: Today.AddDays(-1))), "/from");
        Refused("GROUP_CLOSED", () => _care.Enrol(
            Group(_care.Program, Details with { Entry = GroupEntry.Closed }), Seats(2), Wish(from: Today.AddDays(1))));
        Refused("GROUP_ENDED", () => _care.Enrol(Group(_care.Program, Details with { EndsOn = Today }), Seats(2), Wish(from: Today.AddDays(1))));
    }

    [Fact]
    public void Only_who_is_in_care_in_the_groups_programme_takes_part()
    {
        Refused("EPISODE_NOT_IN_CARE", () => new TestEpisodes().Screened().Enrol(Group(_care.Program), Seats(2)));
        Refused("OTHER_PROGRAM", () => _care.Enrol(Group(TestPrograms.Program()), Seats(2)), "/episodeId");
        var wrong = new TestEpisodes().Admitted();
        wrong.Patient.EnterInError(TestPatients.Mistake);
        Refused("ENTERED_IN_ERROR", () => wrong.Enrol(Group(wrong.Program), Seats(2)));
    }

    [Fact]
    public void Who_withdraws_gives_the_seat_back_and_stays_on_record()
    {
        var enrolment = _care.Enrol(Group(_care.Program), Seats(2), Wish(from: Today.AddDays(3)));

        enrolment.Withdraw(Today);

        Assert.Equal((EnrolmentStatus.Withdrawn, null, Today.AddDays(3)), (enrolment.Status, enrolment.Seat, enrolment.To));
        Assert.False(enrolment.Stands);
        Illegal("withdraw", () => enrolment.Withdraw(Today));
    }

    [Fact]
    public void The_last_day_is_that_of_the_withdrawal_once_it_has_begun()
    {
        var enrolment = _care.Enrol(Group(_care.Program), Seats(2));

        enrolment.Withdraw(Today.AddDays(5));

        Assert.Equal((Today, Today.AddDays(5)), (enrolment.From, enrolment.To));
    }

    [Fact]
    public void One_entered_in_error_gives_the_seat_back_and_takes_no_more_changes()
    {
        var enrolment = _care.Enrol(Group(_care.Program), Seats(2));

        enrolment.EnterInError(TestPatients.Mistake);

        Assert.Null(enrolment.Seat);
        Assert.False(enrolment.Stands);
        Refused("ENTERED_IN_ERROR", () => enrolment.EnterInError(TestPatients.Mistake));
        Refused("ENTERED_IN_ERROR", () => enrolment.Withdraw(Today));
    }

    [Fact]
    public void Free_seats_go_to_those_who_wait_in_order()
    {
        var group = Group(_care.Program, Details with { Capacity = 3 });
        var (first, second, third) = (Waiting(group, 1), Waiting(group, 2), Waiting(group, 3));

        new GroupSeats(new Seats(3, [2]), 3).Give(group, [third, first, second], Today.AddDays(4));

        Assert.Equal((1, 3, null), (first.Seat, second.Seat, third.Seat));
        Assert.Equal((EnrolmentStatus.Enrolled, EnrolmentStatus.Waitlisted), (second.Status, third.Status));
        Assert.Equal((Today.AddDays(4), 1), (first.From, first.WaitlistNumber));
    }

    [Fact]
    public void Who_waits_for_a_later_day_begins_on_that_day()
    {
        var group = Group(_care.Program);
        var waiting = Waiting(group, 1, Today.AddDays(9));

        Seats(2).Give(group, [waiting], Today);

        Assert.Equal((1, Today.AddDays(9)), (waiting.Seat, waiting.From));
    }

    [Fact]
    public void Nobody_is_called_in_after_the_end_and_who_can_still_begin_is_next()
    {
        var open = Group(_care.Program);
        var (late, able) = (Waiting(open, 1, Today.AddDays(9)), Waiting(open, 2));
        open.Update(_care.Program, Details with { EndsOn = Today.AddDays(8) }, [Facilitator], TestPrograms.Now);

        Seats(2).Give(open, [late, able], Today);

        Assert.Equal((null, 1), (late.Seat, able.Seat));
        var closed = Group(_care.Program, Details with { Entry = GroupEntry.Closed });
        var waiting = Waiting(closed, 1);
        Seats(2).Give(closed, [waiting], Today.AddDays(1));
        Assert.Null(waiting.Seat);
    }

    private Enrolment Waiting(TherapyGroup group, int number, DateOnly? from = null) =>
        _care.Enrol(group, new GroupSeats(new Seats(0, []), number - 1), Wish(from, waitlist: true));
}
