using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Programs;

/// <summary>Filters are optional and go together.</summary>
public sealed record ListPractitioners(PageRequest Page, PractitionerId? SupervisorId, bool? Active) : IQuery<Page<PractitionerResponse>>;

internal sealed class ListPractitionersHandler(IAppDbContext db, ICursors cursors, IMapper mapper)
    : IRequestHandler<ListPractitioners, Page<PractitionerResponse>>
{
    public Task<Page<PractitionerResponse>> Handle(ListPractitioners query, CancellationToken cancellationToken)
    {
        var practitioners = db.Practitioners.AsNoTracking();
        if (query.SupervisorId is { } supervisor)
        {
            practitioners = practitioners.Where(p => p.SupervisorId == supervisor);
        }

        if (query.Active is { } active)
        {
            practitioners = practitioners.Where(p => p.Active == active);
        }

        return practitioners.ToPageAsync(
            p => p.Id,
            query.Page,
            $"practitioners/{query.SupervisorId}/{query.Active}",
            cursors,
            mapper.Map<PractitionerResponse>,
            cancellationToken);
    }
}
