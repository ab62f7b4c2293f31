using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

public static class CravingEntries
{
    /// <summary>What a trend of that day is made of: one look at an index, however many check-ins the organization has.</summary>
    public static IQueryable<WellbeingCheckIn> OfTrend(
        this IQueryable<WellbeingCheckIn> checkIns, EpisodeId episodeId, DateOnly asOf, int windowDays)
    {
        var before = asOf.AddDays(-2 * windowDays);
        return checkIns.Where(checkIn => checkIn.EpisodeId == episodeId && checkIn.On > before && checkIn.On <= asOf);
    }

    internal static async Task<CravingTrend> CravingTrendAsync(
        this IAppDbContext db, EpisodeId episodeId, ProgramPolicies policies, Moment moment, CancellationToken cancellationToken)
    {
        var windowDays = policies.Readiness.CravingWindowDays;
        var stored = await db.WellbeingCheckIns.AsNoTracking()
            .OfTrend(episodeId, moment.AsOf, windowDays)
            .ToListAsync(cancellationToken);

        // As this very transaction leaves them.
        var changed = db.WellbeingCheckIns.Local.Where(checkIn => checkIn.EpisodeId == episodeId);
        return CravingTrend.Of(
            changed.AsEnumerable().Concat(stored).DistinctBy(checkIn => checkIn.Id).Where(checkIn => checkIn.StoodAt(moment.KnownAt))
                .Select(checkIn => (checkIn.On, checkIn.Craving)),
            moment.AsOf,
            windowDays,
            policies.Readiness.MinimumCravingDays,
            policies.Support.CravingRise);
    }
}
