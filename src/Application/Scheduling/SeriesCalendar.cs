using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Brings the sessions in the calendar in line with what a series says, as far ahead as policy wants them. The caller saves.</summary>
internal sealed class SeriesCalendar(
    IAppDbContext db,
    ICaller caller,
    SessionParticipants participants,
    GroupRoster roster,
    SessionCancellation cancellation,
    IRecurrences recurrences,
    TimeProvider clock)
{
    private static readonly IReadOnlySet<DateTime> Nothing = new HashSet<DateTime>();

    /// <summary>Far enough for every question that a change asks.</summary>
    public RecurrenceStarts Starts(SeriesSchedule schedule, params IEnumerable<DateTime> and)
    {
        schedule.Check();
        var today = schedule.Zone().LocalOf(clock.GetUtcNow());
        return recurrences.Expand(
            schedule,
            and.Select(date => date.AddDays(1))
                .Append(schedule.CheckedBefore())
                .Append(schedule.DtstartLocal.AddYears(1).AddDays(1))
                .Append(today.AddYears(2))
                .Max());
    }

    /// <summary>As above, for what is known of the series.</summary>
    public RecurrenceStarts Starts(SessionSeries series, params IEnumerable<DateTime> and) =>
        Starts(series.Schedule, [.. series.Changes.Select(change => change.OriginalStartLocal), .. and]);

    /// <summary>Occurrences that have begun to be something: a session that is more than scheduled, or has an outcome for somebody: who left before it has none.</summary>
    public async Task<IReadOnlySet<DateTime>> SettledAsync(SessionSeries series, CancellationToken cancellationToken)
    {
        var settled = await db.Sessions.AsNoTracking()
            .Where(session => session.SeriesId == series.Id && session.OriginalStartLocal != null)
            .Where(session =>
                session.Status == SessionStatus.InProgress || session.Status == SessionStatus.Completed || session.Status == SessionStatus.Locked
                || (session.Status == SessionStatus.Scheduled && db.AttendanceRecords.Any(record =>
                    record.SessionId == session.Id && record.EnteredInError == null
                    && record.Status != AttendanceStatus.Scheduled && record.Status != AttendanceStatus.WithdrawnFromGroup)))
            .Select(session => session.OriginalStartLocal!.Value)
            .ToListAsync(cancellationToken);
        return settled.ToHashSet();
    }

    /// <summary>
    /// Closes what would fall on closed days of the programme, and schedules what is not in the calendar yet: all of it or none, but for
    /// what was left out before. Whose members come in is locked by the caller.
    /// </summary>
    /// <exception cref="DomainException">409 SESSION_FULL; and on saving PRACTITIONER_BUSY, ROOM_BUSY, PATIENT_BUSY.</exception>
    public Task PlanAsync(SessionSeries series, Program program, CancellationToken cancellationToken) =>
        PlanAsync(series, program, leavesOut: false, cancellationToken);

    /// <summary>As above as time passes: a session that cannot be stops no other (rule SCH-7).</summary>
    public Task PlanOnAsync(SessionSeries series, Program program, CancellationToken cancellationToken) =>
        PlanAsync(series, program, leavesOut: true, cancellationToken);

    private async Task PlanAsync(SessionSeries series, Program program, bool leavesOut, CancellationToken cancellationToken)
    {
        var present = await PresentAsync(series, cancellationToken);
        if (present.Count == 0 && series.Design.Participants.Count > 0)
        {
            // It was theirs alone.
            return;
        }

        var now = clock.GetUtcNow();
        var starts = Starts(series);
        var weeks = program.PoliciesOn(program.DateOf(now)).Scheduling.HorizonWeeks;
        var before = series.Schedule.Zone().LocalOf(now).AddDays(7 * weeks);
        var known = (await db.Sessions.AsNoTracking()
            .Where(session => session.SeriesId == series.Id && session.Status != SessionStatus.Rescheduled)
            .Select(session => session.OriginalStartLocal!.Value)
            .ToListAsync(cancellationToken)).Union(InHand(series)).ToHashSet();
        foreach (var hit in ClosureReplacements.Hit(series.Occurrences(starts), program.Calendar).Where(IsDue).ToList())
        {
            series.Close(hit.OriginalStartLocal, program.ClosureOn(program.DateOf(hit.StartAt)), starts, now, Nothing);
        }

        var due = series.Occurrences(starts).Where(IsDue).ToList();
        var members = await roster.MembersAsync(series.GroupId, cancellationToken);
        var wasLeftOut = series.LeftOut.ToHashSet();
        var impossible = await ImpossibleAsync(
            series,
            program,
            [.. due.Where(occurrence => occurrence.TakesPlace && (leavesOut || wasLeftOut.Contains(occurrence.OriginalStartLocal)))],
            present,
            members,
            cancellationToken);
        foreach (var occurrence in due.Except(impossible))
        {
            Schedule(series, program, occurrence, present, members, now);
        }

        // Tried in vain once more is no change.
        if (!leavesOut || impossible.Count < due.Count || due.Count == 0 || !wasLeftOut.SetEquals(impossible.Select(one => one.OriginalStartLocal)))
        {
            series.PlannedUntil(before, [.. impossible.Select(one => one.OriginalStartLocal)], weeks, starts);
        }

        if (wasLeftOut.Count + impossible.Count > 0)
        {
            await KeepWorkAsync(series, impossible, now, cancellationToken);
        }

        bool IsDue(SeriesOccurrence occurrence) =>
            occurrence.OriginalStartLocal < before && occurrence.StartAt > now && !known.Contains(occurrence.OriginalStartLocal);
    }

    /// <summary>The participants whose episode goes on.</summary>
    private async Task<IReadOnlyList<Participant>> PresentAsync(SessionSeries series, CancellationToken cancellationToken)
    {
        var ids = series.Design.Participants.Select(participant => participant.EpisodeId).ToList();
        var open = ids.Count == 0
            ? []
            : await db.Episodes
                .Where(episode => ids.Contains(episode.Id) && episode.EnteredInError == null
                    && episode.Status != EpisodeStatus.NotAdmitted && episode.Status != EpisodeStatus.Discharged)
                .Select(episode => episode.Id)
                .ToListAsync(cancellationToken);
        return [.. series.Design.Participants.Where(participant => open.Contains(participant.EpisodeId))];
    }

    /// <summary>Which of them somebody or something stands in the way of; it stays so until the transaction ends.</summary>
    private async Task<IReadOnlyList<SeriesOccurrence>> ImpossibleAsync(
        SessionSeries series,
        Program program,
        IReadOnlyList<SeriesOccurrence> wanted,
        IReadOnlyList<Participant> present,
        IReadOnlyList<GroupMember> members,
        CancellationToken cancellationToken)
    {
        if (wanted.Count == 0)
        {
            return [];
        }

        var setting = series.Design.Setting;
        if (!await db.Practitioners.AnyAsync(practitioner => practitioner.Id == setting.FacilitatorId && practitioner.Active, cancellationToken))
        {
            return wanted;
        }

        var claims = wanted.ToDictionary(occurrence => occurrence, occurrence => series.Design.Claims(
            series.GroupId is null
                ? present
                : members.Where(member => member.IsIn(program.DateOf(occurrence.StartAt))).Select(member => member.Participant),
            TimesOf(series, occurrence)));
        var taken = (await db.TakenAsync([.. claims.Values.SelectMany(claim => claim)], cancellationToken))
            .GroupBy(claim => claim.Resource)
            .ToDictionary(resource => resource.Key, resource => resource.ToList());
        var impossible = new List<SeriesOccurrence>();
        foreach (var occurrence in wanted)
        {
            var capacity = program.PoliciesOn(program.DateOf(occurrence.StartAt)).Scheduling.CapacityOf(setting.Type);
            if (present.Count > capacity || claims[occurrence].Any(claim => taken.GetValueOrDefault(claim.Resource, []).Exists(claim.Clashes)))
            {
                impossible.Add(occurrence);
                continue;
            }

            foreach (var claim in claims[occurrence])
            {
                (taken[claim.Resource] = taken.GetValueOrDefault(claim.Resource, [])).Add(claim);
            }
        }

        return impossible;
    }

    /// <summary>One work item for each session that is left out; once it is planned after all the item has nothing to ask for.</summary>
    private async Task KeepWorkAsync(
        SessionSeries series, IReadOnlyList<SeriesOccurrence> leftOut, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var only = series.Design.Participants is [var participant] ? participant : null;
        var causes = leftOut.Select(occurrence => new WorkItemCause(
            WorkItemKind.SessionNotPlanned,
            only?.PatientId,
            only?.EpisodeId,
            null,
            series.Design.Setting.FacilitatorId,
            occurrence.StartAt,
            string.Create(CultureInfo.InvariantCulture, $"{WorkItemKind.SessionNotPlanned}/{series.Id}/{occurrence.OriginalStartLocal:yyyy-MM-ddTHH:mm}"),
            series.Id.Value)).ToList();
        var keys = causes.Select(cause => cause.DedupKey).ToList();
        var settled = await db.WorkItems
            .Where(item => item.SubjectId == series.Id.Value && item.Status != WorkItemStatus.Resolved && item.DueAt > now && !keys.Contains(item.DedupKey))
            .ToListAsync(cancellationToken);
        settled.ForEach(item => item.Settle(WorkItemOutcome.NoLongerNeeded, "The session is planned, or is not one of the series any more.", now));
        await db.RaiseOnceAsync(series.OrganizationId, causes, now, cancellationToken);
    }

    /// <summary>
    /// After a split or another schedule: sessions of the old days move to the same day of the new schedule, those that have no such day
    /// are called off, and new days are scheduled. Whoever takes part goes along.
    /// </summary>
    /// <param name="following">The series that goes on; null where it is this one.</param>
    public async Task FollowAsync(
        SessionSeries series, SessionSeries? following, Program program, string? reason, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = await db.LockSessionsAsync(
            db.Sessions.Where(session => session.SeriesId == series.Id && session.Status == SessionStatus.Scheduled && session.StartsAt > now),
            cancellationToken);
        var rosters = await db.RostersOfAsync([.. open.Select(session => session.Id)], cancellationToken);
        var wanted = new[] { series, following }.OfType<SessionSeries>()
            .SelectMany(one => one.Occurrences(Starts(one)).Where(occurrence => occurrence.TakesPlace && occurrence.StartAt > now)
                .Select(occurrence => (Series: one, Occurrence: occurrence)))
            .ToDictionary(pair => new SeriesPlace(pair.Series.Id, pair.Occurrence.OriginalStartLocal));
        var left = new List<Session>();
        foreach (var session in open)
        {
            if (!wanted.Remove(session.Place!, out var same))
            {
                left.Add(session);
            }
            else if (TimesOf(same.Series, same.Occurrence) != session.Planned || same.Series.Design.Setting != session.Setting)
            {
                Move(session, same);
            }
        }

        foreach (var session in left)
        {
            var day = wanted.Values
                .Where(pair => pair.Occurrence.OriginalStartLocal.Date == session.OriginalStartLocal!.Value.Date)
                .OrderBy(pair => pair.Occurrence.OriginalStartLocal)
                .FirstOrDefault();
            if (day.Series is null)
            {
                cancellation.Cancel(session, program, rosters, CancellationCause.Program, reason, caller.PractitionerId);
                continue;
            }

            wanted.Remove(new SeriesPlace(day.Series.Id, day.Occurrence.OriginalStartLocal));
            Move(session, day);
        }

        await CarryCalledOffAsync(series, following, now, cancellationToken);
        await PlanAsync(series, program, cancellationToken);
        if (following is not null)
        {
            await PlanAsync(following, program, cancellationToken);
        }

        void Move(Session session, (SessionSeries Series, SeriesOccurrence Occurrence) to) => cancellation.Move(
            session,
            program,
            rosters,
            to.Series.Design.Setting,
            TimesOf(to.Series, to.Occurrence),
            new SeriesPlace(to.Series.Id, to.Occurrence.OriginalStartLocal),
            reason,
            caller.PractitionerId);
    }

    /// <summary>What was called off stays so, under the series that goes on.</summary>
    private async Task CarryCalledOffAsync(
        SessionSeries series, SessionSeries? following, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var going = following ?? series;
        var off = going.Occurrences(Starts(going)).Where(occurrence => !occurrence.TakesPlace && occurrence.StartAt > now)
            .DistinctBy(occurrence => occurrence.OriginalStartLocal.Date)
            .ToDictionary(occurrence => occurrence.OriginalStartLocal.Date);
        var sessions = await db.Sessions
            .Where(session => session.SeriesId == series.Id && session.StartsAt > now)
            .Where(session => session.Status == SessionStatus.HolidayClosed || session.Status == SessionStatus.CancelledByProgram)
            .ToListAsync(cancellationToken);
        foreach (var session in sessions.Where(session => !session.TakesPlace))
        {
            if (off.Remove(session.OriginalStartLocal!.Value.Date, out var occurrence)
                && session.Place != new SeriesPlace(going.Id, occurrence.OriginalStartLocal))
            {
                session.GoOnAt(new SeriesPlace(going.Id, occurrence.OriginalStartLocal));
            }
        }
    }

    /// <summary>The series of a session under its lock, to be told what becomes of the session; null where it stands alone.</summary>
    public async Task<SessionSeries?> LockSeriesOfAsync(SessionId sessionId, CancellationToken cancellationToken)
    {
        var ids = await db.Sessions.Where(session => session.Id == sessionId).Select(session => session.SeriesId).ToListAsync(cancellationToken);
        if (ids is not [{ } id])
        {
            return null;
        }

        await db.LockSeriesAsync(id, cancellationToken);
        return await db.SessionSeries.SingleAsync(series => series.Id == id, cancellationToken);
    }

    /// <summary>One session was called off by hand. Of one that should have begun the series need not know: it never changes.</summary>
    public void NoteCancelled(SessionSeries? series, Session session, CancellationCause cause, string? reason)
    {
        var now = clock.GetUtcNow();
        if (series is null || session.StartsAt <= now)
        {
            return;
        }

        var (original, starts) = (session.OriginalStartLocal!.Value, Starts(series, session.OriginalStartLocal!.Value));
        if (cause == CancellationCause.Holiday)
        {
            series.Close(original, reason ?? cause.ToString(), starts, now, Nothing);
        }
        else
        {
            series.Cancel(original, reason ?? cause.ToString(), starts, now, Nothing);
        }
    }

    /// <summary>One session was moved by hand.</summary>
    public void NoteMoved(SessionSeries? series, Session session, SessionTimes to)
    {
        if (series is null)
        {
            return;
        }

        var local = series.Schedule.Zone().LocalOf(to.StartsAt);
        var original = session.OriginalStartLocal!.Value;
        series.Move(
            original,
            local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute)),
            (int)(to.EndsAt - to.StartsAt).TotalMinutes,
            Starts(series, original),
            clock.GetUtcNow(),
            Nothing);
    }

    private void Schedule(
        SessionSeries series, Program program, SeriesOccurrence occurrence, IReadOnlyList<Participant> present, IReadOnlyList<GroupMember> members, DateTimeOffset now)
    {
        var session = Session.Schedule(
            TypedId.New<SessionId>(now),
            program,
            series.Design.Setting,
            TimesOf(series, occurrence),
            new SeriesPlace(series.Id, occurrence.OriginalStartLocal),
            caller.PractitionerId,
            now);
        db.Sessions.Add(session);
        var records = series.GroupId is null
            ? participants.Seat(session, program, present, [], null)
            : participants.SeatMembers(session, program, members.Where(member => member.IsIn(session.On)));
        if (!occurrence.TakesPlace)
        {
            var cause = occurrence.Status == OccurrenceStatus.HolidayClosed ? CancellationCause.Holiday : CancellationCause.Program;
            session.Cancel(cause, null, caller.PractitionerId, now);
            records.ForEach(record => record.FollowCancellation(session, program.Calendar, now));
        }
    }

    /// <summary>Scheduled in this transaction, and not saved yet.</summary>
    private IEnumerable<DateTime> InHand(SessionSeries series) =>
        db.Sessions.Local.Where(session => session.SeriesId == series.Id && session.Status != SessionStatus.Rescheduled)
            .Select(session => session.OriginalStartLocal!.Value);

    private static SessionTimes TimesOf(SessionSeries series, SeriesOccurrence occurrence) =>
        new(occurrence.StartAt, occurrence.EndAt, series.Design.BreakMinutes);
}
