using AutoMapper;
using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Patients;

public sealed record UpdateRelatedPerson(PatientId PatientId, RelatedPersonId RelatedPersonId, RelatedPersonBody Body, IfMatch IfMatch)
    : ICommand<RelatedPersonResponse>;

internal sealed class UpdateRelatedPersonValidator : AbstractValidator<UpdateRelatedPerson>
{
    public UpdateRelatedPersonValidator() => RuleFor(command => command.Body).SetValidator(new RelatedPersonBodyValidator());
}

internal sealed class UpdateRelatedPersonHandler(IAppDbContext db, IMapper mapper)
    : IRequestHandler<UpdateRelatedPerson, RelatedPersonResponse>
{
    public async Task<RelatedPersonResponse> Handle(UpdateRelatedPerson command, CancellationToken cancellationToken)
    {
        var person = await db.RelatedPersons.GetForChangeAsync(
            p => p.PatientId == command.PatientId && p.Id == command.RelatedPersonId, command.IfMatch, cancellationToken);
        person.Update(command.Body.ToDetails());
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<RelatedPersonResponse>(person);
    }
}
