using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Episodes;

public sealed record GetDimensionRatingSet(EpisodeId EpisodeId, DimensionRatingSetId SetId) : IQuery<DimensionRatingSetResponse>;

internal sealed class GetDimensionRatingSetHandler(IAppDbContext db) : IRequestHandler<GetDimensionRatingSet, DimensionRatingSetResponse>
{
    public async Task<DimensionRatingSetResponse> Handle(GetDimensionRatingSet query, CancellationToken cancellationToken)
    {
        var episode = await db.Episodes.AsNoTracking().GetAsync(e => e.Id == query.EpisodeId, cancellationToken);
        return DimensionRatingSetResponse.Of(
            episode, episode.DimensionRatingSets.FirstOrDefault(set => set.Id == query.SetId) ?? throw CommonErrors.NotFound());
    }
}
