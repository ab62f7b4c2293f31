using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Phases.Readiness;

namespace TreatmentPlans.Application.Phases;

/// <summary>Evaluates readiness to step down or to be discharged, and keeps what was found.</summary>
public sealed record EvaluateReadiness(RecoveryPlanId PlanId, EvaluateReadinessBody Body) : ICommand<ReadinessEvaluationResponse>;

/// <param name="AsOf">The day to look at, in the programme's zone; not in the future.</param>
/// <param name="KnownAt">Leave out what was recorded later; now unless given.</param>
public sealed record EvaluateReadinessBody(DateOnly AsOf, ReadinessPurpose Purpose, DateTimeOffset? KnownAt = null);

internal sealed class EvaluateReadinessHandler(IAppDbContext db, IReadinessEvidence evidence, ICaller caller, TimeProvider clock)
    : IRequestHandler<EvaluateReadiness, ReadinessEvaluationResponse>
{
    public async Task<ReadinessEvaluationResponse> Handle(EvaluateReadiness command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (asOf, knownAt) = (command.Body.AsOf, command.Body.KnownAt ?? now);
        var care = await db.GetCareAsync(command.PlanId, cancellationToken);
        ReadinessEvaluation.RequireDay(care.Episode, care.Program, asOf, knownAt, now);

        var snapshot = await evidence.GatherAsync(care, asOf, knownAt, cancellationToken);
        var evaluation = ReadinessEvaluation.Evaluate(
            TypedId.New<ReadinessEvaluationId>(now),
            care.Plan.Id,
            care.Episode,
            care.Program,
            command.Body.Purpose,
            asOf,
            knownAt,
            snapshot,
            caller.PractitionerId);
        db.ReadinessEvaluations.Add(evaluation);
        await db.SaveChangesAsync(cancellationToken);
        return ReadinessEvaluationResponse.Of(evaluation);
    }
}
