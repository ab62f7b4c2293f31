using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

public sealed record GetMilestone(EpisodeId EpisodeId, MilestoneId MilestoneId) : IQuery<MilestoneResponse>;

internal sealed class GetMilestoneHandler(IAppDbContext db) : IRequestHandler<GetMilestone, MilestoneResponse>
{
    public async Task<MilestoneResponse> Handle(GetMilestone query, CancellationToken cancellationToken) => MilestoneResponse.Of(
        await db.Milestones.AsNoTracking().GetAsync(
            milestone => milestone.EpisodeId == query.EpisodeId && milestone.Id == query.MilestoneId, cancellationToken));
}
