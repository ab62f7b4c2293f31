using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Episodes;

/// <summary>Newest first, those entered in error under their mark.</summary>
public sealed record ListDimensionRatingSets(EpisodeId EpisodeId, PageRequest Page) : IQuery<Page<DimensionRatingSetResponse>>;

internal sealed class ListDimensionRatingSetsHandler(IAppDbContext db, ICursors cursors)
    : IRequestHandler<ListDimensionRatingSets, Page<DimensionRatingSetResponse>>
{
    public async Task<Page<DimensionRatingSetResponse>> Handle(ListDimensionRatingSets query, CancellationToken cancellationToken)
    {
        var episode = await db.Episodes.AsNoTracking().GetAsync(e => e.Id == query.EpisodeId, cancellationToken);
        return episode.DimensionRatingSets.Reverse().ToPage(
            set => set.Id.Value,
            query.Page,
            $"episodes/{query.EpisodeId}/dimension-ratings",
            cursors,
            set => DimensionRatingSetResponse.Of(episode, set));
    }
}
