using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>The plan as of a day, with what was known at an instant (D10).</summary>
/// <param name="AsOf">The programme's date; today where only <paramref name="KnownAt"/> is given.</param>
/// <param name="KnownAt">Now where only <paramref name="AsOf"/> is given.</param>
public sealed record GetPlanAsOf(RecoveryPlanId PlanId, DateOnly? AsOf, DateTimeOffset? KnownAt) : IQuery<PlanResponse>;

internal sealed class GetPlanAsOfHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetPlanAsOf, PlanResponse>
{
    public async Task<PlanResponse> Handle(GetPlanAsOf query, CancellationToken cancellationToken)
    {
        var plan = await db.RecoveryPlans.AsNoTracking().GetAsync(plan => plan.Id == query.PlanId, cancellationToken);
        var program = await db.Programs.AsNoTracking().GetAsync(program => program.Id == plan.ProgramId, cancellationToken);
        var knownAt = query.KnownAt ?? clock.GetUtcNow();
        return PlanResponse.AsOf(plan, query.AsOf ?? program.DateOf(knownAt), knownAt);
    }
}
