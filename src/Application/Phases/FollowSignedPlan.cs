using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.Phases;

/// <summary>A version that comes into force says which phases are to come.</summary>
internal sealed class FollowSignedPlan(IAppDbContext db, TimeProvider clock) : INotificationHandler<Occurred<PlanActivated>>
{
    public async Task Handle(Occurred<PlanActivated> notification, CancellationToken cancellationToken)
    {
        var (plan, version) = notification.Event;
        var episode = await db.Episodes.GetAsync(episode => episode.Id == plan.EpisodeId, cancellationToken);
        if (!episode.IsInCare)
        {
            // Signed before the admission, which takes the path over.
            return;
        }

        var path = await db.GetPathAsync(episode.Id, cancellationToken);
        db.StepDownPhases.AddRange(path.Follow(episode, version.Document.Phases, version.ActiveFrom!.Value, clock.GetUtcNow()));
    }
}
