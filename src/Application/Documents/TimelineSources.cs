using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Support;
using TreatmentPlans.Domain.Transition;
using Kind = TreatmentPlans.Application.Documents.TimelineKind;

namespace TreatmentPlans.Application.Documents;

/// <summary>
/// The facts that are kept of an episode, each with its day: what happened stays readable for as long as the records do, which the event feed
/// does not. What was entered in error did not happen.
/// </summary>
internal sealed class TimelineSources
{
    private readonly QueryBatch _batch;
    private readonly IReadOnlySet<TimelineKind> _kinds;
    private readonly List<Func<IEnumerable<TimelineEntry>>> _reads = [];

    private TimelineSources(QueryBatch batch, IReadOnlySet<TimelineKind> kinds) => (_batch, _kinds) = (batch, kinds);

    public static TimelineSources Of(QueryBatch batch, IAppDbContext db, Domain.Episodes.Episode episode, Program program, IReadOnlySet<TimelineKind> kinds)
    {
        var sources = new TimelineSources(batch, kinds);
        sources._reads.Add(() => OfEpisode(episode));
        sources.AddPlans(db, episode);
        sources.AddPhases(db, episode, program);
        sources.AddSessions(db, episode, program);
        sources.AddSkills(db, episode);
        sources.AddSupport(db, episode, program);
        sources.AddTransition(db, episode, program);
        return sources;
    }

    /// <summary>When the batch has run.</summary>
    public IEnumerable<TimelineEntry> Entries() => _reads.SelectMany(read => read());

    private static IEnumerable<TimelineEntry> OfEpisode(Domain.Episodes.Episode episode)
    {
        var id = episode.Id.Value;
        if (episode.EnteredInError is not null)
        {
            yield break;
        }

        yield return new TimelineEntry(Kind.Episode, "Requested", episode.Referral.RequestedOn, null, episode.Referral.RecordedAt, id);
        if (episode.Screening is { } screening)
        {
            yield return new TimelineEntry(Kind.Episode, "Screened", screening.ScreenedOn, null, screening.RecordedAt, id, By: screening.ScreenedBy);
        }

        if (episode.Declination is { } declination)
        {
            yield return new TimelineEntry(Kind.Episode, "Declined", declination.DeclinedOn, null, declination.RecordedAt, id, By: declination.DeclinedBy);
        }

        if (episode.Admission is { } admission)
        {
            yield return new TimelineEntry(Kind.Episode, "Admitted", admission.AdmittedOn, null, admission.RecordedAt, id, By: admission.DecidedBy);
        }

        foreach (var leave in episode.Leaves)
        {
            yield return new TimelineEntry(Kind.Episode, "LeaveStarted", leave.From, null, leave.RecordedAt, id, By: leave.ApprovedBy);
            if (leave.ReturnedOn is { } returned)
            {
                yield return new TimelineEntry(Kind.Episode, "Returned", returned, null, leave.RecordedAt, id);
            }
        }

        if (episode.End is { } end)
        {
            yield return new TimelineEntry(Kind.Episode, "Discharged", end.DischargedOn, null, end.RecordedAt, id);
        }

        foreach (var diagnosis in episode.Diagnoses.Where(diagnosis => diagnosis.EnteredInError is null))
        {
            yield return new TimelineEntry(
                Kind.Diagnosis, diagnosis.Code, diagnosis.IndexOn, null, diagnosis.RecordedAt, diagnosis.Id.Value, By: diagnosis.RecordedBy);
        }

        foreach (var set in episode.DimensionRatingSets.Where(set => set.EnteredInError is null))
        {
            yield return new TimelineEntry(Kind.DimensionRatings, $"{set.Edition}", set.RatedOn, null, set.RecordedAt, set.Id.Value, By: set.RatedBy);
        }
    }

