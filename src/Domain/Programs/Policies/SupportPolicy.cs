namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>When craving calls for somebody, what use means and calls for, and which days are celebrated: rules CRV-1, CRV-3, USE-1 to USE-5, MIL-1.</summary>
/// <param name="CravingAlertScore">CRV-1. An entry of this or more raises an alert.</param>
/// <param name="CravingAlertHours">CRV-1, CRV-3. Hours in which somebody gets in touch.</param>
/// <param name="CravingRise">CRV-3. A mean that is this much above the one before raises an alert. Window and minimum: RDY-7.</param>
/// <param name="RelapseUseDays">USE-1. Days of use within the window that make it a relapse.</param>
/// <param name="RelapseWindowDays">USE-1. Days.</param>
/// <param name="ProvisionalDays">USE-2. Days after the last day of use in which a lapse is provisional.</param>
/// <param name="HeavyDrinksFemale">USE-3. Standard drinks on a day from which it is a heavy one; also where neither threshold is known to hold.</param>
/// <param name="HeavyDrinksMale">USE-3.</param>
/// <param name="UseResponseBusinessDays">USE-5. Business days for what a use event calls for beyond its own day.</param>
/// <param name="MilestoneDays">MIL-1. Days of a run that are celebrated.</param>
public sealed record SupportPolicy(
    int CravingAlertScore,
    int CravingAlertHours,
    decimal CravingRise,
    int RelapseUseDays,
    int RelapseWindowDays,
    int ProvisionalDays,
    int HeavyDrinksFemale,
    int HeavyDrinksMale,
    int UseResponseBusinessDays,
    IReadOnlyList<int> MilestoneDays)
{
    public static SupportPolicy Default { get; } = new(
        CravingAlertScore: 8,
        CravingAlertHours: 24,
        CravingRise: 2m,
        RelapseUseDays: 3,
        RelapseWindowDays: 7,
        ProvisionalDays: 7,
        HeavyDrinksFemale: 4,
        HeavyDrinksMale: 5,
        UseResponseBusinessDays: 3,
        MilestoneDays: [1, 7, 14, 30, 60, 90, 180, 365]);

    internal void Check(string pointer)
    {
        if (RelapseUseDays > RelapseWindowDays)
        {
            throw ProgramErrors.PolicyContradictory($"{pointer}/relapseUseDays", "They are not more than the days of the window.");
        }

        for (var i = 0; i < MilestoneDays.Count; i++)
        {
            if (MilestoneDays.Take(i).Contains(MilestoneDays[i]))
            {
                throw ProgramErrors.PolicyContradictory($"{pointer}/milestoneDays/{i}", "A number of days is celebrated once in a run.");
            }
        }
    }
}
