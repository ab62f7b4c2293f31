using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <param name="AsOf">The programme's date; today unless given.</param>
/// <param name="KnownAt">Now unless given.</param>
public sealed record GetCravingTrend(EpisodeId EpisodeId, DateOnly? AsOf, DateTimeOffset? KnownAt) : IQuery<CravingTrendResponse>;

/// <summary>How craving moves, by what was known at an instant.</summary>
public sealed record CravingTrendResponse(EpisodeId EpisodeId, DateOnly AsOf, DateTimeOffset KnownAt, CravingTrend Trend);

internal sealed class GetCravingTrendHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetCravingTrend, CravingTrendResponse>
{
    public async Task<CravingTrendResponse> Handle(GetCravingTrend query, CancellationToken cancellationToken)
    {
        var care = await db.GetSupportCareAsync(query.EpisodeId, cancellationToken);
        var moment = care.Program.RequireMoment(query.AsOf, query.KnownAt, clock.GetUtcNow());
        var trend = await db.CravingTrendAsync(query.EpisodeId, care.Program.PoliciesOn(moment.AsOf), moment, cancellationToken);
        return new CravingTrendResponse(query.EpisodeId, moment.AsOf, moment.KnownAt, trend);
    }
}
