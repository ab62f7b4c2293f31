using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Application.Phases;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Progress;

namespace TreatmentPlans.Application.Progress;

/// <param name="AsOf">The programme's date; today unless given.</param>
/// <param name="KnownAt">Now unless given.</param>
public sealed record GetObjectiveProgress(RecoveryPlanId PlanId, DateOnly? AsOf, DateTimeOffset? KnownAt) : IQuery<ObjectiveProgressResponse>;

/// <summary>How far the objectives of the version in force are, by their own measures. What is proposed, a clinician confirms.</summary>
/// <param name="Objectives">In the order of the plan; none before a version was in force.</param>
public sealed record ObjectiveProgressResponse(
    RecoveryPlanId PlanId, DateOnly AsOf, DateTimeOffset KnownAt, IReadOnlyList<MeasuredObjective> Objectives);

internal sealed class GetObjectiveProgressHandler(ObjectiveReader reader, IAppDbContext db, TimeProvider clock)
    : IRequestHandler<GetObjectiveProgress, ObjectiveProgressResponse>
{
    public async Task<ObjectiveProgressResponse> Handle(GetObjectiveProgress query, CancellationToken cancellationToken)
    {
        var care = await db.GetCareAsync(query.PlanId, cancellationToken);
        var (asOf, knownAt) = care.Program.RequireMoment(query.AsOf, query.KnownAt, clock.GetUtcNow());
        return new ObjectiveProgressResponse(query.PlanId, asOf, knownAt, await reader.ReadAsync(care, asOf, knownAt, cancellationToken));
    }
}
