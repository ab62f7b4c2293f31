using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Phases;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.RecoveryPlans;
using ObjectiveEvidence = TreatmentPlans.Domain.Phases.Readiness.ObjectiveEvidence;

namespace TreatmentPlans.Infrastructure.Persistence.Phases;

/// <summary>
/// Knows phases, objectives, ratings, attendance, weekly hours and the last use told at admission. Use events, safety screens,
/// homework, cravings, confidence and relapse prevention have no source yet.
/// </summary>
internal sealed class ReadinessEvidence(AppDbContext db, ISessionEvidence attendance) : IReadinessEvidence
{
    public async Task<EvidenceSnapshot> GatherAsync(
        RecoveryPlan plan, Episode episode, DateOnly asOf, DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        var phases = await db.StepDownPhases.AsNoTracking()
            .Where(phase => phase.EpisodeId == episode.Id)
            .ToListAsync(cancellationToken);
        var standing = new StepDownPath(phases).StandingAsOf(asOf, knownAt);
        var (sessions, weeks) = await attendance.GatherAsync(episode, phases, asOf, knownAt, cancellationToken);
        return new EvidenceSnapshot(
            Phase: standing is null
                ? null
                : new PhaseEvidence(standing.Phase.Id.Value, standing.Sequence, standing.Phase.StartedOn!.Value),
            TargetLevel: standing?.TargetLevel,
            LastUse: LastUseOf(episode, knownAt),
            UseEvents: null,
            SafetyScreens: null,
            Sessions: sessions,
            Weeks: weeks,
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
