using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

/// <summary>Those recorded last first.</summary>
public sealed record ListEncouragements(EpisodeId EpisodeId, PageRequest Page) : IQuery<Page<EncouragementResponse>>;

internal sealed class ListEncouragementsHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListEncouragements, Page<EncouragementResponse>>
{
    public async Task<Page<EncouragementResponse>> Handle(ListEncouragements query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return await db.Encouragements.AsNoTracking()
            .Where(encouragement => encouragement.EpisodeId == query.EpisodeId)
            .ToPageAsync(
                encouragement => encouragement.Id,
                query.Page,
                $"episodes/{query.EpisodeId}/encouragements",
                cursors,
                EncouragementResponse.Of,
                cancellationToken);
    }
}
