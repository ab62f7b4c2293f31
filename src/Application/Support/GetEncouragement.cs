using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

public sealed record GetEncouragement(EpisodeId EpisodeId, EncouragementId EncouragementId) : IQuery<EncouragementResponse>;

internal sealed class GetEncouragementHandler(IAppDbContext db) : IRequestHandler<GetEncouragement, EncouragementResponse>
{
    public async Task<EncouragementResponse> Handle(GetEncouragement query, CancellationToken cancellationToken) => EncouragementResponse.Of(
        await db.Encouragements.AsNoTracking().GetAsync(
            encouragement => encouragement.EpisodeId == query.EpisodeId && encouragement.Id == query.EncouragementId, cancellationToken));
}
