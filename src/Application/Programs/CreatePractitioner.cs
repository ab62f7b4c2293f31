using AutoMapper;
using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Programs;

public sealed record CreatePractitioner(PractitionerBody Body) : ICommand<PractitionerResponse>;

internal sealed class CreatePractitionerValidator : AbstractValidator<CreatePractitioner>
{
    public CreatePractitionerValidator() => RuleFor(command => command.Body).SetValidator(new PractitionerBodyValidator());
}

internal sealed class CreatePractitionerHandler(IAppDbContext db, ICaller caller, TimeProvider clock, IMapper mapper)
    : IRequestHandler<CreatePractitioner, PractitionerResponse>
{
    public async Task<PractitionerResponse> Handle(CreatePractitioner command, CancellationToken cancellationToken)
    {
        var profile = command.Body.ToProfile();
        await db.RequireSupervisorAsync(profile, cancellationToken);
        var practitioner = Practitioner.Create(TypedId.New<PractitionerId>(clock.GetUtcNow()), caller.OrganizationId, profile);
        await db.RequireFreeAsync<Practitioner>(practitioner.Id.Value, profile.Identifiers, cancellationToken);
        db.Practitioners.Add(practitioner);
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<PractitionerResponse>(practitioner);
    }
}
