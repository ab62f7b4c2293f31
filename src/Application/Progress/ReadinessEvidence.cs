using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Phases;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.RecoveryPlans;
using ObjectiveEvidence = TreatmentPlans.Domain.Phases.Readiness.ObjectiveEvidence;

namespace TreatmentPlans.Application.Progress;

internal sealed class ReadinessEvidence(IAppDbContext db) : IReadinessEvidence
{
    public async Task<EvidenceSnapshot> GatherAsync(Care care, DateOnly asOf, DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        var (plan, episode, program) = care;
        var batch = new QueryBatch();
        var course = CareQueries.Add(batch, db, episode, asOf);
        await db.RunAsync(batch, cancellationToken);

        var standing = new StepDownPath(course.Phases).StandingAsOf(asOf, knownAt);
        var attendance = course.Read(episode, program, asOf, knownAt);
        return new EvidenceSnapshot(
            Phase: standing is null
                ? null
                : new PhaseEvidence(standing.Phase.Id.Value, standing.Sequence, standing.Phase.StartedOn!.Value),
            TargetLevel: standing?.TargetLevel,
            LastUse: LastUseOf(episode, knownAt),
            UseEvents: null,
            SafetyScreens: null,
            Sessions: attendance.SessionEvidence(),
            Weeks: attendance.WeekEvidence(),
            Homework: null,
            Objectives: ObjectivesOf(plan, asOf, knownAt),
            Cravings: null,
            Confidence: null,
            Ratings: RatingsOf(episode, asOf, knownAt),
            RelapsePrevention: null);
    }

    private static LastUseEvidence? LastUseOf(Episode episode, DateTimeOffset knownAt)
    {
        if (episode.LastUse is not { } lastUse || episode.Admission!.RecordedAt > knownAt)
        {
            return null;
        }

        var knowledge = lastUse == LastUse.Never ? LastUseKnowledge.Never
            : lastUse == LastUse.Unknown ? LastUseKnowledge.Unknown
            : LastUseKnowledge.Date;
        return new LastUseEvidence(episode.Id.Value, knowledge, lastUse.OnDate);
    }

    /// <summary>Null before a version was in force.</summary>
    private static List<ObjectiveEvidence>? ObjectivesOf(RecoveryPlan plan, DateOnly asOf, DateTimeOffset knownAt) =>
        plan.VersionAsOf(asOf, knownAt) is null
            ? null
            : [.. plan.ObjectiveStandings(asOf, knownAt).Select(standing => new ObjectiveEvidence(
                standing.Objective.Id!.Value.Value,
                standing.Objective.PhaseSequence,
                standing.Objective.IsRequired,
                standing.Status is ObjectiveStatus.Achieved))];

    private static RatingsEvidence? RatingsOf(Episode episode, DateOnly asOf, DateTimeOffset knownAt) =>
        episode.RatingsOn(asOf, knownAt) is { } set
            ? new RatingsEvidence(set.Id.Value, set.RatedOn, set.Edition, set.Ratings)
            : null;
}
