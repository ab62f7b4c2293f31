using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

/// <summary>Those recorded last first.</summary>
public sealed record ListUseEvents(EpisodeId EpisodeId, PageRequest Page) : IQuery<Page<UseEventResponse>>;

internal sealed class ListUseEventsHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListUseEvents, Page<UseEventResponse>>
{
    public async Task<Page<UseEventResponse>> Handle(ListUseEvents query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return await db.UseEvents.AsNoTracking()
            .Where(use => use.EpisodeId == query.EpisodeId)
            .ToPageAsync(
                use => use.Id,
                query.Page,
                $"episodes/{query.EpisodeId}/use-events",
                cursors,
                UseEventResponse.Of,
                cancellationToken);
    }
}
