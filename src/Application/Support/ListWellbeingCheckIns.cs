using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

/// <summary>Those recorded last first.</summary>
public sealed record ListWellbeingCheckIns(EpisodeId EpisodeId, PageRequest Page) : IQuery<Page<WellbeingCheckInResponse>>;

internal sealed class ListWellbeingCheckInsHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListWellbeingCheckIns, Page<WellbeingCheckInResponse>>
{
    public async Task<Page<WellbeingCheckInResponse>> Handle(ListWellbeingCheckIns query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return await db.WellbeingCheckIns.AsNoTracking()
            .Where(checkIn => checkIn.EpisodeId == query.EpisodeId)
            .ToPageAsync(
                checkIn => checkIn.Id,
                query.Page,
                $"episodes/{query.EpisodeId}/check-ins",
                cursors,
                WellbeingCheckInResponse.Of,
                cancellationToken);
    }
}
