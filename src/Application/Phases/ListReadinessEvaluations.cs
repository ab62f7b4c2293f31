using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Phases;

/// <summary>Newest first.</summary>
public sealed record ListReadinessEvaluations(RecoveryPlanId PlanId, PageRequest Page) : IQuery<Page<ReadinessEvaluationResponse>>;

internal sealed class ListReadinessEvaluationsHandler(IAppDbContext db, ICursors cursors)
    : IRequestHandler<ListReadinessEvaluations, Page<ReadinessEvaluationResponse>>
{
    public async Task<Page<ReadinessEvaluationResponse>> Handle(ListReadinessEvaluations query, CancellationToken cancellationToken)
    {
        await db.EpisodeOfAsync(query.PlanId, cancellationToken);
        return await db.ReadinessEvaluations.AsNoTracking()
            .Where(evaluation => evaluation.PlanId == query.PlanId)
            .ToPageAsync(
                evaluation => evaluation.Id,
                query.Page,
                $"readiness-evaluations/{query.PlanId}",
                cursors,
                ReadinessEvaluationResponse.Of,
                cancellationToken);
    }
}
