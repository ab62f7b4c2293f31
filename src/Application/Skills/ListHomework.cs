using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Application.Skills;

/// <summary>Those recorded last first.</summary>
public sealed record ListHomework(EpisodeId EpisodeId, HomeworkStatus? Status, PageRequest Page) : IQuery<Page<HomeworkResponse>>;

internal sealed class ListHomeworkHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListHomework, Page<HomeworkResponse>>
{
    public async Task<Page<HomeworkResponse>> Handle(ListHomework query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return await db.Homework.AsNoTracking()
            .Where(homework => homework.EpisodeId == query.EpisodeId)
            .Where(homework => query.Status == null || homework.Status == query.Status)
            .ToPageAsync(
                homework => homework.Id,
                query.Page,
                $"episodes/{query.EpisodeId}/homework/{query.Status}",
                cursors,
                HomeworkResponse.Of,
                cancellationToken);
    }
}
