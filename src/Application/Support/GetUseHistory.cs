using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <param name="AsOf">The programme's date; today unless given.</param>
/// <param name="KnownAt">Now unless given.</param>
public sealed record GetUseHistory(EpisodeId EpisodeId, DateOnly? AsOf, DateTimeOffset? KnownAt) : IQuery<UseHistoryResponse>;

/// <summary>All use of an episode, seen together, by what was known at an instant.</summary>
/// <param name="HeavyDrinksFrom">Standard drinks from which a day is a heavy one for this patient.</param>
public sealed record UseHistoryResponse(EpisodeId EpisodeId, DateOnly AsOf, DateTimeOffset KnownAt, int HeavyDrinksFrom, UseHistory History);

internal sealed class GetUseHistoryHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetUseHistory, UseHistoryResponse>
{
    public async Task<UseHistoryResponse> Handle(GetUseHistory query, CancellationToken cancellationToken)
    {
        var care = await db.GetSupportCareAsync(query.EpisodeId, cancellationToken);
        var (asOf, knownAt) = care.Program.RequireMoment(query.AsOf, query.KnownAt, clock.GetUtcNow());
        var policy = care.Program.PoliciesOn(asOf).Support;
        var heavyDrinks = HeavyDrinking.ThresholdOf(care.Patient, policy);
        var uses = await db.UseEvents.AsNoTracking().Where(use => use.EpisodeId == query.EpisodeId).ToListAsync(cancellationToken);
        return new UseHistoryResponse(
            query.EpisodeId,
            asOf,
            knownAt,
            heavyDrinks,
            UseHistory.Of(uses.Select(use => use.AsOf(asOf, knownAt)).OfType<UseFact>(), policy, heavyDrinks, asOf));
    }
}
