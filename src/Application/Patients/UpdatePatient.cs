using AutoMapper;
using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;

namespace TreatmentPlans.Application.Patients;

public sealed record UpdatePatient(PatientId PatientId, PatientBody Body, IfMatch IfMatch) : ICommand<PatientResponse>;

internal sealed class UpdatePatientValidator : AbstractValidator<UpdatePatient>
{
    public UpdatePatientValidator() => RuleFor(command => command.Body).SetValidator(new PatientBodyValidator());
}

internal sealed class UpdatePatientHandler(IAppDbContext db, TimeProvider clock, IMapper mapper)
    : IRequestHandler<UpdatePatient, PatientResponse>
{
    public async Task<PatientResponse> Handle(UpdatePatient command, CancellationToken cancellationToken)
    {
        var patient = await db.Patients.GetForChangeAsync(p => p.Id == command.PatientId, command.IfMatch, cancellationToken);
        patient.Update(command.Body.ToDemographics(), clock.GetUtcNow());
        await db.RequireFreeAsync<Patient>(patient.Id.Value, patient.Identifiers, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<PatientResponse>(patient);
    }
}
