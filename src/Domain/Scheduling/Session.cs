using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>
/// One session, of a group or of one patient. Scheduled → InProgress → Completed → Locked; from Scheduled also to
/// CancelledByProgram, HolidayClosed or Rescheduled (J.4). Who takes part, and how it went, is an <see cref="AttendanceRecord"/> each.
/// </summary>
public sealed class Session : AggregateRoot, IClaimant
{
    private Session()
    {
    }

    public SessionId Id { get; private set; }

    public ProgramId ProgramId { get; private set; }

    public SessionType Type { get; private set; }

    public PractitionerId FacilitatorId { get; private set; }

    public string? Room { get; private set; }

    public string? VirtualLink { get; private set; }

    /// <summary>Whose session it is: in its series the members have their seats.</summary>
    public TherapyGroupId? GroupId { get; private set; }

    /// <summary>Null where it stands alone.</summary>
    public SessionSeriesId? SeriesId { get; private set; }

    /// <summary>Names it within its series.</summary>
    public DateTime? OriginalStartLocal { get; private set; }

    /// <summary>The day of its start as planned, in the programme's zone.</summary>
    public DateOnly On { get; private set; }

    /// <summary>As planned.</summary>
    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public int BreakMinutes { get; private set; }

    public SessionTimes Planned => new(StartsAt, EndsAt, BreakMinutes);

    public SessionSetting Setting => new(Type, FacilitatorId, Room, VirtualLink, GroupId);

    public SeriesPlace? Place => SeriesId is { } series && OriginalStartLocal is { } start ? new SeriesPlace(series, start) : null;

    /// <summary>It has not been called off or moved away.</summary>
    public bool TakesPlace => Status is SessionStatus.Scheduled or SessionStatus.InProgress or SessionStatus.Completed or SessionStatus.Locked;

    public IReadOnlyList<ResourceClaim> Claims =>
        !TakesPlace ? []
        : Room is null ? [ResourceClaim.Of(FacilitatorId, Planned)]
        : [ResourceClaim.Of(FacilitatorId, Planned), ResourceClaim.OfRoom(Room, Planned)];

    /// <summary>As it took place; null until then.</summary>
    public SessionTimes? Held { get; private set; }

    public SessionStatus Status { get; private set; }

    /// <summary>Since when, while it is completed and not locked: last completed, or reopened.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    public CancellationCause? CancelledFor { get; private set; }

    public SessionId? RescheduledFromId { get; private set; }

    public SessionId? RescheduledToId { get; private set; }

    /// <summary>The session that was scheduled first, which this one goes back to by moves; itself where it goes back to none.</summary>
    public SessionId FirstId { get; private set; }

    /// <summary>By how many.</summary>
    public int Moves { get; private set; }

    /// <summary>In order; the first is how it came to be scheduled.</summary>
    public IReadOnlyList<SessionStep> Steps { get; private set; } = [];

    /// <summary>As it took place, else as planned.</summary>
    public SessionTimes Times => Held ?? Planned;

