using AutoMapper;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Patients;

/// <summary>What a PUT would have to send to change nothing; a patch is merged into it.</summary>
public sealed record GetPatientForPatch(PatientId PatientId, IfMatch IfMatch) : IQuery<PatientBody>;

internal sealed class GetPatientForPatchHandler(IAppDbContext db, IMapper mapper) : IRequestHandler<GetPatientForPatch, PatientBody>
{
    public async Task<PatientBody> Handle(GetPatientForPatch query, CancellationToken cancellationToken) =>
        mapper.Map<PatientBody>(await db.Patients.GetForChangeAsync(p => p.Id == query.PatientId, query.IfMatch, cancellationToken));
}
