using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Phases;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Skills;
using TreatmentPlans.Domain.Support;
using TreatmentPlans.Domain.WorkItems;
using ObjectiveEvidence = TreatmentPlans.Domain.Phases.Readiness.ObjectiveEvidence;

namespace TreatmentPlans.Application.Progress;

/// <summary>All sources at once.</summary>
internal sealed class ReadinessEvidence(IAppDbContext db, IRelapsePreventionStanding relapsePrevention) : IReadinessEvidence
{
    public async Task<EvidenceSnapshot> GatherAsync(Care care, DateOnly asOf, DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        var (plan, episode, program) = care;
        var id = episode.Id;
        var cravingsAfter = asOf.AddDays(-program.PoliciesOn(asOf).Readiness.CravingWindowDays);
        var batch = new QueryBatch();
        var course = CareQueries.Add(batch, db, episode, asOf);
        var uses = batch.Add(db.UseEvents.AsNoTracking().Where(use => use.EpisodeId == id));
        var answers = batch.Add(db.Assessments.AsNoTracking().Where(answer =>
            answer.EpisodeId == id && answer.AnsweredOn <= asOf
            && (answer.Instrument == InstrumentCode.Cssrs || answer.Instrument == InstrumentCode.Bscq)));
        var alerts = batch.Add(db.WorkItems.AsNoTracking().Where(item =>
            item.EpisodeId == id && (item.Kind == WorkItemKind.SafetyRiskHigh || item.Kind == WorkItemKind.SafetyRiskModerate)));
        var homework = batch.Add(db.Homework.AsNoTracking().Where(item => item.EpisodeId == id && item.DueOn <= asOf));
        var checkIns = batch.Add(db.WellbeingCheckIns.AsNoTracking().Where(checkIn => checkIn.EpisodeId == id && checkIn.On <= asOf));
        var contacts = batch.Add(db.SupportContacts.AsNoTracking().Where(contact => contact.EpisodeId == id));
        var prevention = relapsePrevention.Add(batch, id, asOf, knownAt);
        await db.RunAsync(batch, cancellationToken);

        var known = answers.Rows.Where(answer => answer.RecordedAt <= knownAt && !(answer.EnteredInError?.At <= knownAt)).ToList();
        var standing = new StepDownPath(course.Phases).StandingAsOf(asOf, knownAt);
        var attendance = course.Read(episode, program, asOf, knownAt);
        return new EvidenceSnapshot(
            Phase: standing is null
                ? null
                : new PhaseEvidence(standing.Phase.Id.Value, standing.Sequence, standing.Phase.StartedOn!.Value),
            TargetLevel: standing?.TargetLevel,
            LastUse: LastUseOf(episode, knownAt),
            UseEvents:
            [
                .. uses.Rows.Select(use => use.AsOf(asOf, knownAt)).OfType<UseFact>()
                    .Where(use => use.Status == UseEventStatus.Confirmed)
                    .Select(use => new UseEventEvidence(use.Id.Value, [.. use.Days()])),
            ],
            SafetyScreens:
            [
                .. known.Where(answer => answer.Risk is not null).Select(screen => new SafetyScreenEvidence(
                    screen.Id.Value, screen.AnsweredAt, screen.Risk!.Value, alerts.Rows.Any(alert => IsResolved(alert, screen, knownAt)))),
            ],
            Sessions: attendance.SessionEvidence(),
            Weeks: attendance.WeekEvidence(),
            Homework: ProgressQueries.HomeworkOf(homework.Rows, asOf, knownAt),
            Objectives: ObjectivesOf(plan, asOf, knownAt),
            Cravings:
            [
                .. checkIns.Rows.Where(checkIn => checkIn.On > cravingsAfter && checkIn.StoodAt(knownAt))
                    .Select(checkIn => new CravingEvidence(checkIn.Id.Value, checkIn.On, checkIn.Craving)),
            ],
            Confidence:
            [
                .. known.Where(answer => answer.Instrument == InstrumentCode.Bscq)
                    .Select(answer => new ConfidenceEvidence(answer.Id.Value, answer.AnsweredAt, answer.AnsweredOn, answer.Score!.Value)),
            ],
            Ratings: RatingsOf(episode, asOf, knownAt),
            RelapsePrevention: prevention() is { } prepared
                ? new RelapsePreventionEvidence(
                    prepared.PlanId,
                    prepared.IsInForce,
                    [.. contacts.Rows.Where(contact => contact.StoodOn(asOf, knownAt)).Select(contact => contact.Id.Value)])
                : null,
            Handover: standing is { Place.Responsibilities: null, Next: null or { Responsibilities: null } } or null
                ? null
                : new HandoverEvidence(
                    standing.Place.Responsibilities,
                    standing.Next?.Responsibilities,
                    [
                        .. checkIns.Rows.Where(checkIn => checkIn.StoodAt(knownAt))
                            .Select(checkIn => new DeedEvidence(checkIn.Id.Value, checkIn.On, checkIn.IsToldByPatient)),
                    ],
                    [
                        .. homework.Rows.Select(item => item.StandingAsOf(asOf, knownAt)).OfType<HomeworkStanding>()
                            .Where(item => item.Counts)
                            .Select(item => new DeedEvidence(item.Id.Value, item.DueOn, item.IsTakenUpByPatient)),
                    ]));
    }

    /// <summary>By a person, and by then (D17).</summary>
    private static bool IsResolved(WorkItem alert, Assessment screen, DateTimeOffset knownAt) =>
        alert.SubjectId == screen.Id.Value && alert.Resolution is { By: not null, At: var at } && at <= knownAt;

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
