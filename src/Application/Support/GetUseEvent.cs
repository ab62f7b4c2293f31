using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

public sealed record GetUseEvent(EpisodeId EpisodeId, UseEventId UseEventId) : IQuery<UseEventResponse>;

internal sealed class GetUseEventHandler(IAppDbContext db) : IRequestHandler<GetUseEvent, UseEventResponse>
{
    public async Task<UseEventResponse> Handle(GetUseEvent query, CancellationToken cancellationToken) => UseEventResponse.Of(
        await db.UseEvents.AsNoTracking().GetAsync(
            use => use.EpisodeId == query.EpisodeId && use.Id == query.UseEventId, cancellationToken));
}
