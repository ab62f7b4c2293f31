using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Programs;

public sealed record GetPractitioner(PractitionerId PractitionerId) : IQuery<PractitionerResponse>;

internal sealed class GetPractitionerHandler(IAppDbContext db, IMapper mapper) : IRequestHandler<GetPractitioner, PractitionerResponse>
{
    public async Task<PractitionerResponse> Handle(GetPractitioner query, CancellationToken cancellationToken) =>
        mapper.Map<PractitionerResponse>(
            await db.Practitioners.AsNoTracking().GetAsync(p => p.Id == query.PractitionerId, cancellationToken));
}
