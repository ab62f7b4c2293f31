using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>
/// Sessions that come again by a rule, and what is different about some of them. An occurrence is named by its original local start;
/// one that has begun, or whose session is no longer only scheduled (<c>settled</c>), never changes.
/// </summary>
public sealed class SessionSeries : AggregateRoot
{
    private const int DaysOfWeek = 7;

    private SessionSeries()
    {
    }

    public SessionSeriesId Id { get; private set; }

    public ProgramId ProgramId { get; private set; }

    /// <summary>Whose sessions they are: they are of its members, and take the group's lock before that of the series.</summary>
    public TherapyGroupId? GroupId { get; private set; }

    public SeriesSchedule Schedule { get; private set; } = null!;

    public SeriesDesign Design { get; private set; } = null!;

    /// <summary>By original start, one each.</summary>
    public IReadOnlyList<OccurrenceChange> Changes { get; private set; } = [];

    /// <summary>The series of which this one is the rest.</summary>
    public SessionSeriesId? Continues { get; private set; }

    /// <summary>The latest split goes on there.</summary>
    public SessionSeriesId? ContinuedBy { get; private set; }

    /// <summary>Its sessions stand in the calendar up to here, exclusive, on its wall clock.</summary>
    public DateTime PlannedBefore { get; private set; }

    /// <summary>
    /// Sessions to come that are not in the calendar, since somebody or something that they need was taken: by original start. They are
    /// tried again.
    /// </summary>
    public IReadOnlyList<DateTime> LeftOut { get; private set; } = [];

    /// <summary>When the first session that is not in the calendar comes within the horizon; null where all of them are in it.</summary>
    public DateTimeOffset? PlansOnAt { get; private set; }

    /// <param name="starts">To <see cref="SeriesSchedule.CheckedBefore"/>.</param>
    /// <exception cref="DomainException">
    /// Those of <see cref="SeriesSchedule.Check(RecurrenceStarts)"/>, and 422 BREAKS_TOO_LONG, STARTS_IN_PAST.
    /// </exception>
    public static SessionSeries Plan(
        SessionSeriesId id,
        OrganizationId organizationId,
        ProgramId programId,
        SeriesDesign design,
        SeriesSchedule schedule,
        RecurrenceStarts starts,
        DateTimeOffset now)
    {
        schedule.Check(starts);
        if (schedule.Zone().InstantOf(schedule.DtstartLocal) <= now)
        {
            throw SeriesErrors.StartsInPast("/dtstartLocal");
        }

        var series = new SessionSeries
        {
            Id = id,
            OrganizationId = organizationId,
            ProgramId = programId,
            GroupId = design.Setting.GroupId,
            Design = design.Require(schedule),
            Schedule = schedule,
            PlannedBefore = schedule.DtstartLocal,
        };
        series.Record(new SessionSeriesPlanned(id));
        return series;
    }

    /// <summary>Sessions to come are run by this from now on.</summary>
    /// <exception cref="DomainException">422 BREAKS_TOO_LONG.</exception>
    public void Redesign(SeriesDesign design)
    {
        Design = design.Require(Schedule);
        MarkChanged();
    }

    /// <summary>What is said of one session has neither rule nor zone of its own.</summary>
    /// <exception cref="DomainException">422 RECURRENCE_NOT_ALLOWED.</exception>
    public void RequireOneOnly(SeriesSchedule one)
    {
        if (one.Rrule is not null)
        {
            throw SeriesErrors.RecurrenceNotAllowed("/rrule");
        }

        if (one.Exdates.Count > 0 || one.Rdates.Count > 0)
        {
            throw SeriesErrors.RecurrenceNotAllowed(one.Exdates.Count > 0 ? "/exdates" : "/rdates");
        }

        if (one.Tzid != Schedule.Tzid)
        {
            throw SeriesErrors.RecurrenceNotAllowed("/tzid");
        }
    }

    /// <param name="before">Exclusive, on the wall clock of the series.</param>
    /// <param name="leftOut">Before that, and to come.</param>
    /// <param name="horizonWeeks">How far ahead sessions are planned.</param>
    /// <param name="starts">Beyond <paramref name="before"/>.</param>
    public void PlannedUntil(DateTime before, IReadOnlyList<DateTime> leftOut, int horizonWeeks, RecurrenceStarts starts)
    {
        PlannedBefore = before.AddTicks(-(before.Ticks % TimeSpan.TicksPerMinute));
        LeftOut = leftOut;
        var pending = leftOut.Concat(Schedule.Originals(starts).Where(original => original >= before)).ToList();
        DateTime? next = pending.Count > 0 ? pending.Min() : Schedule.EndsWithin(starts) ? null : starts.Before;
        PlansOnAt = next is { } original ? Schedule.Zone().InstantOf(original.AddDays(-DaysOfWeek * horizonWeeks)) : null;
        MarkChanged();
    }

