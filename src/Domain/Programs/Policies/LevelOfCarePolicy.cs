namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>Weekly hours by level of care and age, rules LOC-2 and LOC-3.</summary>
/// <param name="AdultFromAge">Whole years; younger patients are adolescents.</param>
public sealed record LevelOfCarePolicy(int AdultFromAge, IReadOnlyList<LevelHours> Hours)
{
    public static LevelOfCarePolicy Default { get; } = new(
        AdultFromAge: 18,
        Hours:
        [
            new(new(AsamEdition.Third, "1"), 0, 9, 0, 6),
            new(new(AsamEdition.Third, "2.1"), 9, 20, 6, 20),
            new(new(AsamEdition.Third, "2.5"), 20, null, 20, null),
            new(new(AsamEdition.Third, "3.1"), 5, null, 5, null),
            new(new(AsamEdition.Fourth, "1.5"), 0, 9, 0, 6),
            new(new(AsamEdition.Fourth, "2.1"), 9, 20, 6, 20),
            new(new(AsamEdition.Fourth, "2.5"), 20, null, 20, null),
            new(new(AsamEdition.Fourth, "2.7"), 20, null, 20, null),
            new(new(AsamEdition.Fourth, "3.1"), 9, 20, 9, 20),
            new(new(AsamEdition.Fourth, "3.5"), 20, null, 20, null),
        ]);

    /// <summary>Hours of service per week that the level demands; 0 where it demands none.</summary>
    public decimal MinimumHoursPerWeek(LevelOfCare level, int age) =>
        Hours.FirstOrDefault(hours => hours.Level == level) is { } found
            ? age >= AdultFromAge ? found.MinimumAdult : found.MinimumAdolescent
            : 0;

    /// <summary>Exclusive upper end; null where the level has none.</summary>
    public decimal? BelowHoursPerWeek(LevelOfCare level, int age) =>
        Hours.FirstOrDefault(hours => hours.Level == level) is { } found
            ? age >= AdultFromAge ? found.BelowAdult : found.BelowAdolescent
            : null;

    internal void Check(string pointer)
    {
        for (var i = 0; i < Hours.Count; i++)
        {
            LevelsOfCare.Require(Hours[i].Level, $"{pointer}/hours/{i}/level/code");
        }
    }
}

/// <summary>Hours per week.</summary>
/// <param name="BelowAdult">Exclusive upper end for adults; null where the level has none.</param>
/// <param name="BelowAdolescent">Exclusive upper end for adolescents; null where the level has none.</param>
public sealed record LevelHours(
    LevelOfCare Level, decimal MinimumAdult, decimal? BelowAdult, decimal MinimumAdolescent, decimal? BelowAdolescent);
