namespace TreatmentPlans.Domain.Support;

/// <summary>
/// How craving moves (rules CRV-1 to CRV-3): a day counts by its highest entry, a window by the mean over the days that have one, and says
/// nothing with fewer such days than the minimum.
/// </summary>
/// <param name="Days">Of both windows, those that have an entry, in order.</param>
/// <param name="Current">The days up to and with the day of the trend.</param>
/// <param name="Previous">As many days before those.</param>
/// <param name="Change">The mean less the one before, unrounded; null where either says nothing.</param>
/// <param name="IsRising">The change calls for an alert.</param>
public sealed record CravingTrend(
    DateOnly AsOf, IReadOnlyList<CravingDay> Days, CravingWindow Current, CravingWindow Previous, decimal? Change, bool IsRising)
{
    /// <param name="windowDays">Days of a window, the last included.</param>
    /// <param name="minimumDays">Days with an entry below which a window says nothing.</param>
    /// <param name="rise">From which change on an alert is due.</param>
    public static CravingTrend Of(
        IEnumerable<(DateOnly On, int Intensity)> entries, DateOnly asOf, int windowDays, int minimumDays, decimal rise)
    {
        var days = entries
            .Where(entry => entry.On <= asOf && entry.On > asOf.AddDays(-2 * windowDays))
            .GroupBy(entry => entry.On)
            .Select(day => new CravingDay(day.Key, day.Max(entry => entry.Intensity)))
            .OrderBy(day => day.On)
            .ToList();
        var current = Window(asOf);
        var previous = Window(asOf.AddDays(-windowDays));
        var change = current.Mean - previous.Mean;
        return new CravingTrend(asOf, days, current, previous, change, change >= rise);

        CravingWindow Window(DateOnly to)
        {
            var from = to.AddDays(1 - windowDays);
            var within = days.Where(day => day.On >= from && day.On <= to).ToList();
            return within.Count < minimumDays
                ? new CravingWindow(from, to, within.Count, null, CravingStanding.InsufficientData)
                : new CravingWindow(from, to, within.Count, (decimal)within.Sum(day => day.Highest) / within.Count, CravingStanding.Known);
        }
    }
}

/// <param name="Highest">Of the day's entries.</param>
public sealed record CravingDay(DateOnly On, int Highest);

/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="DaysWithEntries">What the mean is over.</param>
/// <param name="Mean">Unrounded; null with too few days.</param>
public sealed record CravingWindow(DateOnly From, DateOnly To, int DaysWithEntries, decimal? Mean, CravingStanding Standing);

public enum CravingStanding
{
    Known,

    /// <summary>Too few days have an entry.</summary>
    InsufficientData,
}
