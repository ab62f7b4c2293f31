using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>That somebody is in a session, and on which seat; no record is loaded for it.</summary>
internal sealed record SessionPlace(SessionId SessionId, PatientId PatientId, int? Seat);

internal static class SessionPlaces
{
    /// <summary>Sessions of a group that are still to come, and no more than scheduled.</summary>
    public static IQueryable<Session> ToCome(this IQueryable<Session> sessions, TherapyGroupId groupId, DateTimeOffset now) =>
        sessions.Where(session => session.GroupId == groupId && session.StartsAt > now && session.Status == SessionStatus.Scheduled);

    /// <summary>Who is in the sessions, however many they are, in one statement.</summary>
    public static async Task<ILookup<SessionId, SessionPlace>> PlacesAsync(
        this IAppDbContext db, IReadOnlyCollection<Session> sessions, CancellationToken cancellationToken)
    {
        var ids = sessions.Select(session => session.Id).ToList();
        var places = ids.Count == 0
            ? []
            : await db.AttendanceRecords
                .Where(record => ids.Contains(record.SessionId) && record.EnteredInError == null && record.Status != AttendanceStatus.WithdrawnFromGroup)
                .Select(record => new SessionPlace(record.SessionId, record.PatientId, record.Seat))
                .ToListAsync(cancellationToken);
        return places.ToLookup(place => place.SessionId);
    }

    public static Seats SeatsIn(this IEnumerable<SessionPlace> places, Session session, Program program) => new(
        program.PoliciesOn(session.On).Scheduling.CapacityOf(session.Type), [.. places.Select(place => place.Seat).OfType<int>()]);

    public static bool Include(this IEnumerable<SessionPlace> places, PatientId patientId) => places.Any(place => place.PatientId == patientId);
}
