using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases;

namespace TreatmentPlans.Application.Phases;

/// <summary>The step-down path of the plan's episode, in its order, on one page: a path has a handful of phases.</summary>
public sealed record ListPhases(RecoveryPlanId PlanId) : IQuery<Page<PhaseResponse>>;

internal sealed class ListPhasesHandler(IAppDbContext db) : IRequestHandler<ListPhases, Page<PhaseResponse>>
{
    public async Task<Page<PhaseResponse>> Handle(ListPhases query, CancellationToken cancellationToken)
    {
        var episodeId = await db.EpisodeOfAsync(query.PlanId, cancellationToken);
        var phases = await db.StepDownPhases.AsNoTracking()
            .Where(phase => phase.EpisodeId == episodeId)
            .ToListAsync(cancellationToken);
        return new Page<PhaseResponse>([.. new StepDownPath(phases).Phases.Select(PhaseResponse.Of)], null);
    }
}
