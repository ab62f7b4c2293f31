using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Transition;

public sealed record GetIndependenceChecklist(EpisodeId EpisodeId) : IQuery<IndependenceChecklistResponse>;

internal sealed class GetIndependenceChecklistHandler(IAppDbContext db) : IRequestHandler<GetIndependenceChecklist, IndependenceChecklistResponse>
{
    public async Task<IndependenceChecklistResponse> Handle(GetIndependenceChecklist query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return IndependenceChecklistResponse.Of(
            query.EpisodeId,
            await db.IndependenceChecklists.AsNoTracking().FirstOrDefaultAsync(checklist => checklist.Id == query.EpisodeId, cancellationToken));
    }
}
