using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Episodes;

public sealed record GetEpisode(EpisodeId EpisodeId) : IQuery<EpisodeResponse>;

internal sealed class GetEpisodeHandler(IAppDbContext db, IMapper mapper) : IRequestHandler<GetEpisode, EpisodeResponse>
{
    public async Task<EpisodeResponse> Handle(GetEpisode query, CancellationToken cancellationToken) =>
        mapper.Map<EpisodeResponse>(await db.Episodes.AsNoTracking().GetAsync(e => e.Id == query.EpisodeId, cancellationToken));
}
