using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>What one version says that another does not: items added, removed, moved and changed, field by field.</summary>
public sealed record DiffPlanVersions(RecoveryPlanId PlanId, int From, int To) : IQuery<PlanDiffResponse>;

public sealed record PlanDiffResponse(int From, int To, IReadOnlyList<PlanChange> Changes);

internal sealed class DiffPlanVersionsHandler(IAppDbContext db) : IRequestHandler<DiffPlanVersions, PlanDiffResponse>
{
    public async Task<PlanDiffResponse> Handle(DiffPlanVersions query, CancellationToken cancellationToken)
    {
        var plan = await db.RecoveryPlans.AsNoTracking().GetAsync(plan => plan.Id == query.PlanId, cancellationToken);
        var changes = PlanDiff.Between(plan.GetVersion(query.From).Document, plan.GetVersion(query.To).Document);
        return new PlanDiffResponse(query.From, query.To, changes);
    }
}
