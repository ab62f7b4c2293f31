namespace TreatmentPlans.Domain.Scheduling;

/// <summary>What of a group is taken, and how many have waited.</summary>
/// <param name="LastWaitlistNumber">The highest ever given; 0 where nobody ever waited.</param>
public sealed record GroupSeats(Seats Seats, int LastWaitlistNumber)
{
    public int NextWaitlistNumber => LastWaitlistNumber + 1;

    /// <summary>Gives free seats to those who wait, in order, as far as they reach (rule GRP-4).</summary>
    public void Give(TherapyGroup group, IEnumerable<Enrolment> waiting, DateOnly today)
    {
        var seats = Seats;
        foreach (var next in waiting.OrderBy(enrolment => enrolment.WaitlistNumber))
        {
            if (seats.IsFull)
            {
                return;
            }

            if (!group.TakesMembersOn(next.From > today ? next.From : today))
            {
                continue;
            }

            var seat = seats.Next(over: null);
            next.TakeSeat(seat, today);
            seats = seats.With(seat);
        }
    }
}
