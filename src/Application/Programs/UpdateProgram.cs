using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Programs;

public sealed record UpdateProgram(ProgramId ProgramId, ProgramBody Body, IfMatch IfMatch) : ICommand<ProgramResponse>;

internal sealed class UpdateProgramValidator : AbstractValidator<UpdateProgram>
{
    public UpdateProgramValidator() => RuleFor(command => command.Body).SetValidator(new ProgramBodyValidator());
}

internal sealed class UpdateProgramHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<UpdateProgram, ProgramResponse>
{
    public async Task<ProgramResponse> Handle(UpdateProgram command, CancellationToken cancellationToken)
    {
        var program = await db.Programs.GetForChangeAsync(p => p.Id == command.ProgramId, command.IfMatch, cancellationToken);
        var organization = await db.Organizations.GetAsync(o => o.OrganizationId == caller.OrganizationId, cancellationToken);
        program.Update(organization, command.Body.ToSettings(), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return ProgramResponse.Of(program);
    }
}