    private void AddPlans(IAppDbContext db, Domain.Episodes.Episode episode)
    {
        var plans = db.RecoveryPlans.AsNoTracking().Where(plan => plan.EpisodeId == episode.Id);
        Add(
            [Kind.PlanVersion, Kind.PlanSignature],
            plans.SelectMany(
                plan => plan.Versions,
                (plan, version) => new { plan.Id, version.Number, version.Status, version.Transitions, version.Signatures, version.Refusals }),
            row => row.Status is PlanVersionStatus.EnteredInError
                ? []
                :
                [
                    .. row.Transitions.Select(step => new TimelineEntry(
                        Kind.PlanVersion, $"{step.To}", step.OccurredOn, null, step.RecordedAt, row.Id.Value, row.Number, step.By.PractitionerId)),
                    .. row.Signatures.Where(signature => signature.IsValid).Select(signature => new TimelineEntry(
                        Kind.PlanSignature,
                        $"{signature.Role}",
                        signature.SignedOn,
                        signature.SignedAt,
                        signature.RecordedAt,
                        row.Id.Value,
                        row.Number,
                        signature.Signer.PractitionerId)),
                    .. row.Refusals.Where(refusal => refusal.IsValid).Select(refusal => new TimelineEntry(
                        Kind.PlanSignature, "Refused", refusal.RefusedOn, null, refusal.RecordedAt, row.Id.Value, row.Number, refusal.RecordedBy)),
                ]);
        Add(
            [Kind.Goal, Kind.Objective, Kind.PlanReview],
            plans.Select(plan => new { plan.Goals, plan.Objectives, plan.Reviews }),
            plan =>
            [
                .. from goal in plan.Goals
                   from step in goal.Transitions
                   select new TimelineEntry(Kind.Goal, $"{step.To}", step.OccurredOn, null, step.RecordedAt, goal.GoalId.Value, By: step.By.PractitionerId),
                .. from objective in plan.Objectives
                   from step in objective.Transitions
                   select new TimelineEntry(Kind.Objective, $"{step.To}", step.OccurredOn, null, step.RecordedAt, objective.ObjectiveId.Value, By: step.By.PractitionerId),
                .. from objective in plan.Objectives
                   from waiver in objective.Waivers
                   select new TimelineEntry(Kind.Objective, "Waived", waiver.OccurredOn, null, waiver.RecordedAt, objective.ObjectiveId.Value, By: waiver.By.PractitionerId),
                .. from review in plan.Reviews
                   where review.EnteredInError is null
                   select new TimelineEntry(
                       Kind.PlanReview,
                       $"{review.Conclusion}",
                       review.CompletedOn,
                       null,
                       review.RecordedAt,
                       review.Id.Value,
                       review.VersionNumber,
                       review.By.PractitionerId),
            ]);
    }

    private void AddPhases(IAppDbContext db, Domain.Episodes.Episode episode, Program program)
    {
        Add([Kind.Phase], db.StepDownPhases.AsNoTracking().Where(phase => phase.EpisodeId == episode.Id && phase.StartedOn != null), phase =>
        [
            new TimelineEntry(Kind.Phase, "Started", phase.StartedOn!.Value, null, phase.StartRecordedAt!.Value, phase.Id.Value, phase.Sequence),
            .. phase.EndedOn is { } ended
                ? [new TimelineEntry(Kind.Phase, $"{phase.Status}", ended, null, phase.EndRecordedAt!.Value, phase.Id.Value, phase.Sequence)]
                : Array.Empty<TimelineEntry>(),
        ]);
        Add(
            [Kind.ReadinessEvaluation],
            db.ReadinessEvaluations.AsNoTracking().Where(evaluation => evaluation.EpisodeId == episode.Id && evaluation.EnteredInError == null)
                .Select(evaluation => new { evaluation.Id, evaluation.AsOf, evaluation.Result, evaluation.CreatedAt, evaluation.EvaluatedBy }),
            row => [new TimelineEntry(Kind.ReadinessEvaluation, $"{row.Result}", row.AsOf, null, row.CreatedAt, row.Id.Value, By: row.EvaluatedBy)]);
        Add([Kind.LevelOfCareDecision], db.LevelOfCareDecisions.AsNoTracking().Where(decision => decision.EpisodeId == episode.Id && decision.EnteredInError == null), decision =>
        [
            new TimelineEntry(
                Kind.LevelOfCareDecision, $"{decision.DecisionType}", decision.DecidedOn, decision.DecidedAt, decision.DecidedAt, decision.Id.Value, By: decision.DecidedBy),
            .. decision.ExecutedAt is { } executed
                ? [new TimelineEntry(Kind.LevelOfCareDecision, "Executed", decision.EffectiveOn, null, executed, decision.Id.Value)]
                : Array.Empty<TimelineEntry>(),
            .. decision.Withdrawal is { } withdrawal
                ? [new TimelineEntry(Kind.LevelOfCareDecision, "Withdrawn", program.DateOf(withdrawal.At), withdrawal.At, withdrawal.At, decision.Id.Value, By: withdrawal.By)]
                : Array.Empty<TimelineEntry>(),
            .. decision.Lapsed is { } lapsed
                ? [new TimelineEntry(Kind.LevelOfCareDecision, "Lapsed", program.DateOf(lapsed.At), lapsed.At, lapsed.At, decision.Id.Value)]
                : Array.Empty<TimelineEntry>(),
        ]);
    }

