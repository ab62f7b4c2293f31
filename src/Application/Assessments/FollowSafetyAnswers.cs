using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Assessments;

/// <summary>
/// A self-harm answer calls for a C-SSRS; a C-SSRS of Moderate or High calls for a clinician and a review of the plan, and High stops what
/// would lead to less care (rules ASM-1 to ASM-3). In the transaction of the answers, so that none is lost.
/// </summary>
internal sealed class FollowSafetyAnswers(IAppDbContext db, TimeProvider clock)
    : INotificationHandler<Occurred<AssessmentRecorded>>, INotificationHandler<Occurred<AssessmentEnteredInError>>
{
    public async Task Handle(Occurred<AssessmentRecorded> notification, CancellationToken cancellationToken)
    {
        var assessment = notification.Event.Assessment;
        if (assessment.Flags.Contains(AssessmentFlag.SelfHarmItem))
        {
            await AskForScreenAsync(assessment, null, cancellationToken);
        }

        if (assessment.Risk is not { } risk)
        {
            return;
        }

        await SettleAsync(assessment, cancellationToken);
        if (risk is SafetyRisk.Moderate or SafetyRisk.High)
        {
            await AlertAsync(assessment, risk, cancellationToken);
        }
    }

    public async Task Handle(Occurred<AssessmentEnteredInError> notification, CancellationToken cancellationToken)
    {
        var wrong = notification.Event.Assessment;
        foreach (var kind in new[] { WorkItemKind.SafetyScreenDue, WorkItemKind.SafetyRiskModerate, WorkItemKind.SafetyRiskHigh })
        {
            await db.ResolveOfSubjectAsync(
                wrong.Id.Value, kind, WorkItemOutcome.NoLongerNeeded, "The assessment was entered in error.", clock.GetUtcNow(), cancellationToken);
        }

        if (wrong.Risk is null)
        {
            return;
        }

        // What the wrong screen has settled is open again.
        var unanswered = await db.Assessments
            .Where(other => other.EpisodeId == wrong.EpisodeId && other.Instrument == InstrumentCode.Phq9 && other.AnsweredOn <= wrong.AnsweredOn)
            .ToListAsync(cancellationToken);
        foreach (var answers in unanswered.Where(other => other.EnteredInError is null && other.Flags.Contains(AssessmentFlag.SelfHarmItem)))
        {
            await AskForScreenAsync(answers, wrong.Id, cancellationToken);
        }
    }

    /// <param name="instead">The screen that turned out to be none; null the first time.</param>
    private async Task AskForScreenAsync(Assessment answers, AssessmentId? instead, CancellationToken cancellationToken)
    {
        if (await db.Assessments.AnyAsync(
            screen => screen.EpisodeId == answers.EpisodeId && screen.Instrument == InstrumentCode.Cssrs && screen.EnteredInError == null
                && screen.AnsweredOn >= answers.AnsweredOn && screen.Id != instead,
            cancellationToken))
        {
            return;
        }

        var again = instead is null ? "" : $"/{instead}";
        await RaiseAsync(
            answers,
            WorkItemKind.SafetyScreenDue,
            $"{WorkItemKind.SafetyScreenDue}/{answers.Id}{again}",
            (program, policy, now) => program.Calendar.EndOf(program.DateOf(now).AddDays(policy.ScreenWithinDays)),
            cancellationToken);
    }

    /// <summary>A screen of the same day or later answers for the self-harm answers before it.</summary>
    private async Task SettleAsync(Assessment screen, CancellationToken cancellationToken)
    {
        var open = await db.WorkItems
            .Open(WorkItemKind.SafetyScreenDue)
            .Where(item => item.EpisodeId == screen.EpisodeId)
            .ToListAsync(cancellationToken);
        if (open.Count == 0)
        {
            return;
        }

        var settled = await db.Assessments
            .Where(answers => answers.EpisodeId == screen.EpisodeId && answers.Instrument == InstrumentCode.Phq9 && answers.AnsweredOn <= screen.AnsweredOn)
            .Select(answers => answers.Id)
            .ToListAsync(cancellationToken);
        foreach (var item in open.Where(item => settled.Exists(answers => answers.Value == item.SubjectId)))
        {
            item.Settle(WorkItemOutcome.Done, "The C-SSRS was answered.", clock.GetUtcNow());
        }
    }

    private async Task AlertAsync(Assessment screen, SafetyRisk risk, CancellationToken cancellationToken)
    {
        var kind = risk is SafetyRisk.High ? WorkItemKind.SafetyRiskHigh : WorkItemKind.SafetyRiskModerate;
        var program = await RaiseAsync(
            screen,
            kind,
            $"{kind}/{screen.Id}",
            (program, policy, now) => risk is SafetyRisk.High
                ? now.AddMinutes(policy.HighRiskMinutes)
                : program.Calendar.EndOf(program.DateOf(now).AddDays(policy.ModerateRiskDays)),
            cancellationToken);

        var now = clock.GetUtcNow();
        var today = program.DateOf(now);
        var plan = await db.RecoveryPlans.FirstOrDefaultAsync(
            plan => plan.EpisodeId == screen.EpisodeId && (plan.Status == PlanVersionStatus.Active || plan.Status == PlanVersionStatus.OnHold),
            cancellationToken);
        plan?.OweReview(
            ReviewTrigger.SafetyScreen, program.Calendar, program.PoliciesOn(today).ReviewCadence, new Act(new Actor(screen.RecordedBy), today, now));

        if (risk is SafetyRisk.High && await IsLatestAsync(screen, cancellationToken))
        {
            var waiting = await db.LevelOfCareDecisions
                .Where(decision => decision.EpisodeId == screen.EpisodeId && decision.Status == LevelOfCareDecisionStatus.Scheduled)
                .ToListAsync(cancellationToken);
            waiting.ForEach(decision => decision.LapseByRisk(screen.Id.Value, now));
        }
    }

    private async Task<bool> IsLatestAsync(Assessment screen, CancellationToken cancellationToken) => !await db.Assessments.AnyAsync(
        other => other.EpisodeId == screen.EpisodeId && other.Instrument == InstrumentCode.Cssrs && other.EnteredInError == null
            && other.AnsweredAt > screen.AnsweredAt,
        cancellationToken);

    private async Task<Program> RaiseAsync(
        Assessment subject,
        WorkItemKind kind,
        string dedupKey,
        Func<Program, AssessmentPolicy, DateTimeOffset, DateTimeOffset> dueAt,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var programId = await db.Episodes.Where(episode => episode.Id == subject.EpisodeId).Select(episode => episode.ProgramId).SingleAsync(cancellationToken);
        var program = await db.Programs.GetAsync(program => program.Id == programId, cancellationToken);
        var owner = await db.OwnerOfAsync(subject.EpisodeId, cancellationToken);
        await db.RaiseOnceAsync(
            subject.OrganizationId,
            new WorkItemCause(
                kind,
                subject.PatientId,
                subject.EpisodeId,
                owner.PlanId,
                owner.PlanId is null ? subject.RecordedBy ?? owner.CounselorId : owner.CounselorId,
                dueAt(program, program.PoliciesOn(program.DateOf(now)).Assessments, now),
                dedupKey,
                subject.Id.Value),
            now,
            cancellationToken);
        return program;
    }
}
