using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Patients;

public sealed record GetRelatedPerson(PatientId PatientId, RelatedPersonId RelatedPersonId) : IQuery<RelatedPersonResponse>;

internal sealed class GetRelatedPersonHandler(IAppDbContext db, IMapper mapper) : IRequestHandler<GetRelatedPerson, RelatedPersonResponse>
{
    public async Task<RelatedPersonResponse> Handle(GetRelatedPerson query, CancellationToken cancellationToken) =>
        mapper.Map<RelatedPersonResponse>(await db.RelatedPersons.AsNoTracking().GetAsync(
            p => p.PatientId == query.PatientId && p.Id == query.RelatedPersonId, cancellationToken));
}