    private void AddSessions(IAppDbContext db, Domain.Episodes.Episode episode, Program program)
    {
        Add(
            [Kind.Attendance],
            db.AttendanceRecords.AsNoTracking()
                .Where(record => record.EpisodeId == episode.Id && record.EnteredInError == null && record.Status != AttendanceStatus.Scheduled)
                .Select(record => new { record.Id, record.On, record.StartsAt, record.Status, record.Log }),
            row =>
            [
                .. row.Log.TakeLast(1).Select(last => new TimelineEntry(
                    Kind.Attendance, $"{row.Status}", row.On, row.StartsAt, last.RecordedAt, row.Id.Value, By: last.By)),
            ]);
        Add(
            [Kind.SessionNote],
            db.SessionNotes.AsNoTracking().Where(note => note.EpisodeId == episode.Id).Select(note => new { note.Id, note.Signature }),
            row => row.Signature is { } signature
                ? [new TimelineEntry(Kind.SessionNote, "Signed", signature.SignedOn, signature.SignedAt, signature.SignedAt, row.Id.Value, By: signature.SignerId)]
                : []);
        Add([Kind.ContactAttempt], db.ContactAttempts.AsNoTracking().Where(attempt => attempt.EpisodeId == episode.Id && attempt.EnteredInError == null), attempt =>
        [
            new TimelineEntry(
                Kind.ContactAttempt, attempt.Reached ? "Reached" : "NotReached", program.DateOf(attempt.At), attempt.At, attempt.RecordedAt, attempt.Id.Value, By: attempt.By),
        ]);
        Add(
            [Kind.Enrolment],
            db.Enrolments.AsNoTracking().Where(enrolment => enrolment.EpisodeId == episode.Id && enrolment.EnteredInError == null)
                .Select(enrolment => new { enrolment.Id, enrolment.Status, enrolment.From, enrolment.CreatedAt }),
            row => [new TimelineEntry(Kind.Enrolment, $"{row.Status}", row.From, null, row.CreatedAt, row.Id.Value)]);
    }

    private void AddSkills(IAppDbContext db, Domain.Episodes.Episode episode)
    {
        Add(
            [Kind.SkillPractice],
            db.SkillPractices.AsNoTracking().Where(practice => practice.EpisodeId == episode.Id && practice.EnteredInError == null),
            practice =>
            [
                new TimelineEntry(
                    Kind.SkillPractice,
                    practice.SkillCode,
                    practice.PractisedOn,
                    practice.PractisedAt,
                    practice.RecordedAt,
                    practice.Id.Value,
                    By: practice.RecordedBy.PractitionerId),
            ]);
        Add(
            [Kind.Homework],
            db.Homework.AsNoTracking().Where(homework => homework.EpisodeId == episode.Id && homework.EnteredInError == null)
                .Select(homework => new { homework.Id, homework.Steps }),
            row => row.Steps.Select((step, index) => new TimelineEntry(
                Kind.Homework, $"{step.Status}", step.On, null, step.RecordedAt, row.Id.Value, index + 1, step.By.PractitionerId)));
    }

