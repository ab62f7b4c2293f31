using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <param name="AsOf">The programme's date; today unless given.</param>
/// <param name="KnownAt">Now unless given.</param>
public sealed record GetAbstinence(EpisodeId EpisodeId, DateOnly? AsOf, DateTimeOffset? KnownAt) : IQuery<AbstinenceResponse>;

/// <summary>How long a patient has not used, by what was known at an instant.</summary>
public sealed record AbstinenceResponse(EpisodeId EpisodeId, DateOnly AsOf, DateTimeOffset KnownAt, Abstinence Abstinence);

internal sealed class GetAbstinenceHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetAbstinence, AbstinenceResponse>
{
    public async Task<AbstinenceResponse> Handle(GetAbstinence query, CancellationToken cancellationToken)
    {
        var care = await db.GetSupportCareAsync(query.EpisodeId, cancellationToken);
        var moment = care.Program.RequireMoment(query.AsOf, query.KnownAt, clock.GetUtcNow());
        var uses = await db.UseEvents.AsNoTracking().Where(use => use.EpisodeId == query.EpisodeId).ToListAsync(cancellationToken);
        return new AbstinenceResponse(query.EpisodeId, moment.AsOf, moment.KnownAt, MilestoneKeeper.AbstinenceOf(care.Episode, uses, moment));
    }
}
