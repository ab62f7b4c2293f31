using AutoMapper;
using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;

namespace TreatmentPlans.Application.Patients;

public sealed record AddRelatedPerson(PatientId PatientId, RelatedPersonBody Body) : ICommand<RelatedPersonResponse>;

internal sealed class AddRelatedPersonValidator : AbstractValidator<AddRelatedPerson>
{
    public AddRelatedPersonValidator() => RuleFor(command => command.Body).SetValidator(new RelatedPersonBodyValidator());
}

internal sealed class AddRelatedPersonHandler(IAppDbContext db, TimeProvider clock, IMapper mapper)
    : IRequestHandler<AddRelatedPerson, RelatedPersonResponse>
{
    public async Task<RelatedPersonResponse> Handle(AddRelatedPerson command, CancellationToken cancellationToken)
    {
        var patient = await db.Patients.GetAsync(p => p.Id == command.PatientId, cancellationToken);
        var person = RelatedPerson.Add(TypedId.New<RelatedPersonId>(clock.GetUtcNow()), patient, command.Body.ToDetails());
        db.RelatedPersons.Add(person);
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<RelatedPersonResponse>(person);
    }
}