    /// <summary>Those with an original start before the end of <paramref name="starts"/>, in the order they take place.</summary>
    public IReadOnlyList<SeriesOccurrence> Occurrences(RecurrenceStarts starts)
    {
        var zone = Schedule.Zone();
        var changes = Changes.ToDictionary(change => change.OriginalStartLocal);
        return
        [
            .. Schedule.Originals(starts)
                .Select(original => At(original, changes.GetValueOrDefault(original), zone))
                .OrderBy(occurrence => occurrence.StartAt).ThenBy(occurrence => occurrence.OriginalStartLocal),
        ];
    }

    /// <exception cref="DomainException">
    /// 409 OCCURRENCE_FIXED, OCCURRENCE_OFF; 422 UNKNOWN_OCCURRENCE, NOT_A_LOCAL_TIME, INVALID_DURATION, STARTS_IN_PAST.
    /// </exception>
    public void Move(
        DateTime originalStartLocal, DateTime startLocal, int durationMinutes, RecurrenceStarts starts, DateTimeOffset now, IReadOnlySet<DateTime> settled)
    {
        RequireOpen(originalStartLocal, starts, now, settled);
        RequireAhead(startLocal, now);
        SeriesSchedule.RequireDuration(durationMinutes);
        Put(new OccurrenceChange(originalStartLocal, OccurrenceStatus.Moved, startLocal, durationMinutes));
        Record(new SessionSeriesChanged(Id));
    }

    /// <exception cref="DomainException">409 OCCURRENCE_FIXED, OCCURRENCE_OFF; 422 UNKNOWN_OCCURRENCE.</exception>
    public void Cancel(DateTime originalStartLocal, string reason, RecurrenceStarts starts, DateTimeOffset now, IReadOnlySet<DateTime> settled) =>
        CallOff(originalStartLocal, OccurrenceStatus.CancelledByProgram, reason, starts, now, settled);

    /// <summary>The programme's calendar is closed on the day of the occurrence.</summary>
    /// <exception cref="DomainException">409 OCCURRENCE_FIXED, OCCURRENCE_OFF; 422 UNKNOWN_OCCURRENCE.</exception>
    public void Close(DateTime originalStartLocal, string closure, RecurrenceStarts starts, DateTimeOffset now, IReadOnlySet<DateTime> settled) =>
        CallOff(originalStartLocal, OccurrenceStatus.HolidayClosed, closure, starts, now, settled);

    /// <summary>Adds an occurrence that stands in for a closed one: a session like the others, not a make-up.</summary>
    /// <exception cref="DomainException">
    /// 409 OCCURRENCE_NOT_CLOSED; 422 NOT_A_LOCAL_TIME, STARTS_IN_PAST, REPLACEMENT_OUTSIDE_WEEK, DUPLICATE.
    /// </exception>
    public void Replace(DateTime closedOriginal, DateTime startLocal, RecurrenceStarts starts, DateTimeOffset now)
    {
        var closed = Changes.SingleOrDefault(change => change.OriginalStartLocal == closedOriginal);
        if (closed is not { Status: OccurrenceStatus.HolidayClosed, ReplacedBy: null })
        {
            throw SeriesErrors.NotClosed();
        }

        RequireAhead(startLocal, now);
        if (ClosureReplacements.WeekOf(startLocal) != ClosureReplacements.WeekOf(closed.StartLocal))
        {
            throw SeriesErrors.ReplacementOutsideWeek();
        }

        // An exdate counts as taken: in a calendar it would take the new occurrence away again.
        starts.RequireBefore(startLocal.AddMinutes(1));
        if (starts.ByRule.Contains(startLocal) || Schedule.Rdates.Contains(startLocal))
        {
            throw SeriesErrors.Duplicate("/startLocal");
        }

        Schedule = Schedule with { Rdates = [.. Schedule.Rdates, startLocal] };
        Put(closed with { ReplacedBy = startLocal });
        Record(new SessionSeriesChanged(Id));
    }

