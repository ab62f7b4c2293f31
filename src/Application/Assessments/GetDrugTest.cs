using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Assessments;

public sealed record GetDrugTest(EpisodeId EpisodeId, DrugTestId TestId) : IQuery<DrugTestResponse>;

internal sealed class GetDrugTestHandler(IAppDbContext db) : IRequestHandler<GetDrugTest, DrugTestResponse>
{
    public async Task<DrugTestResponse> Handle(GetDrugTest query, CancellationToken cancellationToken) => DrugTestResponse.Of(
        await db.DrugTests.AsNoTracking().GetAsync(
            test => test.EpisodeId == query.EpisodeId && test.Id == query.TestId, cancellationToken));
}
