using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Skills;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Support;

/// <summary>
/// Tasks of a return to use that are done elsewhere in the service: the dimensions are rated anew, readiness is evaluated, a chain analysis is
/// assigned, an individual session is booked.
/// </summary>
internal sealed class SettleUseTasks(IAppDbContext db, TimeProvider clock)
    : INotificationHandler<Occurred<EpisodeRatingsChanged>>,
        INotificationHandler<Occurred<ReadinessEvaluated>>,
        INotificationHandler<Occurred<HomeworkAssigned>>,
        INotificationHandler<Occurred<AttendanceBooked>>
{
    private readonly Dictionary<EpisodeId, List<WorkItem>> _extraSessions = [];

    public async Task Handle(Occurred<EpisodeRatingsChanged> notification, CancellationToken cancellationToken)
    {
        var items = await OpenAsync(notification.Event.EpisodeId, WorkItemKind.UseReRating, cancellationToken);
        if (items.Count == 0)
        {
            return;
        }

        // Changed in this very transaction. One that was entered in error settles nothing.
        var episode = await db.Episodes.GetAsync(episode => episode.Id == notification.Event.EpisodeId, cancellationToken);
        var latest = episode.DimensionRatingSets.Where(set => set.EnteredInError is null).Max(set => (DateTimeOffset?)set.RecordedAt);
        foreach (var item in items.Where(item => item.CreatedAt <= latest))
        {
            item.Settle(WorkItemOutcome.Done, "The dimensions were rated anew.", clock.GetUtcNow());
        }
    }

    public async Task Handle(Occurred<ReadinessEvaluated> notification, CancellationToken cancellationToken) =>
        (await OpenAsync(notification.Event.EpisodeId, WorkItemKind.UseStepUpEvaluation, cancellationToken))
            .ForEach(item => item.Settle(WorkItemOutcome.Done, $"Readiness evaluation {notification.Event.EvaluationId}.", clock.GetUtcNow()));

    public async Task Handle(Occurred<HomeworkAssigned> notification, CancellationToken cancellationToken)
    {
        var assigned = db.Homework.Local.Single(homework => homework.Id == notification.Event.HomeworkId);
        if (assigned.Pattern == HomeworkPattern.LapseChainAnalysis)
        {
            (await OpenAsync(assigned.EpisodeId, WorkItemKind.UseChainAnalysis, cancellationToken))
                .ForEach(item => item.Settle(WorkItemOutcome.Done, $"Homework {assigned.Id}.", clock.GetUtcNow()));
        }
    }

    /// <summary>A series books hundreds of seats in one transaction: only individual sessions are looked at, and an episode's tasks are read once.</summary>
    public async Task Handle(Occurred<AttendanceBooked> notification, CancellationToken cancellationToken)
    {
        var booked = notification.Event.Booked;
        if (booked.Category != ServiceCategory.IndividualCounseling)
        {
            return;
        }

        if (!_extraSessions.TryGetValue(booked.EpisodeId, out var items))
        {
            _extraSessions[booked.EpisodeId] = items = await OpenAsync(booked.EpisodeId, WorkItemKind.UseExtraSession, cancellationToken);
        }

        items.FindAll(item => item.CreatedAt < booked.StartsAt)
            .ForEach(item => item.Settle(WorkItemOutcome.Done, $"Session {booked.SessionId}.", clock.GetUtcNow()));
    }

    private Task<List<WorkItem>> OpenAsync(EpisodeId episodeId, WorkItemKind kind, CancellationToken cancellationToken) =>
        db.WorkItems.Open(kind).Where(item => item.EpisodeId == episodeId).ToListAsync(cancellationToken);
}
