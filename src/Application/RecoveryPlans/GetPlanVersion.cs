using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>One version with its document and signatures.</summary>
public sealed record GetPlanVersion(RecoveryPlanId PlanId, int Number) : IQuery<PlanVersionResource>;

/// <param name="Version">Of the plan; the ETag.</param>
public sealed record PlanVersionResource(int Version, PlanVersionResponse PlanVersion) : IResource;

internal sealed class GetPlanVersionHandler(IAppDbContext db) : IRequestHandler<GetPlanVersion, PlanVersionResource>
{
    public async Task<PlanVersionResource> Handle(GetPlanVersion query, CancellationToken cancellationToken)
    {
        var plan = await db.RecoveryPlans.AsNoTracking().GetAsync(plan => plan.Id == query.PlanId, cancellationToken);
        return new PlanVersionResource(plan.Version, PlanVersionResponse.Of(plan.GetVersion(query.Number)));
    }
}
