using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Those recorded last first.</summary>
public sealed record ListCoverages(PatientId PatientId, PageRequest Page) : IQuery<Page<CoverageResponse>>;

internal sealed class ListCoveragesHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListCoverages, Page<CoverageResponse>>
{
    public async Task<Page<CoverageResponse>> Handle(ListCoverages query, CancellationToken cancellationToken)
    {
        await db.Patients.AsNoTracking().GetAsync(patient => patient.Id == query.PatientId, cancellationToken);
        return await db.Coverages.AsNoTracking()
            .Where(coverage => coverage.PatientId == query.PatientId)
            .ToPageAsync(
                coverage => coverage.Id, query.Page, $"patients/{query.PatientId}/coverages", cursors, CoverageResponse.Of, cancellationToken);
    }
}