    /// <summary>
    /// Gives this occurrence and all that follow another schedule, of which the starts count that lie ahead and after what stays. Where
    /// nothing stays the series itself takes it; else the series ends before, and the rest is a series of its own. What was changed
    /// or called off about one occurrence holds on its day under the new schedule too.
    /// </summary>
    /// <param name="starts">Of this series, beyond the occurrence and every changed or settled one.</param>
    /// <param name="nextStarts">To <see cref="SeriesSchedule.CheckedBefore"/> of <paramref name="next"/>, and a year past what stays.</param>
    /// <returns>The series that goes on; null where it is this one.</returns>
    /// <exception cref="DomainException">
    /// 409 OCCURRENCE_FIXED, SERIES_ENDED; 422 UNKNOWN_OCCURRENCE, and those of <see cref="SeriesSchedule.Check(RecurrenceStarts)"/>.
    /// </exception>
    public SessionSeries? ChangeFollowing(
        DateTime originalStartLocal,
        SeriesSchedule next,
        RecurrenceStarts starts,
        RecurrenceStarts nextStarts,
        SessionSeriesId nextId,
        DateTimeOffset now,
        IReadOnlySet<DateTime> settled)
    {
        var occurrences = ByOriginal(starts, settled);
        if (occurrences.All(occurrence => occurrence.OriginalStartLocal != originalStartLocal))
        {
            throw SeriesErrors.UnknownOccurrence();
        }

        if (occurrences.Any(occurrence => Follows(occurrence.OriginalStartLocal, originalStartLocal) && IsFixed(occurrence, now, settled)))
        {
            throw SeriesErrors.OccurrenceFixed();
        }

        return ChangeFrom(originalStartLocal, occurrences, next, starts, nextStarts, nextId, now);
    }

    /// <summary>As <see cref="ChangeFollowing"/> from the first occurrence after all that can no longer change.</summary>
    /// <inheritdoc cref="ChangeFollowing"/>
    public SessionSeries? ChangeAll(
        SeriesSchedule next,
        RecurrenceStarts starts,
        RecurrenceStarts nextStarts,
        SessionSeriesId nextId,
        DateTimeOffset now,
        IReadOnlySet<DateTime> settled)
    {
        var occurrences = ByOriginal(starts, settled);
        var open = occurrences
            .AsEnumerable().Reverse()
            .TakeWhile(occurrence => !IsFixed(occurrence, now, settled))
            .LastOrDefault() ?? throw SeriesErrors.NothingLeft();
        return ChangeFrom(open.OriginalStartLocal, occurrences, next, starts, nextStarts, nextId, now);
    }

    private SessionSeries? ChangeFrom(
        DateTime point,
        IReadOnlyList<SeriesOccurrence> occurrences,
        SeriesSchedule next,
        RecurrenceStarts starts,
        RecurrenceStarts nextStarts,
        SessionSeriesId nextId,
        DateTimeOffset now)
    {
        next.Check(nextStarts);
        var zone = next.Zone();
        var kept = occurrences.Where(occurrence => !Follows(occurrence.OriginalStartLocal, point)).ToList();
        var going = Changes.Where(change => Follows(change.OriginalStartLocal, point)).ToList();
        var after = kept.Where(occurrence => occurrence.OriginalStartLocal < point)
            .Select(occurrence => Schedule.Zone().InstantOf(occurrence.OriginalStartLocal))
            .Append(now)
            .Max();
        nextStarts.RequireBefore(going.Select(change => change.OriginalStartLocal.AddDays(1)).Append(zone.LocalOf(after).AddYears(1)).Max());
        var rest = next.From(start => zone.InstantOf(start) > after, nextStarts) ?? throw SeriesErrors.NothingLeft();
        (rest, var carried) = Carry(going, rest, nextStarts);

        if (kept.Count == 0)
        {
            Schedule = rest;
            Changes = carried;
            Record(new SessionSeriesChanged(Id));
            return null;
        }

        var following = new SessionSeries
        {
            Id = nextId,
            OrganizationId = OrganizationId,
            ProgramId = ProgramId,
            GroupId = GroupId,
            Schedule = rest,
            Design = Design,
            PlannedBefore = rest.DtstartLocal,
            Changes = carried,
            LeftOut = [.. LeftOut.Where(original => Follows(original, point))],
            Continues = Id,
        };
        following.Record(new SessionSeriesPlanned(nextId));

        Schedule = Schedule.Until(point, starts, StandIns(point));
        Changes = [.. Changes.Except(going)];
        ContinuedBy = nextId;
        Record(new SessionSeriesSplit(Id));
        return following;
    }

