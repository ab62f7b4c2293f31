using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Transition;

public sealed record GetContinuingCarePlan(EpisodeId EpisodeId) : IQuery<ContinuingCarePlanResponse>;

internal sealed class GetContinuingCarePlanHandler(IAppDbContext db) : IRequestHandler<GetContinuingCarePlan, ContinuingCarePlanResponse>
{
    public async Task<ContinuingCarePlanResponse> Handle(GetContinuingCarePlan query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return ContinuingCarePlanResponse.Of(
            query.EpisodeId,
            await db.ContinuingCarePlans.AsNoTracking().FirstOrDefaultAsync(plan => plan.EpisodeId == query.EpisodeId, cancellationToken));
    }
}
