using AutoMapper;
using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Programs;

public sealed record UpdatePractitioner(PractitionerId PractitionerId, PractitionerBody Body, IfMatch IfMatch) : ICommand<PractitionerResponse>;

internal sealed class UpdatePractitionerValidator : AbstractValidator<UpdatePractitioner>
{
    public UpdatePractitionerValidator() => RuleFor(command => command.Body).SetValidator(new PractitionerBodyValidator());
}

internal sealed class UpdatePractitionerHandler(IAppDbContext db, IMapper mapper)
    : IRequestHandler<UpdatePractitioner, PractitionerResponse>
{
    public async Task<PractitionerResponse> Handle(UpdatePractitioner command, CancellationToken cancellationToken)
    {
        var practitioner = await db.Practitioners.GetForChangeAsync(
            p => p.Id == command.PractitionerId, command.IfMatch, cancellationToken);
        var profile = command.Body.ToProfile();
        await db.RequireSupervisorAsync(profile, cancellationToken);
        await db.RequireFreeAsync<Practitioner>(practitioner.Id.Value, profile.Identifiers, cancellationToken);
        practitioner.Update(profile);
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<PractitionerResponse>(practitioner);
    }
}
