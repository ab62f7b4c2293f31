using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Transition;

/// <summary>The end of an episode settles what somebody was to do in it, but for what outlives it by policy (DIS-8).</summary>
internal sealed class SettleWorkAtDischarge(IAppDbContext db, TimeProvider clock) : INotificationHandler<Occurred<EpisodeDischarged>>
{
    private const string Evidence = "The episode has ended.";

    public async Task Handle(Occurred<EpisodeDischarged> notification, CancellationToken cancellationToken)
    {
        var (episodeId, _, end) = notification.Event;
        var program = await db.ProgramOfAsync(episodeId, cancellationToken);
        var kept = program.PoliciesOn(end.DischargedOn).Discharge.KeptWork;
        var items = await db.WorkItems
            .Where(item => item.EpisodeId == episodeId && item.Status != WorkItemStatus.Resolved && !kept.Contains(item.Kind))
            .ToListAsync(cancellationToken);
        items.ForEach(item => item.Settle(WorkItemOutcome.NoLongerNeeded, Evidence, clock.GetUtcNow()));
    }
}
