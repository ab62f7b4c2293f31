namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>How sessions are planned, rules SCH-1 and SCH-2.</summary>
/// <param name="HorizonWeeks">SCH-1. How far ahead the sessions of a series stand in the calendar.</param>
/// <param name="Capacities">SCH-2. Participants of a session at most, by type; a type that is not listed has no limit.</param>
public sealed record SchedulingPolicy(int HorizonWeeks, IReadOnlyList<SessionCapacity> Capacities)
{
    public static SchedulingPolicy Default { get; } = new(
        HorizonWeeks: 26,
        Capacities:
        [
            new(SessionType.IopBlock, 12),
            new(SessionType.ProcessGroup, 12),
            new(SessionType.SkillsGroup, 12),
            new(SessionType.RelapsePreventionGroup, 12),
            new(SessionType.Psychoeducation, 12),
            new(SessionType.MultiFamilyGroup, 24),
            new(SessionType.Individual, 1),
            new(SessionType.Family, 1),
            new(SessionType.FamilyWithoutPatient, 1),
            new(SessionType.CaseManagement, 1),
            new(SessionType.PeerSupport, 1),
            new(SessionType.DrugTest, 1),
            new(SessionType.Assessment, 1),
            new(SessionType.MedicalCheck, 1),
        ]);

    /// <summary>Null: no limit.</summary>
    public int? CapacityOf(SessionType type) => Capacities.FirstOrDefault(capacity => capacity.Type == type)?.Seats;

    internal void Check(string pointer)
    {
        if (Capacities.GroupBy(capacity => capacity.Type).Any(same => same.Skip(1).Any()))
        {
            throw ProgramErrors.PolicyContradictory($"{pointer}/capacities", "A type of session has one capacity.");
        }
    }
}

public sealed record SessionCapacity(SessionType Type, int Seats);
