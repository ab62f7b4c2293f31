using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>From when to when. Minutes are elapsed time, whatever the clocks do in between.</summary>
/// <param name="BreakMinutes">In between; not therapeutic (D18).</param>
public sealed record SessionTimes(DateTimeOffset StartsAt, DateTimeOffset EndsAt, int BreakMinutes)
{
    public int TherapeuticMinutes => WholeMinutes(EndsAt - StartsAt) - BreakMinutes;

    /// <summary>
    /// Therapeutic minutes of somebody who was there from one instant to another. Nobody notes which breaks fell in that time, so
    /// they are shared in proportion; part of a minute is none.
    /// </summary>
    public int MinutesPresent(DateTimeOffset? arrivedAt, DateTimeOffset? leftAt)
    {
        var from = arrivedAt > StartsAt ? arrivedAt.Value : StartsAt;
        var to = leftAt < EndsAt ? leftAt.Value : EndsAt;
        return to <= from
            ? 0
            : (int)((to - from).Ticks * (Int128)TherapeuticMinutes / (EndsAt - StartsAt).Ticks);
    }

    /// <exception cref="DomainException">422 SESSION_ENDS_BEFORE_START, INVALID_DURATION, BREAKS_TOO_LONG.</exception>
    internal SessionTimes Require(string endPointer)
    {
        if (EndsAt <= StartsAt)
        {
            throw SchedulingErrors.EndsBeforeStart(endPointer);
        }

        if (EndsAt > StartsAt.AddDays(1))
        {
            throw SeriesErrors.InvalidDuration(endPointer);
        }

        return TherapeuticMinutes > 0 ? this : throw SchedulingErrors.BreaksTooLong();
    }

    private static int WholeMinutes(TimeSpan elapsed) => (int)(elapsed.Ticks / TimeSpan.TicksPerMinute);
}
