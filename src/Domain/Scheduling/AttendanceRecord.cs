using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>
/// One participant's place in a session and how it went (J.5). What the session says of it (day, minutes, category) is copied when it
/// is booked, since a session that moves becomes another one.
/// </summary>
public sealed class AttendanceRecord : AggregateRoot, IPatientRecord, IClaimant
{
    private AttendanceRecord()
    {
    }

    public AttendanceRecordId Id { get; private set; }

    public SessionId SessionId { get; private set; }

    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    /// <summary>The day of the session, in the programme's zone.</summary>
    public DateOnly On { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>In the session, from 1; null once it is free for somebody else.</summary>
    public int? Seat { get; private set; }

    /// <summary>Why a supervisor took somebody in beyond the capacity.</summary>
    public string? OverCapacityReason { get; private set; }

    /// <summary>Therapeutic minutes as planned.</summary>
    public int ScheduledMinutes { get; private set; }

    public ServiceCategory Category { get; private set; }

    /// <summary>Stands in the denominator of the rates (D19).</summary>
    public bool IsRequired { get; private set; }

    /// <summary>Its minutes are hours of treatment.</summary>
    public bool IsTreatment { get; private set; }

    public DateTimeOffset BookedAt { get; private set; }

    /// <summary>The patient's own check-in; not an outcome.</summary>
    public DateTimeOffset? CheckedInAt { get; private set; }

    public AttendanceStatus Status { get; private set; }

    /// <summary>Empty until there is an outcome.</summary>
    public IReadOnlyList<AttendanceEntry> Log { get; private set; } = [];

    /// <summary>The absence that this one makes up.</summary>
    public AttendanceRecordId? MakeUpForId { get; private set; }

    /// <summary>The make-up that stands for this absence, attended or to come: one at a time.</summary>
    public AttendanceRecordId? MakeUpId { get; private set; }

    /// <summary>The same, once it was attended.</summary>
    public AttendanceRecordId? MadeUpById { get; private set; }

    public EnteredInError? EnteredInError { get; private set; }

    /// <summary>The status by which rates go.</summary>
    public AttendanceStatus CountsAs
    {
        get => Log is [.., var last] ? last.CountsAs : AttendanceStatus.Scheduled;

        // A column that reports ask by; the log says it.
        private set => _ = value;
    }

    /// <summary>As <see cref="CountsAs"/>, of the log.</summary>
    public int AttendedMinutes { get => Log is [.., var last] ? last.AttendedMinutes : 0; private set => _ = value; }

    /// <summary>The record of the patient in the session: not in error, nor of who was taken out again.</summary>
    public bool Stands => EnteredInError is null && Status != AttendanceStatus.WithdrawnFromGroup;

    /// <summary>The patient is wanted there, or was there.</summary>
    public IReadOnlyList<ResourceClaim> Claims =>
        EnteredInError is null && Category != ServiceCategory.FamilyAlone && (Status == AttendanceStatus.Scheduled || Status.Counts()) ? [ResourceClaim.Of(PatientId, StartsAt, EndsAt)] : [];

    /// <param name="isRequired">False where the session is extra. Mutual help is never required.</param>
    /// <exception cref="DomainException">409 SESSION_LOCKED, SESSION_NOT_OPEN.</exception>
    public static AttendanceRecord Book(
        AttendanceRecordId id, Session session, PatientId patientId, EpisodeId episodeId, bool isRequired, DateTimeOffset now) =>
        Book(id, session, patientId, episodeId, isRequired, null, now);

    /// <summary>Books a session beside the required ones for one absence, which then waits for no other.</summary>
    /// <exception cref="DomainException">409 SESSION_LOCKED, SESSION_NOT_OPEN, ENTERED_IN_ERROR, ALREADY_MADE_UP; 422 MAKE_UP_NOT_ALLOWED.</exception>
    public static AttendanceRecord BookMakeUp(
        AttendanceRecordId id, Session session, AttendanceRecord absence, AttendancePolicy policy, DateTimeOffset now)
    {
        absence.RequireNotInError();
        if (!absence.CountsAs.IsAbsence() || !absence.IsRequired)
        {
            throw SchedulingErrors.MakeUpRefused("Only the absence from a required session is made up.");
        }

        var treatment = SessionTypes.DefinitionOf(session.Type);
        if (!treatment.IsTreatment || treatment.Category != absence.Category)
        {
            throw SchedulingErrors.MakeUpRefused("The make-up is of the category of the session that was missed.");
        }

        if (session.Id == absence.SessionId
            || session.Planned.StartsAt <= absence.StartsAt
            || session.On > absence.On.AddDays(policy.MakeUpWithinDays))
        {
            throw SchedulingErrors.MakeUpRefused($"The make-up follows the absence within {policy.MakeUpWithinDays} days.");
        }

        if (absence.MakeUpId is not null)
        {
            throw SchedulingErrors.AlreadyMadeUp();
        }

        var makeUp = Book(id, session, absence.PatientId, absence.EpisodeId, isRequired: false, absence.Id, now);
        absence.MakeUpId = id;
        absence.Record(new AbsenceMakeUpChanged(absence.Id, absence.PatientId, absence.EpisodeId));
        return makeUp;
    }

    /// <param name="over">Null within the capacity.</param>
    public AttendanceRecord At(int seat, SeatOverride? over)
    {
        (Seat, OverCapacityReason) = (seat, over?.Reason);
        return this;
    }

    /// <summary>The patient says to be there, and nothing else (rule ATT-16). The first time counts.</summary>
    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR, SESSION_LOCKED, SESSION_NOT_OPEN, ILLEGAL_TRANSITION; 422 TOO_EARLY, TOO_LATE.
    /// </exception>
    public void CheckIn(Session session, AttendancePolicy policy, DateTimeOffset now)
    {
        RequireNotInError();
        if (CheckedInAt is not null)
        {
            return;
        }

        session.RequireOpen();
        if (Status != AttendanceStatus.Scheduled)
        {
            throw CommonErrors.IllegalTransition(Status, "check in");
        }

        if (!session.HasBegun(now) && now < session.Planned.StartsAt.AddMinutes(-policy.StartEarlyMinutes))
        {
            throw SchedulingErrors.TooEarly("", $"Check-in opens {policy.StartEarlyMinutes} minutes before the start.");
        }

        if (now >= session.Planned.EndsAt)
        {
            throw SchedulingErrors.TooLate();
        }

        CheckedInAt = now;
        Record(new AttendanceCheckedIn(Id, PatientId, EpisodeId));
    }

    /// <summary>The first outcome, a correction of it, or, where the session is locked, what excuses an absence.</summary>
    /// <param name="reason">Of a correction.</param>
    /// <param name="episode">Of the record.</param>
    /// <exception cref="DomainException">
    /// As <see cref="Take"/>, <see cref="Correct"/> and <see cref="ExcuseAbsence"/>, and 422 CORRECTION_REASON_REQUIRED, NOT_ON_LEAVE.
    /// </exception>
    public void Tell(
        AttendanceOutcome outcome, string? reason, AttendanceContext context, Episode episode, PractitionerId by, DateTimeOffset now)
    {
        if (outcome.Status == AttendanceStatus.OnLeave && !episode.Leaves.Any(leave => leave.From <= On && !(leave.ReturnedOn <= On)))
        {
            throw SchedulingErrors.NotOnLeave();
        }

        if (Status == AttendanceStatus.Scheduled)
        {
            Take(outcome, context, by, now);
        }
        else if (context.Session.Status == SessionStatus.Locked
            && (CountsAs, outcome.Status) == (AttendanceStatus.AbsentUnexcused, AttendanceStatus.AbsentExcused))
        {
            ExcuseAbsence(outcome.Excuse ?? throw SchedulingErrors.ExcuseRequired("/excuse"), context.Calendar, context.Policy, by, now);
        }
        else
        {
            Correct(outcome, reason, context, by, now);
        }
    }

    /// <summary>The first outcome.</summary>
    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR, SESSION_LOCKED, SESSION_NOT_OPEN, ILLEGAL_TRANSITION; 422 STATUS_NOT_BY_HAND, TOO_EARLY, TIME_IN_FUTURE,
    /// PRESENCE_CONTRADICTS_STATUS, PARTIAL_CHOICE_REQUIRED, PARTIAL_CHOICE_NOT_ALLOWED, EXCUSE_REQUIRED, EXCUSE_NOT_ALLOWED,
    /// NOTICE_TOO_SHORT, VIRTUAL_PRESENCE_REQUIRED, VIRTUAL_PRESENCE_NOT_ALLOWED, NOT_LICENSED_IN_STATE.
    /// </exception>
    public void Take(AttendanceOutcome outcome, AttendanceContext context, PractitionerId by, DateTimeOffset now)
    {
        RequireNotInError();
        context.Session.RequireOpen();
        if (Status != AttendanceStatus.Scheduled)
        {
            throw CommonErrors.IllegalTransition(Status, "take");
        }

        if (!(outcome.Status.IsCounted() || outcome.Status is AttendanceStatus.OnLeave or AttendanceStatus.WithdrawnFromGroup))
        {
            throw SchedulingErrors.NotByHand("/status");
        }

        Append(Judge(outcome, context, null, by, now));
        Record(new AttendanceRecorded(Id, PatientId, EpisodeId));
    }

    /// <summary>
    /// Attended instead of absent, or the other way round; before the session locks only. What was unexcused becomes excused as by
    /// <see cref="ExcuseAbsence"/>.
    /// </summary>
    /// <exception cref="DomainException">As <see cref="Take"/>, and 422 CORRECTION_REASON_REQUIRED, EVIDENCE_REQUIRED, EXCUSE_TOO_LATE.</exception>
    public void Correct(AttendanceOutcome outcome, string? reason, AttendanceContext context, PractitionerId by, DateTimeOffset now)
    {
        RequireNotInError();
        context.Session.RequireOpen();
        if (!CountsAs.IsCounted())
        {
            throw CommonErrors.IllegalTransition(Status, "correct");
        }

        if (reason is null)
        {
            throw SchedulingErrors.CorrectionReasonRequired();
        }

        if (!outcome.Status.IsCounted())
        {
            throw SchedulingErrors.NotByHand("/status");
        }

        var entry = Judge(outcome, context, reason, by, now);
        if ((CountsAs, entry.CountsAs) == (AttendanceStatus.AbsentUnexcused, AttendanceStatus.AbsentExcused))
        {
            RequireEvidence(entry.Excuse, context.Calendar, context.Policy, now);
        }

        Append(entry);
        Record(new AttendanceCorrected(Id, PatientId, EpisodeId));
    }

    /// <summary>Evidence turns an unexcused absence into an excused one, also after the session locked (D19).</summary>
    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, ILLEGAL_TRANSITION; 422 EVIDENCE_REQUIRED, EXCUSE_TOO_LATE.</exception>
    public void ExcuseAbsence(Excuse excuse, ProgramCalendar calendar, AttendancePolicy policy, PractitionerId by, DateTimeOffset now)
    {
        RequireNotInError();
        if (CountsAs != AttendanceStatus.AbsentUnexcused)
        {
            throw CommonErrors.IllegalTransition(Status, "excuse");
        }

        RequireEvidence(excuse, calendar, policy, now);
        var last = Log[^1];
        Append(last with
        {
            Status = last.Status == AttendanceStatus.AbsentUnexcused ? AttendanceStatus.AbsentExcused : last.Status,
            CountsAs = AttendanceStatus.AbsentExcused,
            Excuse = excuse,
            Reason = null,
            By = by,
            RecordedAt = now,
        });
        Record(new AttendanceCorrected(Id, PatientId, EpisodeId));
    }

    /// <summary>Takes over that the session does not take place. What was taken out before stays so.</summary>
    /// <exception cref="DomainException">409 ENTERED_IN_ERROR.</exception>
    public void FollowCancellation(Session session, ProgramCalendar calendar, DateTimeOffset now)
    {
        RequireNotInError();
        AttendanceStatus? status = session.Status switch
        {
            SessionStatus.CancelledByProgram when session.CancelledFor == CancellationCause.Weather => AttendanceStatus.Weather,
            SessionStatus.CancelledByProgram or SessionStatus.Rescheduled => AttendanceStatus.CancelledByProgram,
            SessionStatus.HolidayClosed => AttendanceStatus.HolidayClosed,
            _ => null,
        };
        if (status is not { } cancelled || (Status != AttendanceStatus.Scheduled && !CountsAs.IsCounted()))
        {
            return;
        }

        Append(new AttendanceEntry(
            cancelled, cancelled, 0, null, null, null, null, null, null, NoLaterThanSession(calendar.DateOf(now)), now));
        Record(new AttendanceRecorded(Id, PatientId, EpisodeId));
    }

    /// <summary>Takes over that the patient left the group: the seat and the time are free again. What has an outcome stays.</summary>
    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, SESSION_LOCKED, SESSION_NOT_OPEN, ILLEGAL_TRANSITION.</exception>
    public void LeaveGroup(Session session, ProgramCalendar calendar, DateTimeOffset now)
    {
        RequireNotInError();
        session.RequireOpen();
        if (Status != AttendanceStatus.Scheduled)
        {
            throw CommonErrors.IllegalTransition(Status, "withdraw");
        }

        const AttendanceStatus Left = AttendanceStatus.WithdrawnFromGroup;
        Append(new AttendanceEntry(Left, Left, 0, null, null, null, null, null, null, NoLaterThanSession(calendar.DateOf(now)), now));
        Record(new AttendanceRecorded(Id, PatientId, EpisodeId));
    }

    /// <summary>Takes over that the session moved, and gets the same place in the one that stands for it.</summary>
    /// <param name="absence">That this one makes up; it goes with it.</param>
    /// <returns>Null for who was not wanted there any more.</returns>
    /// <exception cref="DomainException">422 MAKE_UP_NOT_ALLOWED: too late for that.</exception>
    public AttendanceRecord? Move(
        AttendanceRecordId newId, Session moved, Session next, AttendanceRecord? absence, Program program, AttendancePolicy policy, DateTimeOffset now)
    {
        if (Status != AttendanceStatus.Scheduled && !CountsAs.IsCounted())
        {
            return null;
        }

        FollowCancellation(moved, program.Calendar, now);
        absence?.FollowMakeUp(this);
        var record = absence is null
            ? Book(newId, next, PatientId, EpisodeId, IsRequired, now)
            : BookMakeUp(newId, next, absence, policy, now);
        (record.Seat, record.OverCapacityReason) = (Seat, OverCapacityReason);
        return record;
    }

    /// <summary>Takes over how the make-up of this absence went. One that did not count leaves the absence free for another.</summary>
    public void FollowMakeUp(AttendanceRecord makeUp)
    {
        if (makeUp.MakeUpForId != Id || (MakeUpId is not null && MakeUpId != makeUp.Id))
        {
            return;
        }

        var stands = makeUp.EnteredInError is null && (makeUp.CountsAs.Counts() || makeUp.CountsAs == AttendanceStatus.Scheduled);
        AttendanceRecordId? makeUpId = stands ? makeUp.Id : null;
        AttendanceRecordId? madeUpById = stands && makeUp.CountsAs.Counts() ? makeUp.Id : null;
        if ((makeUpId, madeUpById) != (MakeUpId, MadeUpById))
        {
            (MakeUpId, MadeUpById) = (makeUpId, madeUpById);
            Record(new AbsenceMakeUpChanged(Id, PatientId, EpisodeId));
        }
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(EnteredInError mark)
    {
        RequireNotInError();
        EnteredInError = mark;
        Seat = null;
        Record(new AttendanceEnteredInError(Id, PatientId, EpisodeId));
    }

    /// <summary>What metrics read as of a day, with what was known at an instant (D10); null where there was nothing by then.</summary>
    public AttendanceEvidence? AsOf(DateOnly asOf, DateTimeOffset knownAt)
    {
        if (On > asOf || BookedAt > knownAt || EnteredInError?.At <= knownAt)
        {
            return null;
        }

        var entry = Log.LastOrDefault(entry => entry.OccurredOn <= asOf && entry.RecordedAt <= knownAt);
        return new AttendanceEvidence(
            Id.Value,
            On,
            StartsAt,
            entry?.CountsAs ?? AttendanceStatus.Scheduled,
            IsRequired,
            IsTreatment,
            ScheduledMinutes,
            entry?.AttendedMinutes ?? 0,
            MakeUpForId?.Value);
    }

    internal AttendanceEntry? SettledBy(SessionTimes held, AttendancePolicy policy, PractitionerId by, DateTimeOffset now)
    {
        if (Log[^1] is not { Status: AttendanceStatus.Attended or AttendanceStatus.AttendedPartial or AttendanceStatus.AttendedVirtual } last)
        {
            return null;
        }

        var minutes = held.MinutesPresent(last.ArrivedAt, last.LeftAt);
        var countsAs = last.Status != AttendanceStatus.AttendedPartial || IsEnough(minutes, held, policy)
            ? last.Status
            : last.CountsAs.IsAbsence() ? last.CountsAs : throw SchedulingErrors.PartialChoiceRequired("");
        return (minutes, countsAs) == (last.AttendedMinutes, last.CountsAs)
            ? null
            : last with { AttendedMinutes = minutes, CountsAs = countsAs, Reason = null, By = by, RecordedAt = now };
    }

    internal void Settle(AttendanceEntry? entry)
    {
        if (entry is not null)
        {
            Append(entry);
            Record(new AttendanceCorrected(Id, PatientId, EpisodeId));
        }
    }

    private static AttendanceRecord Book(
        AttendanceRecordId id,
        Session session,
        PatientId patientId,
        EpisodeId episodeId,
        bool isRequired,
        AttendanceRecordId? makeUpForId,
        DateTimeOffset now)
    {
        session.RequireOpen();
        var type = SessionTypes.DefinitionOf(session.Type);
        var record = new AttendanceRecord
        {
            Id = id,
            OrganizationId = session.OrganizationId,
            SessionId = session.Id,
            PatientId = patientId,
            EpisodeId = episodeId,
            On = session.On,
            StartsAt = session.StartsAt,
            EndsAt = session.EndsAt,
            ScheduledMinutes = session.Planned.TherapeuticMinutes,
            Category = type.Category,
            IsRequired = isRequired && type.IsTreatment,
            IsTreatment = type.IsTreatment,
            BookedAt = now,
            MakeUpForId = makeUpForId,
        };
        record.Record(new AttendanceBooked(record));
        return record;
    }

    private static bool IsEnough(int minutes, SessionTimes times, AttendancePolicy policy) =>
        minutes >= policy.MinimumPartialRatio * times.TherapeuticMinutes;

    private AttendanceEntry Judge(AttendanceOutcome outcome, AttendanceContext context, string? reason, PractitionerId by, DateTimeOffset now)
    {
        var (session, facilitator, calendar, policy) = context;
        var attended = outcome.Status.Counts();
        if ((attended || outcome.Status == AttendanceStatus.AbsentUnexcused) && !session.HasBegun(now))
        {
            throw SchedulingErrors.TooEarly("/status", "The session has not begun.");
        }

        var arrivedAt = attended ? outcome.ArrivedAt ?? CheckedInAt : outcome.ArrivedAt;
        var minutes = attended ? session.Times.MinutesPresent(arrivedAt, outcome.LeftAt) : 0;
        CheckPresence(outcome, arrivedAt, minutes, session.Times, policy, now);
        CheckVirtualPresence(outcome, facilitator);
        var countsAs = CountedStatus(outcome, minutes, session.Times, policy);
        CheckExcuse(outcome, countsAs, policy);
        return new AttendanceEntry(
            outcome.Status,
            countsAs,
            minutes,
            arrivedAt,
            outcome.LeftAt,
            outcome.Excuse,
            outcome.VirtualPresence,
            reason,
            by,
            countsAs.IsCounted() ? On : NoLaterThanSession(calendar.DateOf(now)),
            now);
    }

    private DateOnly NoLaterThanSession(DateOnly date) => date < On ? date : On;

    private static void CheckPresence(
        AttendanceOutcome outcome, DateTimeOffset? arrivedAt, int minutes, SessionTimes times, AttendancePolicy policy, DateTimeOffset now)
    {
        if (!outcome.Status.Counts())
        {
            if (outcome.ArrivedAt is not null || outcome.LeftAt is not null)
            {
                throw SchedulingErrors.PresenceContradictsStatus("/status", "Who was there was not absent.");
            }

            return;
        }

        if (arrivedAt > now)
        {
            throw SchedulingErrors.InFuture("/arrivedAt");
        }

        if (outcome.LeftAt > now)
        {
            throw SchedulingErrors.InFuture("/leftAt");
        }

        if (minutes == 0)
        {
            throw SchedulingErrors.PresenceContradictsStatus("/status", "The times do not touch the session.");
        }

        var late = arrivedAt > times.StartsAt.AddMinutes(policy.LateGraceMinutes);
        var leftEarly = outcome.LeftAt < times.EndsAt;
        if (outcome.Status == AttendanceStatus.AttendedPartial)
        {
            if (!late && !leftEarly)
            {
                throw SchedulingErrors.PresenceContradictsStatus("/status", "Neither late nor gone early.");
            }
        }
        else if (late)
        {
            throw SchedulingErrors.PresenceContradictsStatus("/arrivedAt", $"More than {policy.LateGraceMinutes} minutes late is partial.");
        }
        else if (leftEarly)
        {
            throw SchedulingErrors.PresenceContradictsStatus("/leftAt", "Gone before the end is partial.");
        }
    }

    private static void CheckVirtualPresence(AttendanceOutcome outcome, Practitioner facilitator)
    {
        if (outcome.VirtualPresence is not { } presence)
        {
            if (outcome.Status == AttendanceStatus.AttendedVirtual)
            {
                throw SchedulingErrors.VirtualPresenceRequired();
            }

            return;
        }

        if (outcome.Status is not (AttendanceStatus.AttendedVirtual or AttendanceStatus.AttendedPartial))
        {
            throw SchedulingErrors.VirtualPresenceNotAllowed();
        }

        if (!facilitator.LicenceStates.Contains(presence.State))
        {
            throw SchedulingErrors.NotLicensedInState();
        }
    }

    private static AttendanceStatus CountedStatus(AttendanceOutcome outcome, int minutes, SessionTimes times, AttendancePolicy policy)
    {
        if (outcome.Status != AttendanceStatus.AttendedPartial || IsEnough(minutes, times, policy))
        {
            return outcome.CountsAs is null ? outcome.Status : throw SchedulingErrors.PartialChoiceNotAllowed();
        }

        return outcome.CountsAs is { } chosen && chosen.IsAbsence() ? chosen : throw SchedulingErrors.PartialChoiceRequired("/countsAs");
    }

    private void CheckExcuse(AttendanceOutcome outcome, AttendanceStatus countsAs, AttendancePolicy policy)
    {
        if (outcome.Excuse is not { } excuse)
        {
            if (outcome.Status == AttendanceStatus.AbsentExcused)
            {
                throw SchedulingErrors.ExcuseRequired("/excuse");
            }

            return;
        }

        if (countsAs != AttendanceStatus.AbsentExcused)
        {
            throw SchedulingErrors.ExcuseNotAllowed();
        }

        var inTime = excuse.NotifiedAt <= StartsAt.AddHours(-policy.ExcuseNoticeHours);
        if (!inTime && !excuse.IsDocumented)
        {
            throw SchedulingErrors.NoticeTooShort(policy.ExcuseNoticeHours);
        }
    }

    private void RequireEvidence(Excuse? excuse, ProgramCalendar calendar, AttendancePolicy policy, DateTimeOffset now)
    {
        if (excuse is not { IsDocumented: true })
        {
            throw SchedulingErrors.EvidenceRequired();
        }

        if (calendar.DateOf(now) > On.AddDays(policy.ExcuseWithinDays))
        {
            throw SchedulingErrors.ExcuseTooLate(policy.ExcuseWithinDays);
        }
    }

    private void RequireNotInError()
    {
        if (EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }
    }

    private void Append(AttendanceEntry entry)
    {
        Status = entry.Status;
        Log = [.. Log, entry];
        if (Status == AttendanceStatus.WithdrawnFromGroup)
        {
            Seat = null;
        }
    }
}
