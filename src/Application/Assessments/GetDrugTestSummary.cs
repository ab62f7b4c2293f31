using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Assessments;

/// <param name="From">First day; that of the request for treatment unless given.</param>
/// <param name="To">Last day; <paramref name="AsOf"/> unless given.</param>
/// <param name="Substance">All of the panels unless given.</param>
/// <param name="AsOf">The programme's date; today unless given.</param>
/// <param name="KnownAt">Now unless given.</param>
public sealed record GetDrugTestSummary(
    EpisodeId EpisodeId, DateOnly? From, DateOnly? To, Substance? Substance, DateOnly? AsOf, DateTimeOffset? KnownAt)
    : IQuery<DrugTestSummaryResponse>;

/// <summary>What the tests of an episode said over some days. A definitive test and the presumptive one that it confirms are one.</summary>
public sealed record DrugTestSummaryResponse(
    EpisodeId EpisodeId, Substance? Substance, DateOnly From, DateOnly To, DateOnly AsOf, DateTimeOffset KnownAt, DrugTestRates Rates);

internal sealed class GetDrugTestSummaryHandler(IAppDbContext db, TimeProvider clock)
    : IRequestHandler<GetDrugTestSummary, DrugTestSummaryResponse>
{
    public async Task<DrugTestSummaryResponse> Handle(GetDrugTestSummary query, CancellationToken cancellationToken)
    {
        var (episode, _, asOf, knownAt) = await db.GetEpisodeAsOfAsync(
            query.EpisodeId, query.AsOf, query.KnownAt, clock.GetUtcNow(), cancellationToken);
        var tests = await db.DrugTests.AsNoTracking().Where(test => test.EpisodeId == episode.Id).ToListAsync(cancellationToken);
        var (from, to) = (query.From ?? episode.Referral.RequestedOn, query.To ?? asOf);
        return new DrugTestSummaryResponse(
            episode.Id,
            query.Substance,
            from,
            to,
            asOf,
            knownAt,
            DrugTestRates.Of(DrugTestFact.Of(tests, asOf, knownAt), from, to, query.Substance));
    }
}
