using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Support;

/// <summary>Tasks of a return to use that are done elsewhere in the service: the dimensions are rated anew, readiness is evaluated.</summary>
internal sealed class SettleUseTasks(IAppDbContext db, TimeProvider clock)
    : INotificationHandler<Occurred<EpisodeRatingsChanged>>, INotificationHandler<Occurred<ReadinessEvaluated>>
{
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
            item.Resolve(WorkItemOutcome.Done, "The dimensions were rated anew.", null, clock.GetUtcNow());
        }
    }

    public async Task Handle(Occurred<ReadinessEvaluated> notification, CancellationToken cancellationToken) =>
        (await OpenAsync(notification.Event.EpisodeId, WorkItemKind.UseStepUpEvaluation, cancellationToken))
            .ForEach(item => item.Resolve(WorkItemOutcome.Done, $"Readiness evaluation {notification.Event.EvaluationId}.", null, clock.GetUtcNow()));

    private Task<List<WorkItem>> OpenAsync(EpisodeId episodeId, WorkItemKind kind, CancellationToken cancellationToken) => db.WorkItems
        .Where(item => item.EpisodeId == episodeId && item.Kind == kind && item.Status != WorkItemStatus.Resolved)
        .ToListAsync(cancellationToken);
}
