using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Newest first.</summary>
public sealed record ListSeries(ProgramId? ProgramId, TherapyGroupId? GroupId, PageRequest Page) : IQuery<Page<SeriesResponse>>;

internal sealed class ListSeriesHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListSeries, Page<SeriesResponse>>
{
    public Task<Page<SeriesResponse>> Handle(ListSeries query, CancellationToken cancellationToken) =>
        db.SessionSeries.AsNoTracking()
            .Where(series => query.ProgramId == null || series.ProgramId == query.ProgramId)
            .Where(series => query.GroupId == null || series.GroupId == query.GroupId)
            .ToPageAsync(
                series => series.Id,
                query.Page,
                $"session-series/{query.ProgramId}/{query.GroupId}",
                cursors,
                SeriesResponse.Of,
                cancellationToken);
}
