using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Phases;

public sealed record GetReadinessEvaluation(RecoveryPlanId PlanId, ReadinessEvaluationId EvaluationId) : IQuery<ReadinessEvaluationResponse>;

internal sealed class GetReadinessEvaluationHandler(IAppDbContext db)
    : IRequestHandler<GetReadinessEvaluation, ReadinessEvaluationResponse>
{
    public async Task<ReadinessEvaluationResponse> Handle(GetReadinessEvaluation query, CancellationToken cancellationToken) =>
        ReadinessEvaluationResponse.Of(await db.ReadinessEvaluations.AsNoTracking()
            .GetAsync(evaluation => evaluation.Id == query.EvaluationId && evaluation.PlanId == query.PlanId, cancellationToken));
}
