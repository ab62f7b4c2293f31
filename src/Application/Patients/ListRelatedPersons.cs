using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;

namespace TreatmentPlans.Application.Patients;

public sealed record ListRelatedPersons(PatientId PatientId, PageRequest Page, RelatedPersonRole? Role) : IQuery<Page<RelatedPersonResponse>>;

internal sealed class ListRelatedPersonsHandler(IAppDbContext db, ICursors cursors, IMapper mapper)
    : IRequestHandler<ListRelatedPersons, Page<RelatedPersonResponse>>
{
    public async Task<Page<RelatedPersonResponse>> Handle(ListRelatedPersons query, CancellationToken cancellationToken)
    {
        await db.Patients.AsNoTracking().GetAsync(p => p.Id == query.PatientId, cancellationToken);
        var persons = db.RelatedPersons.AsNoTracking().Where(p => p.PatientId == query.PatientId);
        if (query.Role is { } role)
        {
            persons = persons.Where(p => p.Role == role);
        }

        return await persons.ToPageAsync(
            p => p.Id,
            query.Page,
            $"patients/{query.PatientId}/related-persons/{query.Role}",
            cursors,
            mapper.Map<RelatedPersonResponse>,
            cancellationToken);
    }
}
