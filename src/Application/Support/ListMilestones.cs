using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

/// <summary>Those awarded last first, the ones that were withdrawn included.</summary>
public sealed record ListMilestones(EpisodeId EpisodeId, PageRequest Page) : IQuery<Page<MilestoneResponse>>;

internal sealed class ListMilestonesHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListMilestones, Page<MilestoneResponse>>
{
    public async Task<Page<MilestoneResponse>> Handle(ListMilestones query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return await db.Milestones.AsNoTracking()
            .Where(milestone => milestone.EpisodeId == query.EpisodeId)
            .ToPageAsync(
                milestone => milestone.Id,
                query.Page,
                $"episodes/{query.EpisodeId}/milestones",
                cursors,
                MilestoneResponse.Of,
                cancellationToken);
    }
}
