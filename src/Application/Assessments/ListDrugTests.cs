using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Assessments;

/// <summary>Those recorded last first.</summary>
/// <param name="From">First day of collection.</param>
/// <param name="To">Last day of collection.</param>
public sealed record ListDrugTests(EpisodeId EpisodeId, DateOnly? From, DateOnly? To, PageRequest Page) : IQuery<Page<DrugTestResponse>>;

internal sealed class ListDrugTestsHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListDrugTests, Page<DrugTestResponse>>
{
    public async Task<Page<DrugTestResponse>> Handle(ListDrugTests query, CancellationToken cancellationToken)
    {
        await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == query.EpisodeId, cancellationToken);
        return await db.DrugTests.AsNoTracking()
            .Where(test => test.EpisodeId == query.EpisodeId)
            .Where(test => (query.From == null || test.CollectedOn >= query.From) && (query.To == null || test.CollectedOn <= query.To))
            .ToPageAsync(
                test => test.Id,
                query.Page,
                $"episodes/{query.EpisodeId}/drug-tests/{query.From:O}/{query.To:O}",
                cursors,
                DrugTestResponse.Of,
                cancellationToken);
    }
}
