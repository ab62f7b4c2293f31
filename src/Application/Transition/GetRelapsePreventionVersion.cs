using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Transition;

public sealed record GetRelapsePreventionVersion(EpisodeId EpisodeId, int Number) : IQuery<RelapsePreventionVersionResponse>;

internal sealed class GetRelapsePreventionVersionHandler(IAppDbContext db)
    : IRequestHandler<GetRelapsePreventionVersion, RelapsePreventionVersionResponse>
{
    public async Task<RelapsePreventionVersionResponse> Handle(GetRelapsePreventionVersion query, CancellationToken cancellationToken)
    {
        var plan = await db.RelapsePreventionPlans.AsNoTracking().GetAsync(plan => plan.EpisodeId == query.EpisodeId, cancellationToken);
        return new RelapsePreventionVersionResponse(
            plan.EpisodeId, plan.Version, RelapsePreventionVersion.Of(plan.GetVersion(query.Number))!);
    }
}