    private void AddSupport(IAppDbContext db, Domain.Episodes.Episode episode, Program program)
    {
        Add([Kind.Assessment], db.Assessments.AsNoTracking().Where(one => one.EpisodeId == episode.Id && one.EnteredInError == null), one =>
            [new TimelineEntry(Kind.Assessment, $"{one.Instrument}", one.AnsweredOn, one.AnsweredAt, one.RecordedAt, one.Id.Value, By: one.RecordedBy)]);
        Add([Kind.DrugTest], db.DrugTests.AsNoTracking().Where(test => test.EpisodeId == episode.Id && test.EnteredInError == null), test =>
            [new TimelineEntry(Kind.DrugTest, $"{test.Standing}", test.CollectedOn, test.CollectedAt, test.RecordedAt, test.Id.Value, By: test.RecordedBy)]);
        Add([Kind.CheckIn], db.WellbeingCheckIns.AsNoTracking().Where(checkIn => checkIn.EpisodeId == episode.Id && checkIn.EnteredInError == null), checkIn =>
            [new TimelineEntry(Kind.CheckIn, "CheckedIn", checkIn.On, checkIn.At, checkIn.RecordedAt, checkIn.Id.Value)]);
        Add([Kind.UseEvent], db.UseEvents.AsNoTracking().Where(use => use.EpisodeId == episode.Id && use.EnteredInError == null), use =>
            use.Status is UseEventStatus.Confirmed or UseEventStatus.Unconfirmed
                ? [new TimelineEntry(Kind.UseEvent, $"{use.Status}", use.StartedOn, null, use.RecordedAt, use.Id.Value)]
                : []);
        Add([Kind.Trigger], db.Triggers.AsNoTracking().Where(trigger => trigger.EpisodeId == episode.Id && trigger.EnteredInError == null), trigger =>
            [new TimelineEntry(Kind.Trigger, "Identified", trigger.IdentifiedOn, null, trigger.RecordedAt, trigger.Id.Value)]);
        Add([Kind.SupportContact], db.SupportContacts.AsNoTracking().Where(contact => contact.EpisodeId == episode.Id && contact.EnteredInError == null), contact =>
        [
            new TimelineEntry(Kind.SupportContact, "Agreed", contact.AgreedOn, null, contact.RecordedAt, contact.Id.Value),
            .. contact.EndedOn is { } ended
                ? [new TimelineEntry(Kind.SupportContact, "Ended", ended, null, contact.EndRecordedAt!.Value, contact.Id.Value)]
                : Array.Empty<TimelineEntry>(),
        ]);
        Add([Kind.Encouragement], db.Encouragements.AsNoTracking().Where(one => one.EpisodeId == episode.Id && one.EnteredInError == null), one =>
            [new TimelineEntry(Kind.Encouragement, "Sent", program.DateOf(one.RecordedAt), one.RecordedAt, one.RecordedAt, one.Id.Value, By: one.By)]);
        Add([Kind.Milestone], db.Milestones.AsNoTracking().Where(one => one.EpisodeId == episode.Id && one.Status == MilestoneStatus.Awarded), one =>
            [new TimelineEntry(Kind.Milestone, "Reached", one.ReachedOn, null, one.AwardedAt, one.Id.Value, one.Days)]);
    }

