using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>The plan as it stands.</summary>
public sealed record GetPlan(RecoveryPlanId PlanId) : IQuery<PlanResponse>;

internal sealed class GetPlanHandler(ICurrentPlans plans) : IRequestHandler<GetPlan, PlanResponse>
{
    public async Task<PlanResponse> Handle(GetPlan query, CancellationToken cancellationToken) =>
        await plans.FindAsync(query.PlanId, cancellationToken) ?? throw CommonErrors.NotFound();
}
