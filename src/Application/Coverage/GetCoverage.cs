using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Coverage;

public sealed record GetCoverage(CoverageId CoverageId) : IQuery<CoverageResponse>;

internal sealed class GetCoverageHandler(IAppDbContext db) : IRequestHandler<GetCoverage, CoverageResponse>
{
    public async Task<CoverageResponse> Handle(GetCoverage query, CancellationToken cancellationToken) =>
        CoverageResponse.Of(await db.Coverages.AsNoTracking().GetAsync(coverage => coverage.Id == query.CoverageId, cancellationToken));
}
