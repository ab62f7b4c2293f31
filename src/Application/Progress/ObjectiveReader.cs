using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Phases;
using TreatmentPlans.Domain.Progress;

namespace TreatmentPlans.Application.Progress;

internal sealed class ObjectiveReader(IAppDbContext db)
{
    public async Task<IReadOnlyList<MeasuredObjective>> ReadAsync(
        Care care, DateOnly asOf, DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        var (plan, episode, program) = care;
        if (plan.VersionAsOf(asOf, knownAt) is null)
        {
            return [];
        }

        var batch = new QueryBatch();
        var queries = ProgressQueries.Add(batch, db, episode, asOf);
        await db.RunAsync(batch, cancellationToken);

        var facts = queries.Read(episode, program, asOf, knownAt);

        // The first day of the plan, whichever of its versions holds: objectives go on from version to version.
        var reader = new MeasureReader(facts, plan.FirstActiveFrom!.Value, program.PoliciesOn(asOf).Readiness.MinimumCravingDays);
        var outcomes = plan.Objectives.ToDictionary(record => record.ObjectiveId, record => record.AsOf(asOf, knownAt).Outcomes);
        return
        [
            .. plan.ObjectiveStandings(asOf, knownAt).Select(standing => MeasuredObjective.Of(
                standing, outcomes.GetValueOrDefault(standing.Objective.Id!.Value) ?? [], reader, asOf)),
        ];
    }
}