    private void AddTransition(IAppDbContext db, Domain.Episodes.Episode episode, Program program)
    {
        Add([Kind.Discharge], db.Discharges.AsNoTracking().Where(discharge => discharge.EpisodeId == episode.Id), discharge => discharge.Steps.Select(step =>
            new TimelineEntry(Kind.Discharge, $"{step.Status}", program.DateOf(step.At), step.At, step.At, discharge.Id.Value, By: step.By)));
        Add([Kind.RelapsePreventionPlan], db.RelapsePreventionPlans.AsNoTracking().Where(plan => plan.EpisodeId == episode.Id), plan =>
            plan.Versions.SelectMany(version => OfVersion(Kind.RelapsePreventionPlan, plan.Id.Value, version)));
        Add([Kind.ContinuingCarePlan], db.ContinuingCarePlans.AsNoTracking().Where(plan => plan.EpisodeId == episode.Id), plan =>
            plan.Versions.SelectMany(version => OfVersion(Kind.ContinuingCarePlan, plan.Id.Value, version)));
        Add([Kind.IndependenceChecklist], db.IndependenceChecklists.AsNoTracking().Where(checklist => checklist.Id == episode.Id), checklist =>
            checklist.Looks.Select((look, index) => new TimelineEntry(
                Kind.IndependenceChecklist, "LookedAt", look.LookedOn, null, look.RecordedAt, checklist.Id.Value, index + 1, look.By)));
        Add([Kind.Certification], db.Certifications.AsNoTracking().Where(one => one.EpisodeId == episode.Id && one.EnteredInError == null), one =>
            [new TimelineEntry(Kind.Certification, "Certified", one.CertifiedOn, null, one.RecordedAt, one.Id.Value, By: one.CertifiedBy)]);
        Add([Kind.FollowUp], db.FollowUps.AsNoTracking().Where(one => one.EpisodeId == episode.Id && one.EnteredInError == null), one =>
        [
            .. one.Attempts.Select((attempt, index) => new TimelineEntry(
                Kind.FollowUp,
                attempt.Reached ? "Reached" : "NotReached",
                program.DateOf(attempt.At),
                attempt.At,
                attempt.RecordedAt,
                one.Id.Value,
                index + 1,
                attempt.By)),
            .. one.Cancellation is { } cancelled
                ? [new TimelineEntry(Kind.FollowUp, "Cancelled", program.DateOf(cancelled.At), cancelled.At, cancelled.At, one.Id.Value, By: cancelled.By)]
                : Array.Empty<TimelineEntry>(),
        ]);
        Add([Kind.Authorization], db.Authorizations.AsNoTracking().Where(one => one.EpisodeId == episode.Id && one.EnteredInError == null), one => one.Steps.Select(step =>
            new TimelineEntry(Kind.Authorization, $"{step.Status}", step.On, null, step.At, one.Id.Value, By: step.By)));
        Add([Kind.WorkItem], db.WorkItems.AsNoTracking().Where(item => item.EpisodeId == episode.Id), item =>
        [
            new TimelineEntry(Kind.WorkItem, $"{item.Kind}", program.DateOf(item.CreatedAt), item.CreatedAt, item.CreatedAt, item.Id.Value),
            .. item.Resolution is { } resolution
                ? [new TimelineEntry(Kind.WorkItem, "Resolved", program.DateOf(resolution.At), resolution.At, resolution.At, item.Id.Value, By: resolution.By)]
                : Array.Empty<TimelineEntry>(),
        ]);
    }

    private static IEnumerable<TimelineEntry> OfVersion<TContent>(TimelineKind kind, Guid planId, TransitionPlanVersion<TContent> version)
        where TContent : class => version.EnteredInError is not null
        ? []
        :
        [
            .. version.Steps.Select(step => new TimelineEntry(
                kind, $"{step.Status}", step.OccurredOn, null, step.RecordedAt, planId, version.Number, step.By.PractitionerId)),
            .. version.Signatures.Where(signature => signature.VoidedAt is null).Select(signature => new TimelineEntry(
                kind,
                $"SignedBy{signature.Role}",
                signature.SignedOn,
                signature.SignedAt,
                signature.RecordedAt,
                planId,
                version.Number,
                signature.Signer.PractitionerId)),
            .. version.Refusals.Where(refusal => refusal.IsValid).Select(refusal => new TimelineEntry(
                kind, "Refused", refusal.RefusedOn, null, refusal.RecordedAt, planId, version.Number, refusal.RecordedBy)),
        ];

    /// <summary>Asked only where the caller sees it.</summary>
    private void Add<T>(IEnumerable<TimelineKind> kinds, IQueryable<T> query, Func<T, IEnumerable<TimelineEntry>> entries)
    {
        if (kinds.Any(_kinds.Contains))
        {
            var rows = _batch.Add(query);
            _reads.Add(() => rows.Rows.SelectMany(entries));
        }
    }
}
