using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Support;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Support;

/// <summary>
/// What a return to use calls for, in its own transaction (rules USE-4 to USE-6): never a discharge. What is only said to have happened calls
/// for a look at the patient's safety and for finding out; what did happen for everything else too.
/// </summary>
internal sealed class RespondToUse(IAppDbContext db, MilestoneKeeper milestones, TestedUse testedUse, TimeProvider clock) :
    INotificationHandler<Occurred<UseRecorded>>,
    INotificationHandler<Occurred<UseConfirmed>>,
    INotificationHandler<Occurred<UseRefuted>>,
    INotificationHandler<Occurred<UseMerged>>,
    INotificationHandler<Occurred<UseJudgedRelapse>>,
    INotificationHandler<Occurred<UseEnteredInError>>
{
    private static readonly WorkItemKind[] All =
    [
        WorkItemKind.UseSafetyCheck,
        WorkItemKind.UseToConfirm,
        WorkItemKind.UseExtraSession,
        WorkItemKind.UseChainAnalysis,
        WorkItemKind.UseReRating,
        WorkItemKind.UseStepUpEvaluation,
    ];

    public async Task Handle(Occurred<UseRecorded> notification, CancellationToken cancellationToken)
    {
        var (use, care, now) = await FindAsync(notification.Event.UseEventId, cancellationToken);
        await testedUse.MergeAsync(use, care, now, cancellationToken);
        var endOfDay = care.Program.Calendar.EndOf(care.DateOf(now));
        List<(WorkItemKind, DateTimeOffset, string)> work = [Due(WorkItemKind.UseSafetyCheck, use, endOfDay)];
        if (use.Status == UseEventStatus.Unconfirmed)
        {
            work.Add(Due(WorkItemKind.UseToConfirm, use, endOfDay));
        }

        await RaiseAsync(use, care, work, now, cancellationToken);
        if (use.Status == UseEventStatus.Confirmed)
        {
            await CountAsync(use, care, now, cancellationToken);
        }
    }

    public async Task Handle(Occurred<UseConfirmed> notification, CancellationToken cancellationToken)
    {
        var (use, care, now) = await FindAsync(notification.Event.UseEventId, cancellationToken);
        await db.ResolveOfSubjectAsync(use.Id.Value, WorkItemKind.UseToConfirm, WorkItemOutcome.Done, "Confirmed.", now, cancellationToken);
        await CountAsync(use, care, now, cancellationToken);
    }

    public Task Handle(Occurred<UseRefuted> notification, CancellationToken cancellationToken) =>
        DropAsync(notification.Event.UseEventId, "Refuted.", cancellationToken);

    public Task Handle(Occurred<UseMerged> notification, CancellationToken cancellationToken) =>
        DropAsync(notification.Event.UseEventId, "Another use event tells the same use.", cancellationToken);

    public Task Handle(Occurred<UseEnteredInError> notification, CancellationToken cancellationToken) =>
        DropAsync(notification.Event.UseEventId, "The use event was entered in error.", cancellationToken);

    public async Task Handle(Occurred<UseJudgedRelapse> notification, CancellationToken cancellationToken)
    {
        var (use, care, now) = await FindAsync(notification.Event.UseEventId, cancellationToken);
        await OweReviewAsync(use, care, ReviewTrigger.Relapse, now, cancellationToken);
    }

    private static (WorkItemKind, DateTimeOffset, string) Due(WorkItemKind kind, UseEvent use, DateTimeOffset dueAt) => (kind, dueAt, $"{kind}/{use.Id}");

    private async Task<(UseEvent Use, SupportCare Care, DateTimeOffset Now)> FindAsync(UseEventId id, CancellationToken cancellationToken)
    {
        var use = db.UseEvents.Local.Single(use => use.Id == id);
        return (use, await db.GetSupportCareAsync(use.EpisodeId, cancellationToken), clock.GetUtcNow());
    }

    /// <summary>What comes to light after the discharge calls for nothing here any more.</summary>
    private Task RaiseAsync(
        UseEvent use, SupportCare care, IReadOnlyList<(WorkItemKind, DateTimeOffset, string)> work, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.RaiseAsync(use, use.Id.Value, care.Episode.IsInCare ? work : [], now, cancellationToken);

    private async Task CountAsync(UseEvent use, SupportCare care, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = care.DateOf(now);
        var policy = care.Program.PoliciesOn(today).Support;
        var dueAt = care.Program.Calendar.EndOf(care.Program.Calendar.AddBusinessDays(today, policy.UseResponseBusinessDays));
        await RaiseAsync(
            use,
            care,
            [
                Due(WorkItemKind.UseExtraSession, use, dueAt),
                Due(WorkItemKind.UseChainAnalysis, use, dueAt),
                Due(WorkItemKind.UseReRating, use, dueAt),
                Due(WorkItemKind.UseStepUpEvaluation, use, dueAt),
            ],
            now,
            cancellationToken);

        // Whatever the drinks are, the class does not depend on them.
        var all = await db.TrackedUseEventsAsync(use.EpisodeId, cancellationToken);
        var history = UseHistory.Of(all.Select(known => known.AsOf(today, now)).OfType<UseFact>(), policy, policy.HeavyDrinksFemale, today);
        var trigger = history.Find(use.Id)?.Class == UseClass.Relapse ? ReviewTrigger.Relapse : ReviewTrigger.Lapse;
        await OweReviewAsync(use, care, trigger, now, cancellationToken);
        await LapseDecisionsAsync(use, now, cancellationToken);
        await milestones.KeepAsync(care, now, cancellationToken);
    }

    private async Task OweReviewAsync(UseEvent use, SupportCare care, ReviewTrigger trigger, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // A plan that is not in force yet owes its first version anyway.
        if (await db.LatestPlanAsync(use.EpisodeId, cancellationToken) is not { InForce: not null } plan)
        {
            return;
        }

        var today = care.DateOf(now);
        var last = use.Log[^1].By;
        plan.OweReview(trigger, care.Program.Calendar, care.Program.PoliciesOn(today).ReviewCadence, new Act(last, today, now));
    }

    private async Task LapseDecisionsAsync(UseEvent use, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var scheduled = await db.LevelOfCareDecisions
            .Where(decision => decision.EpisodeId == use.EpisodeId && decision.Status == LevelOfCareDecisionStatus.Scheduled)
            .ToListAsync(cancellationToken);
        scheduled.ForEach(decision => decision.LapseByUse(use.Id.Value, use.StartedOn, now));
    }

    private async Task DropAsync(UseEventId id, string evidence, CancellationToken cancellationToken)
    {
        var (use, care, now) = await FindAsync(id, cancellationToken);
        foreach (var kind in All)
        {
            await db.ResolveOfSubjectAsync(use.Id.Value, kind, WorkItemOutcome.NoLongerNeeded, evidence, now, cancellationToken);
        }

        await milestones.KeepAsync(care, now, cancellationToken);
    }
}
