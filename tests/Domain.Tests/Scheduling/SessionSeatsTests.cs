using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Tests.Refusals;
using static TreatmentPlans.Domain.Tests.Scheduling.TestSessions;
using SessionType = TreatmentPlans.Domain.Programs.SessionType;

namespace TreatmentPlans.Domain.Tests.Scheduling;

public sealed class SessionSeatsTests
{
    private static readonly SeatOverride BySupervisor = new("Two sisters.", IsSupervisor: true);

    [Theory]
    [InlineData(new int[0], 1)]
    [InlineData(new[] { 1, 2 }, 3)]
    [InlineData(new[] { 2, 3 }, 1)]
    [InlineData(new[] { 1, 3 }, 2)]
    public void The_lowest_free_seat_is_the_next(int[] taken, int seat) =>
        Assert.Equal(seat, new Seats(4, taken).Next(null));

    [Fact]
    public void The_last_seat_is_given_and_the_one_after_it_is_not()
    {
        var seats = new Seats(2, [1]);

        Assert.Equal(2, seats.Next(null));
        Refused("SESSION_FULL", () => seats.With(2).Next(null));
        Refused("SUPERVISOR_REQUIRED", () => seats.With(2).Next(BySupervisor with { IsSupervisor = false }), "/overCapacityReason");
        Assert.Equal(3, seats.With(2).Next(BySupervisor));
    }

    [Fact]
    public void Who_came_in_beyond_the_capacity_takes_up_the_next_free_place() =>
        Refused("SESSION_FULL", () => new Seats(2, [2, 3]).Next(null));

    [Fact]
    public void Mutual_help_elsewhere_is_never_full() =>
        Assert.False(Seats.Of(SessionType.MutualHelpExternal, SchedulingPolicy.Default, []) is { IsFull: true } or { Capacity: not null });

    [Fact]
    public void A_seat_is_free_again_once_its_holder_is_withdrawn()
    {
        var session = NewSession();
        var record = Booked(session).At(1, null);

        record.Take(session, Of(AttendanceStatus.WithdrawnFromGroup));

        Assert.Null(record.Seat);
        Assert.False(record.Stands);
        Assert.Empty(record.Claims);
    }

    [Fact]
    public void Claims_touch_without_a_clash_and_clash_by_a_minute()
    {
        var times = new SessionTimes(StartsAt, EndsAt, 0);
        var room = ResourceClaim.OfRoom("Garden room", times);

        Assert.False(room.Clashes(ResourceClaim.OfRoom("Garden room", new(EndsAt, EndsAt.AddHours(1), 0))));
        Assert.True(room.Clashes(ResourceClaim.OfRoom(" GARDEN ROOM ", new(EndsAt.AddMinutes(-1), EndsAt.AddHours(1), 0))));
        Assert.False(room.Clashes(ResourceClaim.Of(By, times)));
    }
}
