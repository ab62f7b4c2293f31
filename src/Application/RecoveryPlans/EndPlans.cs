using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>The end of an episode ends its plan: completed by completed treatment, else discontinued. What was not signed is given up.</summary>
internal sealed class EndPlans(IAppDbContext db, TimeProvider clock) : INotificationHandler<Occurred<EpisodeDischarged>>
{
    private const string Reason = "The episode has ended.";

    public async Task Handle(Occurred<EpisodeDischarged> notification, CancellationToken cancellationToken)
    {
        var (episodeId, _, end) = notification.Event;
        var act = new Act(Actor.Service, end.DischargedOn, clock.GetUtcNow());
        foreach (var plan in await db.RecoveryPlans.Where(plan => plan.EpisodeId == episodeId).ToListAsync(cancellationToken))
        {
            if (plan.InForce is null)
            {
                if (plan.Unsigned is not null)
                {
                    plan.Cancel(Reason, act);
                }

                continue;
            }

            if (end.Type.Completes())
            {
                plan.Complete(act);
            }
            else
            {
                plan.Discontinue(act);
            }
        }
    }
}