    /// <param name="by">Null where a client without a person plans it, or the service itself.</param>
    /// <exception cref="DomainException">422 SESSION_ENDS_BEFORE_START, BREAKS_TOO_LONG.</exception>
    public static Session Schedule(
        SessionId id, Program program, SessionSetting setting, SessionTimes planned, SeriesPlace? place, PractitionerId? by, DateTimeOffset now)
    {
        planned.Require("/endsAt");
        var session = new Session
        {
            Id = id,
            FirstId = id,
            OrganizationId = program.OrganizationId,
            ProgramId = program.Id,
            Type = setting.Type,
            FacilitatorId = setting.FacilitatorId,
            Room = setting.Room,
            VirtualLink = setting.VirtualLink,
            GroupId = setting.GroupId,
            SeriesId = place?.SeriesId,
            OriginalStartLocal = place?.OriginalStartLocal,
            StartsAt = planned.StartsAt,
            EndsAt = planned.EndsAt,
            BreakMinutes = planned.BreakMinutes,
            On = program.DateOf(planned.StartsAt),
        };
        session.Step(SessionStatus.Scheduled, by, now, null);
        session.Record(new SessionScheduled(id));
        return session;
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION; 422 TOO_EARLY.</exception>
    public void Start(AttendancePolicy policy, PractitionerId by, DateTimeOffset now)
    {
        RequireStatus(Status == SessionStatus.Scheduled, "start");
        if (now < Planned.StartsAt.AddMinutes(-policy.StartEarlyMinutes))
        {
            throw SchedulingErrors.TooEarly("", $"A session starts at most {policy.StartEarlyMinutes} minutes early.");
        }

        Step(SessionStatus.InProgress, by, now, null);
        Record(new SessionStarted(Id));
    }

    /// <summary>
    /// Ends it, from Scheduled too (D19): an outcome for everybody is all it takes. The minutes of who was there follow the times at
    /// which it was held.
    /// </summary>
    /// <param name="records">Of all participants; one entered in error does not matter.</param>
    /// <exception cref="DomainException">
    /// 409 ILLEGAL_TRANSITION; 422 SESSION_ENDS_BEFORE_START, BREAKS_TOO_LONG, TIME_IN_FUTURE, ATTENDANCE_MISSING, PARTIAL_CHOICE_REQUIRED.
    /// </exception>
    public void Complete(
        SessionTimes held, IReadOnlyList<AttendanceRecord> records, AttendancePolicy policy, PractitionerId by, DateTimeOffset now)
    {
        RequireStatus(Status is SessionStatus.Scheduled or SessionStatus.InProgress, "complete");
        held.Require("/endsAt");
        if (held.EndsAt > now)
        {
            throw SchedulingErrors.InFuture("/endsAt");
        }

        var standing = records.Where(record => record.EnteredInError is null).ToList();
        if (standing.Count(record => record.Status == AttendanceStatus.Scheduled) is var missing and > 0)
        {
            throw SchedulingErrors.AttendanceMissing(missing);
        }

        var settled = standing.Select(record => (Record: record, Entry: record.SettledBy(held, policy, by, now))).ToList();
        Held = held;
        Step(SessionStatus.Completed, by, now, null);
        Record(new SessionCompleted(Id));
        foreach (var (record, entry) in settled)
        {
            record.Settle(entry);
        }
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public void Cancel(CancellationCause cause, string? reason, PractitionerId? by, DateTimeOffset now)
    {
        RequireStatus(Status == SessionStatus.Scheduled, "cancel");
        var status = cause switch
        {
            CancellationCause.Program or CancellationCause.Weather => SessionStatus.CancelledByProgram,
            CancellationCause.Holiday => SessionStatus.HolidayClosed,
        };
        CancelledFor = cause;
        Step(status, by, now, reason);
        Record(new SessionCancelled(Id));
    }

    /// <returns>The session in its place.</returns>
    /// <exception cref="DomainException">
    /// 409 ILLEGAL_TRANSITION, SESSION_STARTED; 422 STARTS_IN_PAST, SESSION_ENDS_BEFORE_START, BREAKS_TOO_LONG, INVALID_DURATION.
    /// </exception>
    public Session Reschedule(
        SessionId newId, Program program, SessionSetting setting, SessionTimes planned, string? reason, PractitionerId? by, DateTimeOffset now) =>
        Reschedule(newId, program, setting, planned, Place, reason, by, now);

    /// <summary>As above, into another place: of the series that goes on.</summary>
    /// <inheritdoc cref="Reschedule(SessionId, Program, SessionSetting, SessionTimes, string?, PractitionerId?, DateTimeOffset)"/>
    public Session Reschedule(
        SessionId newId,
        Program program,
        SessionSetting setting,
        SessionTimes planned,
        SeriesPlace? place,
        string? reason,
        PractitionerId? by,
        DateTimeOffset now)
    {
        RequireStatus(Status == SessionStatus.Scheduled, "reschedule");
        if (now >= StartsAt)
        {
            throw SchedulingErrors.SessionStarted();
        }

        if (planned.StartsAt <= now)
        {
            throw SeriesErrors.StartsInPast("/startsAt");
        }

        var next = Schedule(newId, program, setting, planned, place, by, now);
        (next.RescheduledFromId, next.FirstId, next.Moves) = (Id, FirstId, Moves + 1);
        RescheduledToId = newId;
        Step(SessionStatus.Rescheduled, by, now, reason);
        Record(new SessionRescheduled(Id));
        return next;
    }

    /// <summary>Its occurrence is one of the series that goes on. It does not take place, and so it is no other session.</summary>
    public void GoOnAt(SeriesPlace place)
    {
        RequireStatus(!TakesPlace, "place");
        (SeriesId, OriginalStartLocal) = (place.SeriesId, place.OriginalStartLocal);
        MarkChanged();
    }

    /// <param name="by">Null where time did it.</param>
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION; 422 TOO_EARLY.</exception>
    public void Lock(LockCause cause, AttendancePolicy policy, PractitionerId? by, DateTimeOffset now)
    {
        RequireStatus(Status == SessionStatus.Completed, "lock");
        if (cause == LockCause.Time && now < LocksAt(policy))
        {
            throw SchedulingErrors.TooEarly("", $"A session locks by itself after {policy.LockAfterDays} days.");
        }

        Step(SessionStatus.Locked, by, now, null);
        Record(new SessionWasLocked(Id));
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public void Reopen(string reason, PractitionerId by, DateTimeOffset now)
    {
        RequireStatus(Status == SessionStatus.Locked, "reopen");
        Step(SessionStatus.Completed, by, now, reason);
        Record(new SessionReopened(Id));
    }

    /// <summary>When it locks by itself (rule ATT-9); null unless it is completed.</summary>
    public DateTimeOffset? LocksAt(AttendancePolicy policy) =>
        CompletedAt?.AddDays(policy.LockAfterDays);

    internal bool HasBegun(DateTimeOffset now) => Status != SessionStatus.Scheduled || now >= Planned.StartsAt;

    /// <exception cref="DomainException">409 SESSION_LOCKED, SESSION_NOT_OPEN.</exception>
    internal void RequireOpen()
    {
        switch (Status)
        {
            case SessionStatus.Scheduled or SessionStatus.InProgress or SessionStatus.Completed:
                return;
            case SessionStatus.Locked:
                throw SchedulingErrors.SessionLocked();
            default:
                throw SchedulingErrors.SessionNotOpen(Status);
        }
    }

    private void RequireStatus(bool allowed, string action)
    {
        if (!allowed)
        {
            throw CommonErrors.IllegalTransition(Status, action);
        }
    }

    private void Step(SessionStatus status, PractitionerId? by, DateTimeOffset now, string? reason)
    {
        Status = status;
        CompletedAt = status == SessionStatus.Completed ? now : null;
        Steps = [.. Steps, new SessionStep(status, by, now, reason)];
    }
}
