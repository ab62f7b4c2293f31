using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Transition;

/// <summary>Those planned last first.</summary>
public sealed record ListFollowUps(EpisodeId EpisodeId, PageRequest Page) : IQuery<Page<FollowUpResponse>>;

internal sealed class ListFollowUpsHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListFollowUps, Page<FollowUpResponse>>
{
    public async Task<Page<FollowUpResponse>> Handle(ListFollowUps query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return await db.FollowUps.AsNoTracking()
            .Where(followUp => followUp.EpisodeId == query.EpisodeId)
            .ToPageAsync(
                followUp => followUp.Id, query.Page, $"episodes/{query.EpisodeId}/follow-ups", cursors, FollowUpResponse.Of, cancellationToken);
    }
}
