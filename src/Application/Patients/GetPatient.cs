using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Patients;

public sealed record GetPatient(PatientId PatientId) : IQuery<PatientResponse>;

internal sealed class GetPatientHandler(IAppDbContext db, IMapper mapper) : IRequestHandler<GetPatient, PatientResponse>
{
    public async Task<PatientResponse> Handle(GetPatient query, CancellationToken cancellationToken) =>
        mapper.Map<PatientResponse>(await db.Patients.AsNoTracking().GetAsync(p => p.Id == query.PatientId, cancellationToken));
}
