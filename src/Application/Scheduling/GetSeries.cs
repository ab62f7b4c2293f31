using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

public sealed record GetSeries(SessionSeriesId SeriesId) : IQuery<SeriesResponse>;

internal sealed class GetSeriesHandler(IAppDbContext db) : IRequestHandler<GetSeries, SeriesResponse>
{
    public async Task<SeriesResponse> Handle(GetSeries query, CancellationToken cancellationToken) =>
        SeriesResponse.Of(await db.SessionSeries.AsNoTracking().GetAsync(series => series.Id == query.SeriesId, cancellationToken));
}
