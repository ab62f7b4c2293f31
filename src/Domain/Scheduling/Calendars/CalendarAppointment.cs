using System.Security.Cryptography;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling.Calendars;

/// <summary>
/// An appointment as a calendar shows it: when, and nothing of what for. A session that moves becomes another session, but stays the
/// same appointment, under the same id and with a higher sequence (RFC 5545, 3.8.7.4).
/// </summary>
/// <param name="Uid">The same for each look at it; tells neither the session nor the owner, so that two calendars cannot be laid side by side.</param>
/// <param name="TimeZone">Of the programme.</param>
/// <param name="Sequence">Grows with each move, with each time it is called off and with each time it stands again.</param>
/// <param name="ChangedAt">When that last happened.</param>
public sealed record CalendarAppointment(
    Guid Uid, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string TimeZone, bool IsCancelled, int Sequence, DateTimeOffset ChangedAt)
{
    /// <summary>Name-based (RFC 9562, version 8).</summary>
    public static Guid UidOf(CalendarOwner owner, SessionId first)
    {
        Span<byte> names = stackalloc byte[32];
        owner.Id.TryWriteBytes(names, bigEndian: true, out _);
        first.Value.TryWriteBytes(names[16..], bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(names, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}

/// <summary>What a calendar reads of a session.</summary>
/// <param name="FirstId">The session that was scheduled first; all that it moved to are one appointment.</param>
/// <param name="Moves">How often it had moved when this session was made.</param>
public sealed record CalendarSession(
    SessionId FirstId,
    int Moves,
    ProgramId ProgramId,
    PractitionerId FacilitatorId,
    DateOnly On,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    SessionStatus Status,
    IReadOnlyList<SessionStep> Steps)
{
    public bool IsMoved => Status == SessionStatus.Rescheduled;

    public bool IsCalledOff => Status is SessionStatus.CancelledByProgram or SessionStatus.HolidayClosed;

    /// <summary>The last step that a calendar shows. That it took place, or how, is none.</summary>
    public DateTimeOffset ChangedAt =>
        Steps.Last(step => step.Status is not (SessionStatus.InProgress or SessionStatus.Completed or SessionStatus.Locked)).At;
}

/// <summary>One patient's place in a session, as a calendar reads it. Absent or not, the appointment was there.</summary>
public sealed record CalendarPlace(CalendarSession Session, DateTimeOffset BookedAt, AttendanceStatus Status, EnteredInError? EnteredInError, IReadOnlyList<AttendanceEntry> Log)
{
    /// <summary>The session may take place; the patient is not wanted there any more.</summary>
    public bool IsOut => EnteredInError is not null || Status is AttendanceStatus.WithdrawnFromGroup or AttendanceStatus.OnLeave;

    public DateTimeOffset ChangedAt => !IsOut ? BookedAt : EnteredInError?.At ?? Log[^1].RecordedAt;
}

public static class CalendarAppointments
{
    /// <param name="places">All of the patient in the sessions of the same appointments, also beyond these days.</param>
    public static IReadOnlyList<CalendarAppointment> OfPatient(
        PatientId patient, IEnumerable<CalendarPlace> places, Func<ProgramId, string> zoneOf, DateOnly firstDay, DateOnly lastDay)
    {
        var owner = CalendarOwner.Of(patient);
        return InOrder(
            from chain in places.GroupBy(place => place.Session.FirstId)
            let shown = chain.Where(place => !place.Session.IsMoved || place.IsOut)
                .OrderBy(place => place.IsOut).ThenByDescending(place => place.Session.Moves).ThenByDescending(place => place.BookedAt)
                .FirstOrDefault()
            where shown is not null && shown.Session.On >= firstDay && shown.Session.On <= lastDay
            let taken = chain.Count(place => place.IsOut)
            select new CalendarAppointment(
                CalendarAppointment.UidOf(owner, chain.Key),
                shown.Session.StartsAt,
                shown.Session.EndsAt,
                zoneOf(shown.Session.ProgramId),
                shown.IsOut || shown.Session.IsCalledOff,
                shown.Session.Moves + (shown.Session.IsCalledOff ? 1 : 0) + (2 * taken) - (shown.IsOut ? 1 : 0),
                shown.Session.ChangedAt > shown.ChangedAt ? shown.Session.ChangedAt : shown.ChangedAt));
    }

    /// <param name="sessions">Of the practitioner on these days, and those in which the moved ones went on, whoever runs them.</param>
    public static IReadOnlyList<CalendarAppointment> OfPractitioner(
        PractitionerId practitioner, IEnumerable<CalendarSession> sessions, Func<ProgramId, string> zoneOf, DateOnly firstDay, DateOnly lastDay)
    {
        var owner = CalendarOwner.Of(practitioner);
        return InOrder(
            from chain in sessions.GroupBy(session => session.FirstId)
            let last = chain.MaxBy(session => session.Moves)!
            let shown = chain.Where(session => session.FacilitatorId == practitioner).MaxBy(session => session.Moves)!
            // Handed on to somebody else, it is off in this calendar; moved beyond these days, it is not in it.
            where shown.On >= firstDay && shown.On <= lastDay
            let handedOn = shown != last
            select new CalendarAppointment(
                CalendarAppointment.UidOf(owner, chain.Key),
                shown.StartsAt,
                shown.EndsAt,
                zoneOf(shown.ProgramId),
                handedOn || shown.IsCalledOff,
                handedOn ? last.Moves : shown.Moves + (shown.IsCalledOff ? 1 : 0),
                shown.ChangedAt));
    }

    private static IReadOnlyList<CalendarAppointment> InOrder(IEnumerable<CalendarAppointment> appointments) =>
        [.. appointments.OrderBy(appointment => appointment.StartsAt).ThenBy(appointment => appointment.Uid)];
}
