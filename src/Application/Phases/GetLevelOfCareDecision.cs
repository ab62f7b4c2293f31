using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Phases;

public sealed record GetLevelOfCareDecision(RecoveryPlanId PlanId, LevelOfCareDecisionId DecisionId) : IQuery<LevelOfCareDecisionResponse>;

internal sealed class GetLevelOfCareDecisionHandler(IAppDbContext db)
    : IRequestHandler<GetLevelOfCareDecision, LevelOfCareDecisionResponse>
{
    public async Task<LevelOfCareDecisionResponse> Handle(GetLevelOfCareDecision query, CancellationToken cancellationToken) =>
        LevelOfCareDecisionResponse.Of(await db.LevelOfCareDecisions.AsNoTracking()
            .GetAsync(decision => decision.Id == query.DecisionId && decision.PlanId == query.PlanId, cancellationToken));
}
