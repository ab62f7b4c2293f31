using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>When the sessions of a series are, on the wall clock of its zone (RFC 5545).</summary>
/// <param name="DtstartLocal">The first start by the rule; without a rule the only one, but for <paramref name="Rdates"/>.</param>
/// <param name="Tzid">IANA id.</param>
/// <param name="DurationMinutes">Elapsed time, also where the clocks change.</param>
/// <param name="Exdates">Starts by the rule that are left out.</param>
/// <param name="Rdates">Starts besides the rule's.</param>
public sealed record SeriesSchedule(
    DateTime DtstartLocal,
    string Tzid,
    string? Rrule,
    int DurationMinutes,
    IReadOnlyList<DateTime> Exdates,
    IReadOnlyList<DateTime> Rdates)
{
    /// <summary>By a rule, in a year, or by its count: several a day are fine, a slip of the keyboard is not.</summary>
    public const int MostOccurrences = 1_000;

    private const int MinutesOfDay = 24 * 60;

    /// <summary>What can be told without expanding the rule.</summary>
    /// <exception cref="DomainException">
    /// 422 UNKNOWN_TIME_ZONE, NOT_A_LOCAL_TIME, INVALID_DURATION, TOO_MANY, DUPLICATE, DATE_OUT_OF_ORDER, and those of <see cref="RecurrenceRule.Parse"/>.
    /// </exception>
    public void Check()
    {
        Zone();
        RequireLocal(DtstartLocal, "/dtstartLocal");
        RequireDuration(DurationMinutes);
        Rule();
        CheckDates(Exdates, "/exdates");
        CheckDates(Rdates, "/rdates");
    }

    public RecurrenceRule? Rule() => Rrule is null ? null : RecurrenceRule.Parse(Rrule);

    public WallClock Zone() => WallClock.Find(Tzid) ?? throw SeriesErrors.UnknownTimeZone();

    /// <summary>The rule gives no start after those, nor does any other date of the schedule.</summary>
    public bool EndsWithin(RecurrenceStarts starts) =>
        Rdates.All(date => date < starts.Before)
        && (Rule() is not { } rule || starts.ByRule.Count >= rule.Count || rule.Until < Zone().InstantOf(starts.Before));

    public DateTimeOffset EndOf(DateTimeOffset start) => start.AddMinutes(DurationMinutes);

    /// <summary>How far the rule is to be expanded (exclusive) for a check of the schedule: a year, and every date it names.</summary>
    public DateTime CheckedBefore() =>
        Exdates.Concat(Rdates).Select(date => date.AddMinutes(1)).Append(DtstartLocal.AddYears(1)).Max();

    /// <summary>With what only the expanded rule can tell; <paramref name="starts"/> reach to <see cref="CheckedBefore"/>.</summary>
    /// <exception cref="DomainException">
    /// As <see cref="Check()"/>, and 422 NO_OCCURRENCE, START_NOT_IN_RULE, EXDATE_MATCHES_NOTHING, DUPLICATE.
    /// </exception>
    public void Check(RecurrenceStarts starts)
    {
        Check();
        starts.RequireBefore(CheckedBefore());
        if (starts.ByRule.Count == 0)
        {
            throw SeriesErrors.NoOccurrence();
        }

        // Readers of calendars disagree on a start that its rule does not name.
        if (starts.ByRule[0] != DtstartLocal)
        {
            throw SeriesErrors.StartNotInRule();
        }

        var byRule = starts.ByRule.ToHashSet();
        Refuse(Exdates, date => !byRule.Contains(date), "/exdates", SeriesErrors.ExdateMatchesNothing);
        Refuse(Rdates, byRule.Contains, "/rdates", SeriesErrors.Duplicate);
    }

    /// <summary>Original starts before the end of <paramref name="starts"/>, in order: the rule's less exdates, and rdates.</summary>
    public IReadOnlyList<DateTime> Originals(RecurrenceStarts starts) =>
        [.. starts.ByRule.Except(Exdates).Union(Rdates.Where(date => date < starts.Before)).Order()];

    /// <summary>
    /// What is left of the schedule from its first start that <paramref name="keeps"/>; a count goes down by what is gone. Null where
    /// nothing is left.
    /// </summary>
    public SeriesSchedule? From(Func<DateTime, bool> keeps, RecurrenceStarts starts)
    {
        var gone = starts.ByRule.TakeWhile(start => !keeps(start)).Count();
        IReadOnlyList<DateTime> exdates = [.. Exdates.Where(keeps)];
        IReadOnlyList<DateTime> rdates = [.. Rdates.Where(keeps).Order()];
        if (gone < starts.ByRule.Count)
        {
            var first = starts.ByRule[gone];
            var rule = Rule();
            return this with
            {
                DtstartLocal = first,
                Rrule = (rule?.Count is { } count ? rule.WithCount(count - gone) : rule)?.ToString(),
                Exdates = exdates,
                Rdates = [.. rdates.Where(date => date > first)],
            };
        }

        return rdates.Count == 0 ? null : this with { DtstartLocal = rdates[0], Rrule = null, Exdates = [], Rdates = [.. rdates.Skip(1)] };
    }

    /// <summary>The schedule as far as before <paramref name="end"/>, and those later rdates that <paramref name="stay"/>.</summary>
    public SeriesSchedule Until(DateTime end, RecurrenceStarts starts, IReadOnlyCollection<DateTime> stay) => this with
    {
        Rrule = Rule()?.EndingAt(Zone().InstantOf(starts.ByRule.Last(start => start < end))).ToString(),
        Exdates = [.. Exdates.Where(date => date < end)],
        Rdates = [.. Rdates.Where(date => date < end || stay.Contains(date))],
    };

    /// <summary>Local times have no offset. Seconds have no use here, and years far away only break arithmetic.</summary>
    internal static void RequireLocal(DateTime local, string pointer)
    {
        if (local.Kind != DateTimeKind.Unspecified || local.Ticks % TimeSpan.TicksPerMinute != 0 || local.Year is < 1970 or > 2199)
        {
            throw SeriesErrors.NotALocalTime(pointer);
        }
    }

    internal static void RequireDuration(int minutes)
    {
        if (minutes is < 1 or > MinutesOfDay)
        {
            throw SeriesErrors.InvalidDuration();
        }
    }

    private void CheckDates(IReadOnlyList<DateTime> dates, string pointer)
    {
        if (dates.Count > Limits.Items)
        {
            throw SeriesErrors.TooMany(pointer);
        }

        for (var i = 0; i < dates.Count; i++)
        {
            var at = $"{pointer}/{i}";
            RequireLocal(dates[i], at);
            if (dates[i] < DtstartLocal)
            {
                throw SeriesErrors.BeforeStart(at);
            }

            if (dates.Take(i).Contains(dates[i]))
            {
                throw SeriesErrors.Duplicate(at);
            }
        }
    }

    private static void Refuse(
        IReadOnlyList<DateTime> dates, Func<DateTime, bool> wrong, string pointer, Func<string, DomainException> refusal)
    {
        for (var i = 0; i < dates.Count; i++)
        {
            if (wrong(dates[i]))
            {
                throw refusal($"{pointer}/{i}");
            }
        }
    }
}
