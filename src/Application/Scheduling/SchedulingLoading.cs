using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

internal static class SchedulingLoading
{
    /// <summary>A session under its lock, so that nobody comes in or goes out meanwhile, with its programme.</summary>
    /// <exception cref="DomainException">404, then 428, then 412.</exception>
    public static async Task<(Session Session, Program Program)> GetSessionForChangeAsync(
        this IAppDbContext db, SessionId id, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        await db.LockAsync<Session>(id.Value, cancellationToken);
        var session = await db.Sessions.GetForChangeAsync(session => session.Id == id, ifMatch, cancellationToken);
        return (session, await db.ProgramOfAsync(session, cancellationToken));
    }

    /// <summary>As above, for a change of who is in it, which is no change of the session.</summary>
    /// <exception cref="DomainException">404.</exception>
    public static async Task<(Session Session, Program Program)> GetLockedSessionAsync(
        this IAppDbContext db, SessionId id, CancellationToken cancellationToken)
    {
        await db.LockAsync<Session>(id.Value, cancellationToken);
        var session = await db.Sessions.AsNoTracking().GetAsync(session => session.Id == id, cancellationToken);
        return (session, await db.ProgramOfAsync(session, cancellationToken));
    }

    /// <summary>Those of many sessions that are still as asked for once nobody else comes in or goes out, in the order of time.</summary>
    public static async Task<List<Session>> LockSessionsAsync(
        this IAppDbContext db, IQueryable<Session> sessions, CancellationToken cancellationToken)
    {
        var ids = await sessions.Select(session => session.Id).ToListAsync(cancellationToken);
        await db.LockAllAsync<Session>([.. ids.Select(id => id.Value)], cancellationToken);
        return await sessions.Where(session => ids.Contains(session.Id)).OrderBy(session => session.StartsAt).ToListAsync(cancellationToken);
    }

    /// <summary>What of these people and rooms is taken in the time that all the claims span. Until the transaction ends nobody else takes more.</summary>
    public static async Task<IReadOnlyList<ResourceClaim>> TakenAsync(
        this IAppDbContext db, IReadOnlyCollection<ResourceClaim> claims, CancellationToken cancellationToken)
    {
        if (claims.Count == 0)
        {
            return [];
        }

        await db.LockTimeAsync(claims, cancellationToken);
        return await db.BookedAsync(claims, cancellationToken);
    }

    /// <summary>As above, and others may take more meanwhile.</summary>
    public static async Task<IReadOnlyList<ResourceClaim>> BookedAsync(
        this IAppDbContext db, IReadOnlyCollection<ResourceClaim> claims, CancellationToken cancellationToken)
    {
        var resources = claims.Select(claim => claim.Resource).Distinct().ToList();
        var (from, to) = (claims.Min(claim => claim.StartsAt), claims.Max(claim => claim.EndsAt));
        return await db.Bookings
            .Where(booking => resources.Contains(booking.Resource) && booking.EndsAt > from && booking.StartsAt < to)
            .Select(booking => new ResourceClaim(booking.Kind, booking.Resource, booking.StartsAt, booking.EndsAt))
            .ToListAsync(cancellationToken);
    }

    /// <summary>All but those in error.</summary>
    public static Task<List<AttendanceRecord>> RecordsOfAsync(this IAppDbContext db, SessionId id, CancellationToken cancellationToken) =>
        db.AttendanceRecords.Where(record => record.SessionId == id && record.EnteredInError == null).ToListAsync(cancellationToken);

    /// <summary>Who is in the sessions, however many they are, in two statements.</summary>
    public static async Task<SessionRosters> RostersOfAsync(
        this IAppDbContext db, IReadOnlyCollection<SessionId> ids, CancellationToken cancellationToken)
    {
        var records = await db.AttendanceRecords
            .Where(record => ids.Contains(record.SessionId) && record.EnteredInError == null)
            .ToListAsync(cancellationToken);
        return new SessionRosters(records.ToLookup(record => record.SessionId), await db.AbsencesOfAsync(records, cancellationToken));
    }

    /// <summary>The patient's record in the session: the one that stands, else that of who was taken out again.</summary>
    public static IQueryable<AttendanceRecord> OfPatient(this IQueryable<AttendanceRecord> records, SessionId sessionId, PatientId patientId) =>
        records
            .Where(record => record.SessionId == sessionId && record.PatientId == patientId && record.EnteredInError == null)
            .OrderBy(record => record.Status == AttendanceStatus.WithdrawnFromGroup);

    /// <exception cref="DomainException">422 UNKNOWN_REFERENCE, FACILITATOR_NOT_ACTIVE.</exception>
    public static async Task RequireFacilitatorAsync(this IAppDbContext db, SessionSetting setting, CancellationToken cancellationToken) =>
        setting.RequireRunBy(
            await db.Practitioners.AsNoTracking().FirstOrDefaultAsync(practitioner => practitioner.Id == setting.FacilitatorId, cancellationToken)
                ?? throw CommonErrors.UnknownReference("/facilitatorId"));

    /// <summary>Absences take over how their make-ups went.</summary>
    public static async Task FollowMakeUpsAsync(
        this IAppDbContext db, IReadOnlyCollection<AttendanceRecord> records, CancellationToken cancellationToken)
    {
        var absences = await db.AbsencesOfAsync(records, cancellationToken);
        foreach (var makeUp in records)
        {
            absences.OfMakeUp(makeUp)?.FollowMakeUp(makeUp);
        }
    }

    /// <summary>The absence that the record makes up; null where it is no make-up.</summary>
    public static AttendanceRecord? OfMakeUp(this IReadOnlyDictionary<AttendanceRecordId, AttendanceRecord> absences, AttendanceRecord record) =>
        record.MakeUpForId is { } id ? absences[id] : null;

    /// <summary>The absences that some of the records make up.</summary>
    public static async Task<Dictionary<AttendanceRecordId, AttendanceRecord>> AbsencesOfAsync(
        this IAppDbContext db, IReadOnlyCollection<AttendanceRecord> records, CancellationToken cancellationToken)
    {
        var ids = records.Select(record => record.MakeUpForId).OfType<AttendanceRecordId>().ToList();
        return ids.Count == 0
            ? []
            : await db.AttendanceRecords.Where(record => ids.Contains(record.Id)).ToDictionaryAsync(record => record.Id, cancellationToken);
    }

    private static Task<Program> ProgramOfAsync(this IAppDbContext db, Session session, CancellationToken cancellationToken) =>
        db.Programs.AsNoTracking().SingleAsync(program => program.Id == session.ProgramId, cancellationToken);
}

/// <param name="Records">All but those in error.</param>
/// <param name="Absences">Those that some of the records make up.</param>
internal sealed record SessionRosters(
    ILookup<SessionId, AttendanceRecord> Records, IReadOnlyDictionary<AttendanceRecordId, AttendanceRecord> Absences);
