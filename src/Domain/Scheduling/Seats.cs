using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>The seats of one session or group, as they are under its lock. They are numbers, and do not tell who holds them.</summary>
/// <param name="Capacity">Null: no limit.</param>
public sealed record Seats(int? Capacity, IReadOnlyCollection<int> Taken)
{
    public static Seats Of(SessionType type, SchedulingPolicy policy, IEnumerable<AttendanceRecord> records) =>
        new(policy.CapacityOf(type), [.. records.Select(record => record.Seat).OfType<int>()]);

    public bool IsFull => Taken.Count >= Capacity;

    /// <summary>The lowest that is free. Those beyond the capacity count: each comes off before somebody new comes in.</summary>
    /// <exception cref="DomainException">409 SESSION_FULL; 422 SUPERVISOR_REQUIRED.</exception>
    public int Next(SeatOverride? over)
    {
        if (IsFull)
        {
            _ = over ?? throw SchedulingErrors.SessionFull();
            if (!over.IsSupervisor)
            {
                throw SchedulingErrors.SupervisorRequired();
            }
        }

        return Enumerable.Range(1, Taken.Count + 1).First(seat => !Taken.Contains(seat));
    }

    public Seats With(int seat) => this with { Taken = [.. Taken, seat] };
}

/// <summary>Who is to take part.</summary>
public sealed record Participant(PatientId PatientId, EpisodeId EpisodeId, bool IsRequired);

/// <summary>Why somebody is taken in beyond the capacity: a supervisor's to say.</summary>
public sealed record SeatOverride(string Reason, bool IsSupervisor);
