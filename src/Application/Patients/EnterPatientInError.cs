using AutoMapper;
using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Patients;

public sealed record EnterPatientInError(PatientId PatientId, EnterInErrorBody Body, IfMatch IfMatch) : ICommand<PatientResponse>;

internal sealed class EnterPatientInErrorValidator : AbstractValidator<EnterPatientInError>
{
    public EnterPatientInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterPatientInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock, IMapper mapper)
    : IRequestHandler<EnterPatientInError, PatientResponse>
{
    public async Task<PatientResponse> Handle(EnterPatientInError command, CancellationToken cancellationToken)
    {
        var patient = await db.Patients.GetForChangeAsync(p => p.Id == command.PatientId, command.IfMatch, cancellationToken);
        patient.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<PatientResponse>(patient);
    }
}
