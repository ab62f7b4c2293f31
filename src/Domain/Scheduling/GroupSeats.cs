namespace TreatmentPlans.Domain.Scheduling;

/// <summary>What of a group is taken. It names seats, never who holds them.</summary>
/// <param name="LastWaitlistNumber">The highest ever given; 0 where nobody ever waited.</param>
public sealed record GroupSeats(int Capacity, IReadOnlyCollection<int> Taken, int LastWaitlistNumber)
{
    /// <summary>By number of seats: those beyond the capacity count, so that each of them comes off before a new member comes in.</summary>
    public bool HasFree => Taken.Count < Capacity;

    public int LowestFree => Enumerable.Range(1, Taken.Count + 1).First(seat => !Taken.Contains(seat));

    public int NextWaitlistNumber => LastWaitlistNumber + 1;

    /// <summary>Gives free seats to those who wait, in order, as far as they reach (rule GRP-4).</summary>
    public void Give(TherapyGroup group, IEnumerable<Enrolment> waiting, DateOnly today)
    {
        var seats = this;
        foreach (var next in waiting.OrderBy(enrolment => enrolment.WaitlistNumber))
        {
            if (!seats.HasFree)
            {
                return;
            }

            if (!group.TakesMembersOn(next.From > today ? next.From : today))
            {
                continue;
            }

            var seat = seats.LowestFree;
            next.TakeSeat(seat, today);
            seats = seats with { Taken = [.. seats.Taken, seat] };
        }
    }
}
