using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Programs;

/// <summary>What an administrator sets up of a programme, written as a whole.</summary>
/// <param name="TimeZone">IANA id; the zone of every date of the programme.</param>
/// <param name="Capacity">Patients in care at the same time; null means no limit is set.</param>
/// <param name="LevelsOfCare">The levels that the programme itself offers.</param>
public sealed record ProgramSettings(
    string Name,
    string TimeZone,
    int? Capacity,
    IReadOnlyList<LevelOfCare> LevelsOfCare,
    IReadOnlyList<Closure> Closures,
    IReadOnlyList<Rate> Rates,
    IReadOnlyList<DatedPolicies> Policies);
