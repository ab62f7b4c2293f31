using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Application.Coverage;

public sealed record GetCostEstimate(EpisodeId EpisodeId) : IQuery<EpisodeCostEstimateResponse>;

/// <summary>The services that the patient was told to expect. Version 0, without any, until it is first written.</summary>
/// <param name="RecordedAt">When these became known; null until then.</param>
public sealed record EpisodeCostEstimateResponse(
    EpisodeId EpisodeId, int Version, IReadOnlyList<PlannedService> Services, DateTimeOffset? RecordedAt) : IResource
{
    internal static EpisodeCostEstimateResponse Of(EpisodeId episodeId, EpisodeCostEstimate? estimate) =>
        new(episodeId, estimate?.Version ?? 0, estimate?.Current.Services ?? [], estimate?.Current.RecordedAt);
}

internal sealed class GetCostEstimateHandler(IAppDbContext db) : IRequestHandler<GetCostEstimate, EpisodeCostEstimateResponse>
{
    public async Task<EpisodeCostEstimateResponse> Handle(GetCostEstimate query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return EpisodeCostEstimateResponse.Of(
            query.EpisodeId,
            await db.CostEstimates.AsNoTracking().FirstOrDefaultAsync(estimate => estimate.Id == query.EpisodeId, cancellationToken));
    }
}
