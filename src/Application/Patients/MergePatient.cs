using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Patients;

/// <param name="IntoPatientId">The record of the same person that holds from now on.</param>
public sealed record MergePatientBody(PatientId IntoPatientId);

public sealed record MergePatient(PatientId PatientId, MergePatientBody Body, IfMatch IfMatch) : ICommand<PatientResponse>;

internal sealed class MergePatientHandler(IAppDbContext db, IMapper mapper) : IRequestHandler<MergePatient, PatientResponse>
{
    public async Task<PatientResponse> Handle(MergePatient command, CancellationToken cancellationToken)
    {
        var patient = await db.Patients.GetForChangeAsync(p => p.Id == command.PatientId, command.IfMatch, cancellationToken);
        var kept = await db.Patients.FirstOrDefaultAsync(p => p.Id == command.Body.IntoPatientId, cancellationToken)
            ?? throw CommonErrors.UnknownReference("/intoPatientId");
        patient.MergeInto(kept);
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<PatientResponse>(patient);
    }
}
