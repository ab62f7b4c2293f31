using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

public sealed record GetMilestoneSharing(EpisodeId EpisodeId) : IQuery<MilestoneSharingResponse>;

internal sealed class GetMilestoneSharingHandler(IAppDbContext db) : IRequestHandler<GetMilestoneSharing, MilestoneSharingResponse>
{
    public async Task<MilestoneSharingResponse> Handle(GetMilestoneSharing query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return MilestoneSharingResponse.Of(
            query.EpisodeId,
            await db.MilestoneSharings.AsNoTracking().FirstOrDefaultAsync(sharing => sharing.Id == query.EpisodeId, cancellationToken));
    }
}
