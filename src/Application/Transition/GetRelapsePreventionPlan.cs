using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Transition;

public sealed record GetRelapsePreventionPlan(EpisodeId EpisodeId) : IQuery<RelapsePreventionPlanResponse>;

internal sealed class GetRelapsePreventionPlanHandler(IAppDbContext db) : IRequestHandler<GetRelapsePreventionPlan, RelapsePreventionPlanResponse>
{
    public async Task<RelapsePreventionPlanResponse> Handle(GetRelapsePreventionPlan query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return RelapsePreventionPlanResponse.Of(
            query.EpisodeId,
            await db.RelapsePreventionPlans.AsNoTracking().FirstOrDefaultAsync(plan => plan.EpisodeId == query.EpisodeId, cancellationToken));
    }
}
