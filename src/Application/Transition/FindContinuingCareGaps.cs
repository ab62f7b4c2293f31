using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Transition;

/// <summary>By the policies of today, the discharge that stands, and the relapse-prevention plan.</summary>
public sealed record FindContinuingCareGaps(EpisodeId EpisodeId) : IQuery<TransitionGapsResponse>;

internal sealed class FindContinuingCareGapsHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<FindContinuingCareGaps, TransitionGapsResponse>
{
    public async Task<TransitionGapsResponse> Handle(FindContinuingCareGaps query, CancellationToken cancellationToken)
    {
        var care = await db.GetTransitionCareAsync(query.EpisodeId, caller, clock, cancellationToken);
        var plan = await db.ContinuingCarePlans.AsNoTracking().FirstOrDefaultAsync(plan => plan.EpisodeId == query.EpisodeId, cancellationToken);
        return care.GapsOf(plan, new ContinuingCareContent(), await db.ContinuingCareGapsAsync(care, cancellationToken));
    }
}
