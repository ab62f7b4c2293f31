using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Support;

/// <summary>How long a patient has not used, and how it went before (rules ABS-1 to ABS-3).</summary>
/// <param name="LastUseOn">The latest day of use that is known: a confirmed event's, else the one told at admission.</param>
/// <param name="DaysSinceLastUse">Whole days; null where the patient never used, or where nobody knows.</param>
/// <param name="EpisodeDays">From the admission to the day or the last in care, both included.</param>
/// <param name="UseDays">Confirmed ones among them.</param>
/// <param name="PercentDaysAbstinent">0 to 100, unrounded; null before the admission.</param>
/// <param name="Runs">Of days without use, in order; one that began before the admission as a whole.</param>
public sealed record Abstinence(
    AbstinenceStanding Standing,
    DateOnly? LastUseOn,
    int? DaysSinceLastUse,
    int EpisodeDays,
    int UseDays,
    decimal? PercentDaysAbstinent,
    IReadOnlyList<AbstinenceRun> Runs)
{
    /// <param name="lastUse">As told at admission; null before it.</param>
    /// <param name="endedOn">The last day in care.</param>
    /// <param name="useDays">Of confirmed events.</param>
    public static Abstinence Of(
        LastUse? lastUse, DateOnly? admittedOn, DateOnly? endedOn, IEnumerable<DateOnly> useDays, DateOnly asOf)
    {
        if (admittedOn is not { } admitted || lastUse is null || admitted > asOf)
        {
            return new Abstinence(AbstinenceStanding.InsufficientData, null, null, 0, 0, null, []);
        }

        var until = endedOn < asOf ? endedOn.Value : asOf;
        var known = new SortedSet<DateOnly>(useDays.Where(day => day <= asOf));
        var used = known.Count(day => day >= admitted && day <= until);
        var days = until.DayNumber - admitted.DayNumber + 1;
        if (lastUse.OnDate is { } told)
        {
            known.Add(told);
        }

        var last = known.Count == 0 ? (DateOnly?)null : known.Max;
        return new Abstinence(
            last is not null ? AbstinenceStanding.Known : lastUse == LastUse.Never ? AbstinenceStanding.NeverUsed : AbstinenceStanding.InsufficientData,
            last,
            asOf.DayNumber - last?.DayNumber,
            days,
            used,
            100m * (days - used) / days,
            [.. RunsOf(known, lastUse == LastUse.Never ? admitted : null, until)]);
    }

    /// <summary>What has been reached by then (rule MIL-1): the days of every run that are celebrated, from the admission on.</summary>
    public IEnumerable<DueMilestone> Milestones(SupportPolicy policy, DateOnly admittedOn) =>
        from run in Runs
        from days in policy.MilestoneDays
        where days <= run.Days
        let milestone = new DueMilestone(run.FirstOn, days, run.FirstOn.AddDays(days - 1))
        where milestone.ReachedOn >= admittedOn
        select milestone;

    private static IEnumerable<AbstinenceRun> RunsOf(SortedSet<DateOnly> useDays, DateOnly? first, DateOnly until)
    {
        foreach (var day in useDays)
        {
            if (first <= day.AddDays(-1))
            {
                yield return new AbstinenceRun(first.Value, day.AddDays(-1), false);
            }

            first = day.AddDays(1);
        }

        if (first <= until)
        {
            yield return new AbstinenceRun(first.Value, until, true);
        }
    }
}

public enum AbstinenceStanding
{
    /// <summary>A day of use is known.</summary>
    Known,

    /// <summary>As told at admission, and nothing since.</summary>
    NeverUsed,

    /// <summary>Nobody knows when the last use was.</summary>
    InsufficientData,
}

/// <param name="FirstOn">The day after a day of use; of who never used, the day of the admission.</param>
/// <param name="LastOn">The day before the next use; of the run that goes on, the day that was asked for or the last in care.</param>
public sealed record AbstinenceRun(DateOnly FirstOn, DateOnly LastOn, bool GoesOn)
{
    public int Days => LastOn.DayNumber - FirstOn.DayNumber + 1;
}

/// <param name="RunStartedOn">First day of the run.</param>
public sealed record DueMilestone(DateOnly RunStartedOn, int Days, DateOnly ReachedOn);
