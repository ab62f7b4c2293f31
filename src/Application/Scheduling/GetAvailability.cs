using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

public sealed record GetAvailability(PatientId PatientId) : IQuery<AvailabilityResponse>;

internal sealed class GetAvailabilityHandler(IAppDbContext db) : IRequestHandler<GetAvailability, AvailabilityResponse>
{
    public async Task<AvailabilityResponse> Handle(GetAvailability query, CancellationToken cancellationToken)
    {
        await db.Patients.AsNoTracking().GetAsync(p => p.Id == query.PatientId, cancellationToken);
        return AvailabilityResponse.Of(
            query.PatientId,
            await db.PatientAvailabilities.AsNoTracking().FirstOrDefaultAsync(a => a.Id == query.PatientId, cancellationToken));
    }
}
