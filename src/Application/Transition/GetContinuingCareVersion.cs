using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Transition;

public sealed record GetContinuingCareVersion(EpisodeId EpisodeId, int Number) : IQuery<ContinuingCareVersionResponse>;

internal sealed class GetContinuingCareVersionHandler(IAppDbContext db)
    : IRequestHandler<GetContinuingCareVersion, ContinuingCareVersionResponse>
{
    public async Task<ContinuingCareVersionResponse> Handle(GetContinuingCareVersion query, CancellationToken cancellationToken)
    {
        var plan = await db.ContinuingCarePlans.AsNoTracking().GetAsync(plan => plan.EpisodeId == query.EpisodeId, cancellationToken);
        return new ContinuingCareVersionResponse(
            plan.EpisodeId, plan.Version, ContinuingCareVersion.Of(plan.GetVersion(query.Number))!);
    }
}
