using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

/// <summary>Those recorded last first.</summary>
public sealed record ListTriggers(EpisodeId EpisodeId, PageRequest Page) : IQuery<Page<TriggerResponse>>;

internal sealed class ListTriggersHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListTriggers, Page<TriggerResponse>>
{
    public async Task<Page<TriggerResponse>> Handle(ListTriggers query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return await db.Triggers.AsNoTracking()
            .Where(trigger => trigger.EpisodeId == query.EpisodeId)
            .ToPageAsync(
                trigger => trigger.Id,
                query.Page,
                $"episodes/{query.EpisodeId}/triggers",
                cursors,
                TriggerResponse.Of,
                cancellationToken);
    }
}
