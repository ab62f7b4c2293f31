using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

public sealed record GetPractitionerAvailability(PractitionerId PractitionerId) : IQuery<PractitionerAvailabilityResponse>;

internal sealed class GetPractitionerAvailabilityHandler(IAppDbContext db)
    : IRequestHandler<GetPractitionerAvailability, PractitionerAvailabilityResponse>
{
    public async Task<PractitionerAvailabilityResponse> Handle(GetPractitionerAvailability query, CancellationToken cancellationToken)
    {
        await db.Practitioners.AsNoTracking().GetAsync(p => p.Id == query.PractitionerId, cancellationToken);
        return PractitionerAvailabilityResponse.Of(
            query.PractitionerId,
            await db.PractitionerAvailabilities.AsNoTracking().FirstOrDefaultAsync(a => a.Id == query.PractitionerId, cancellationToken));
    }
}
