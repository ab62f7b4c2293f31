using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Phases;

/// <summary>Newest first.</summary>
public sealed record ListLevelOfCareDecisions(RecoveryPlanId PlanId, PageRequest Page) : IQuery<Page<LevelOfCareDecisionResponse>>;

internal sealed class ListLevelOfCareDecisionsHandler(IAppDbContext db, ICursors cursors)
    : IRequestHandler<ListLevelOfCareDecisions, Page<LevelOfCareDecisionResponse>>
{
    public async Task<Page<LevelOfCareDecisionResponse>> Handle(ListLevelOfCareDecisions query, CancellationToken cancellationToken)
    {
        await db.EpisodeOfAsync(query.PlanId, cancellationToken);
        return await db.LevelOfCareDecisions.AsNoTracking()
            .Where(decision => decision.PlanId == query.PlanId)
            .ToPageAsync(
                decision => decision.Id,
                query.Page,
                $"level-of-care-decisions/{query.PlanId}",
                cursors,
                LevelOfCareDecisionResponse.Of,
                cancellationToken);
    }
}
