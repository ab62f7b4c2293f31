using static TreatmentPlans.Domain.Programs.AsamEdition;
using static TreatmentPlans.Domain.Programs.CareManagement;
using static TreatmentPlans.Domain.Programs.CareSetting;

namespace TreatmentPlans.Domain.Programs;

/// <summary>The catalogue of levels of care, rule LOC-1. Weekly hours differ by state and payer: they are policy (LOC-2).</summary>
public static class LevelsOfCare
{
    public static IReadOnlyList<LevelOfCareDefinition> All { get; } =
    [
        Row(Third, "0.5", "Early intervention", Outpatient, Clinical, 5),
        Row(Third, "1", "Outpatient", Outpatient, Clinical, 15),
        Row(Third, "2.1", "Intensive outpatient", Outpatient, Clinical, 21),
        Row(Third, "2.5", "Partial hospitalization", Outpatient, Clinical, 25),
        Row(Third, "3.1", "Low-intensity residential, clinically managed", Residential, Clinical, 31),
        Row(Third, "3.3", "High-intensity residential for special populations", Residential, Clinical, 33),
        Row(Third, "3.5", "High-intensity residential, clinically managed", Residential, Clinical, 35),
        Row(Third, "3.7", "Intensive inpatient, medically monitored", Inpatient, Medical, 37),
        Row(Third, "4", "Intensive inpatient, medically managed", Inpatient, Medical, 40),
        Row(Fourth, "1.0", "Long-term remission monitoring", Outpatient, Clinical, 10),
        Row(Fourth, "1.5", "Outpatient therapy", Outpatient, Clinical, 15),
        Row(Fourth, "1.7", "Outpatient, medically managed", Outpatient, Medical, 17),
        Row(Fourth, "2.1", "Intensive outpatient", Outpatient, Clinical, 21),
        Row(Fourth, "2.5", "High-intensity outpatient", Outpatient, Clinical, 25),
        Row(Fourth, "2.7", "Intensive outpatient, medically managed", Outpatient, Medical, 27),
        Row(Fourth, "3.1", "Low-intensity residential, clinically managed", Residential, Clinical, 31),
        Row(Fourth, "3.5", "High-intensity residential, clinically managed", Residential, Clinical, 35),
        Row(Fourth, "3.7", "Residential, medically managed", Residential, Medical, 37),
        Row(Fourth, "4", "Inpatient, medically managed", Inpatient, Medical, 40),
    ];

    private static readonly Dictionary<LevelOfCare, LevelOfCareDefinition> ByLevel = All.ToDictionary(row => row.Level);

    public static bool Contains(LevelOfCare level) => ByLevel.ContainsKey(level);

    /// <summary>For a level that passed <see cref="Require"/> when it came in.</summary>
    public static LevelOfCareDefinition DefinitionOf(LevelOfCare level) => ByLevel[level];

    public static int RankOf(LevelOfCare level) => ByLevel[level].IntensityRank;

    /// <exception cref="Common.DomainException">422 UNKNOWN_LEVEL_OF_CARE: the edition has no such code.</exception>
    public static LevelOfCare Require(LevelOfCare level, string pointer) =>
        Contains(level) ? level : throw ProgramErrors.UnknownLevelOfCare(pointer);

    private static LevelOfCareDefinition Row(
        AsamEdition edition, string code, string label, CareSetting setting, CareManagement managedBy, int rank) =>
        new(new LevelOfCare(edition, code), label, setting, managedBy, rank);
}
