using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

internal static class SeriesLoading
{
    /// <summary>A series under its lock and that of its group, with its programme.</summary>
    /// <exception cref="DomainException">404, then 428, then 412.</exception>
    public static async Task<(SessionSeries Series, Program Program)> GetSeriesForChangeAsync(
        this IAppDbContext db, SessionSeriesId id, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        await db.LockSeriesAsync(id, cancellationToken);
        var series = await db.SessionSeries.GetForChangeAsync(series => series.Id == id, ifMatch, cancellationToken);
        return (series, await db.Programs.AsNoTracking().SingleAsync(program => program.Id == series.ProgramId, cancellationToken));
    }

    /// <summary>The group first, whose members have their seats in the series, then the series; sessions come after both.</summary>
    public static async Task LockSeriesAsync(this IAppDbContext db, SessionSeriesId id, CancellationToken cancellationToken)
    {
        var groups = await db.SessionSeries.Where(series => series.Id == id).Select(series => series.GroupId).ToListAsync(cancellationToken);
        if (groups is [{ } group])
        {
            await db.LockAsync<TherapyGroup>(group.Value, cancellationToken);
        }

        await db.LockAsync<SessionSeries>(id.Value, cancellationToken);
    }

    /// <summary>The session that stands for an occurrence; null where it is not in the calendar yet.</summary>
    public static Task<Session?> SessionAtAsync(this IAppDbContext db, SeriesPlace place, CancellationToken cancellationToken) =>
        db.Sessions.FirstOrDefaultAsync(
            session => session.SeriesId == place.SeriesId
                && session.OriginalStartLocal == place.OriginalStartLocal
                && session.Status != SessionStatus.Rescheduled,
            cancellationToken);
}
