using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Skills;

/// <summary>The end of an episode ends what is open of its homework.</summary>
internal sealed class EndHomework(IAppDbContext db, TimeProvider clock) : INotificationHandler<Occurred<EpisodeDischarged>>
{
    public async Task Handle(Occurred<EpisodeDischarged> notification, CancellationToken cancellationToken)
    {
        var (episodeId, _, end) = notification.Event;
        var now = clock.GetUtcNow();
        (await db.Homework.Where(homework => homework.EpisodeId == episodeId).ToListAsync(cancellationToken))
            .ForEach(homework => homework.EndWith(end, now));
    }
}
