using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Patients;

/// <param name="UpdatedSince">Changed at that instant or later.</param>
public sealed record ListPatients(PageRequest Page, DateTimeOffset? UpdatedSince) : IQuery<Page<PatientResponse>>;

internal sealed class ListPatientsHandler(IAppDbContext db, ICursors cursors, IMapper mapper)
    : IRequestHandler<ListPatients, Page<PatientResponse>>
{
    public Task<Page<PatientResponse>> Handle(ListPatients query, CancellationToken cancellationToken)
    {
        var patients = db.Patients.AsNoTracking();
        if (query.UpdatedSince is { } since)
        {
            patients = patients.Where(p => p.UpdatedAt >= since);
        }

        return patients.ToPageAsync(
            p => p.Id, query.Page, $"patients/{query.UpdatedSince:O}", cursors, mapper.Map<PatientResponse>, cancellationToken);
    }
}
