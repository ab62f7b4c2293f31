using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Transition;

/// <summary>By the policies of today.</summary>
public sealed record FindRelapsePreventionGaps(EpisodeId EpisodeId) : IQuery<TransitionGapsResponse>;

internal sealed class FindRelapsePreventionGapsHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<FindRelapsePreventionGaps, TransitionGapsResponse>
{
    public async Task<TransitionGapsResponse> Handle(FindRelapsePreventionGaps query, CancellationToken cancellationToken)
    {
        var care = await db.GetTransitionCareAsync(query.EpisodeId, caller, clock, cancellationToken);
        var plan = await db.RelapsePreventionPlans.AsNoTracking().FirstOrDefaultAsync(plan => plan.EpisodeId == query.EpisodeId, cancellationToken);
        return care.GapsOf(plan, new RelapsePreventionContent(), content => content.Gaps(care.Policy.RelapsePrevention));
    }
}
