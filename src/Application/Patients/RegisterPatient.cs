using AutoMapper;
using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;

namespace TreatmentPlans.Application.Patients;

public sealed record RegisterPatient(PatientBody Body) : ICommand<PatientResponse>;

internal sealed class RegisterPatientValidator : AbstractValidator<RegisterPatient>
{
    public RegisterPatientValidator() => RuleFor(command => command.Body).SetValidator(new PatientBodyValidator());
}

internal sealed class RegisterPatientHandler(IAppDbContext db, ICaller caller, TimeProvider clock, IMapper mapper)
    : IRequestHandler<RegisterPatient, PatientResponse>
{
    public async Task<PatientResponse> Handle(RegisterPatient command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var patient = Patient.Register(TypedId.New<PatientId>(now), caller.OrganizationId, command.Body.ToDemographics(), now);
        await db.RequireFreeAsync<Patient>(patient.Id.Value, patient.Identifiers, cancellationToken);
        db.Patients.Add(patient);
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<PatientResponse>(patient);
    }
}
