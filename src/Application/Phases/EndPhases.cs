using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;

namespace TreatmentPlans.Application.Phases;

/// <summary>The end of an episode ends its phases, and a decision that waits for its date lapses.</summary>
internal sealed class EndPhases(IAppDbContext db, TimeProvider clock) : INotificationHandler<Occurred<EpisodeDischarged>>
{
    public async Task Handle(Occurred<EpisodeDischarged> notification, CancellationToken cancellationToken)
    {
        var (episodeId, _, end) = notification.Event;
        var now = clock.GetUtcNow();
        (await db.GetPathAsync(episodeId, cancellationToken)).End(end.Type.Completes(), end.DischargedOn.AddDays(1), now);
        var waiting = await db.LevelOfCareDecisions
            .Where(decision => decision.EpisodeId == episodeId && decision.Status == LevelOfCareDecisionStatus.Scheduled)
            .ToListAsync(cancellationToken);
        waiting.ForEach(decision => decision.LapseByEndOfCare(now));
    }
}
