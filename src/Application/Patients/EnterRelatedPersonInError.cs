using AutoMapper;
using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Patients;

public sealed record EnterRelatedPersonInError(PatientId PatientId, RelatedPersonId RelatedPersonId, EnterInErrorBody Body, IfMatch IfMatch)
    : ICommand<RelatedPersonResponse>;

internal sealed class EnterRelatedPersonInErrorValidator : AbstractValidator<EnterRelatedPersonInError>
{
    public EnterRelatedPersonInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterRelatedPersonInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock, IMapper mapper)
    : IRequestHandler<EnterRelatedPersonInError, RelatedPersonResponse>
{
    public async Task<RelatedPersonResponse> Handle(EnterRelatedPersonInError command, CancellationToken cancellationToken)
    {
        var person = await db.RelatedPersons.GetForChangeAsync(
            p => p.PatientId == command.PatientId && p.Id == command.RelatedPersonId, command.IfMatch, cancellationToken);
        person.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<RelatedPersonResponse>(person);
    }
}