    /// <summary>
    /// A day called off must not come back, nor a stand-in get lost, because the hour of the series changes: changes are handed on by
    /// their day, where the new schedule meets on it.
    /// </summary>
    private static (SeriesSchedule Schedule, IReadOnlyList<OccurrenceChange> Changes) Carry(
        List<OccurrenceChange> going, SeriesSchedule rest, RecurrenceStarts nextStarts)
    {
        List<OccurrenceChange> carried = [];

        // Closed ones first: their stand-ins may have been changed themselves.
        foreach (var change in going.OrderBy(change => change.ReplacedBy is null))
        {
            var free = rest.Originals(nextStarts)
                .Where(original => original >= rest.DtstartLocal && carried.All(taken => taken.OriginalStartLocal != original))
                .Where(original => original.Date == change.OriginalStartLocal.Date)
                .ToList();
            if (free.Count == 0)
            {
                continue;
            }

            var moved = change.Status == OccurrenceStatus.Moved;
            carried.Add(change with
            {
                OriginalStartLocal = free[0],
                StartLocal = moved ? change.StartLocal : free[0],
                DurationMinutes = moved ? change.DurationMinutes : rest.DurationMinutes,
            });
            if (change.ReplacedBy is { } standIn && !rest.Originals(nextStarts).Contains(standIn) && standIn > rest.DtstartLocal)
            {
                rest = rest with { Rdates = [.. rest.Rdates, standIn], Exdates = [.. rest.Exdates.Where(date => date != standIn)] };
            }
        }

        return (rest, [.. carried.OrderBy(change => change.OriginalStartLocal)]);
    }

    private void CallOff(
        DateTime originalStartLocal, OccurrenceStatus status, string reason, RecurrenceStarts starts, DateTimeOffset now, IReadOnlySet<DateTime> settled)
    {
        var occurrence = RequireOpen(originalStartLocal, starts, now, settled);
        Put(new OccurrenceChange(originalStartLocal, status, occurrence.StartLocal, occurrence.Minutes, reason));
        Record(new SessionSeriesChanged(Id));
    }

    private SeriesOccurrence RequireOpen(DateTime original, RecurrenceStarts starts, DateTimeOffset now, IReadOnlySet<DateTime> settled)
    {
        var occurrence = Occurrences(starts).FirstOrDefault(occurrence => occurrence.OriginalStartLocal == original)
            ?? throw SeriesErrors.UnknownOccurrence();
        if (IsFixed(occurrence, now, settled))
        {
            throw SeriesErrors.OccurrenceFixed();
        }

        return occurrence.TakesPlace ? occurrence : throw SeriesErrors.OccurrenceOff();
    }

    private void RequireAhead(DateTime startLocal, DateTimeOffset now)
    {
        SeriesSchedule.RequireLocal(startLocal, "/startLocal");
        if (Schedule.Zone().InstantOf(startLocal) <= now)
        {
            throw SeriesErrors.StartsInPast("/startLocal");
        }
    }

    private List<SeriesOccurrence> ByOriginal(RecurrenceStarts starts, IReadOnlySet<DateTime> settled)
    {
        starts.RequireBefore(Changes.Select(change => change.OriginalStartLocal).Concat(settled).Append(Schedule.DtstartLocal).Max().AddMinutes(1));
        return [.. Occurrences(starts).OrderBy(occurrence => occurrence.OriginalStartLocal)];
    }

    /// <summary>From the point on, but for stand-ins of what was closed before it: they belong to the closed session's week.</summary>
    private bool Follows(DateTime original, DateTime point) => original >= point && !StandIns(point).Contains(original);

    private HashSet<DateTime> StandIns(DateTime point) =>
        [.. Changes.Where(change => change.OriginalStartLocal < point && change.ReplacedBy >= point).Select(change => change.ReplacedBy!.Value)];

    private SeriesOccurrence At(DateTime original, OccurrenceChange? change, WallClock zone)
    {
        var local = change?.StartLocal ?? original;
        var start = zone.InstantOf(local);
        return new SeriesOccurrence(
            original,
            local,
            start,
            start.AddMinutes(change?.DurationMinutes ?? Schedule.DurationMinutes),
            change?.Status ?? OccurrenceStatus.Scheduled,
            change?.ReplacedBy);
    }

    private static bool IsFixed(SeriesOccurrence occurrence, DateTimeOffset now, IReadOnlySet<DateTime> settled) =>
        occurrence.StartAt <= now || settled.Contains(occurrence.OriginalStartLocal);

    private void Put(OccurrenceChange change) =>
        Changes =
        [
            .. Changes.Where(known => known.OriginalStartLocal != change.OriginalStartLocal).Append(change).OrderBy(known => known.OriginalStartLocal),
        ];
}
