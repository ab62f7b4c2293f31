using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Progress;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Transition;

internal sealed class RelapsePreventionReader(IAppDbContext db) : IRelapsePreventionStanding
{
    public Func<RelapsePreventionStanding?> Add(QueryBatch batch, EpisodeId episodeId, DateOnly asOf, DateTimeOffset knownAt)
    {
        var plans = batch.Add(db.RelapsePreventionPlans.AsNoTracking().Where(plan => plan.EpisodeId == episodeId));
        return () => plans.Rows.Select(plan => (plan.Id, Standing: plan.WasInForce(asOf, knownAt)))
            .Where(found => found.Standing is not null)
            .Select(found => new RelapsePreventionStanding(found.Id.Value, found.Standing!.Value))
            .SingleOrDefault();
    }
}
