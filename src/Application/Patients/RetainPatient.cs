using AutoMapper;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Patients;

/// <param name="RetainUntil">Not to be destroyed before that day; none where it is left out.</param>
/// <param name="LegalHold">Not to be destroyed at all while it stands.</param>
public sealed record RetentionBody(DateOnly? RetainUntil, bool LegalHold);

public sealed record RetainPatient(PatientId PatientId, RetentionBody Body, IfMatch IfMatch) : ICommand<PatientResponse>;

internal sealed class RetainPatientHandler(IAppDbContext db, IMapper mapper) : IRequestHandler<RetainPatient, PatientResponse>
{
    public async Task<PatientResponse> Handle(RetainPatient command, CancellationToken cancellationToken)
    {
        var patient = await db.Patients.GetForChangeAsync(p => p.Id == command.PatientId, command.IfMatch, cancellationToken);
        patient.Retain(command.Body.RetainUntil, command.Body.LegalHold);
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<PatientResponse>(patient);
    }
}
