using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Transition;

public sealed record GetFollowUp(EpisodeId EpisodeId, FollowUpId FollowUpId) : IQuery<FollowUpResponse>;

internal sealed class GetFollowUpHandler(IAppDbContext db) : IRequestHandler<GetFollowUp, FollowUpResponse>
{
    public async Task<FollowUpResponse> Handle(GetFollowUp query, CancellationToken cancellationToken) => FollowUpResponse.Of(
        await db.FollowUps.AsNoTracking().GetAsync(
            followUp => followUp.EpisodeId == query.EpisodeId && followUp.Id == query.FollowUpId, cancellationToken));
}
