namespace TreatmentPlans.Domain.Scheduling;

/// <summary>
/// Every start that the rule of a schedule gives from the start of the series to <paramref name="Before"/> (exclusive), in order;
/// exdates and rdates are not in it.
/// </summary>
public sealed record RecurrenceStarts(DateTime Before, IReadOnlyList<DateTime> ByRule)
{
    /// <summary>A rule expanded too short would quietly lose sessions: an error of the caller, not of its user.</summary>
    /// <exception cref="ArgumentException">The starts do not reach that far.</exception>
    internal void RequireBefore(DateTime before)
    {
        if (Before < before)
        {
            throw new ArgumentException($"Expanded to {Before:s}, needed to {before:s}.");
        }
    }
}
