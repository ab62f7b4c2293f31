using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

public sealed record GetTrigger(EpisodeId EpisodeId, TriggerId TriggerId) : IQuery<TriggerResponse>;

internal sealed class GetTriggerHandler(IAppDbContext db) : IRequestHandler<GetTrigger, TriggerResponse>
{
    public async Task<TriggerResponse> Handle(GetTrigger query, CancellationToken cancellationToken) => TriggerResponse.Of(
        await db.Triggers.AsNoTracking().GetAsync(
            trigger => trigger.EpisodeId == query.EpisodeId && trigger.Id == query.TriggerId, cancellationToken));
}
