using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

public sealed record GetCareTeam(EpisodeId EpisodeId) : IQuery<CareTeamResponse>;

internal sealed class GetCareTeamHandler(IAppDbContext db) : IRequestHandler<GetCareTeam, CareTeamResponse>
{
    public async Task<CareTeamResponse> Handle(GetCareTeam query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return CareTeamResponse.Of(
            query.EpisodeId, await db.CareTeams.AsNoTracking().FirstOrDefaultAsync(team => team.Id == query.EpisodeId, cancellationToken));
    }
}
