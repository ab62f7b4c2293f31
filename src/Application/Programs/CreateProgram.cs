using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Programs;

public sealed record CreateProgram(ProgramBody Body) : ICommand<ProgramResponse>;

internal sealed class CreateProgramValidator : AbstractValidator<CreateProgram>
{
    public CreateProgramValidator() => RuleFor(command => command.Body).SetValidator(new ProgramBodyValidator());
}

internal sealed class CreateProgramHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<CreateProgram, ProgramResponse>
{
    public async Task<ProgramResponse> Handle(CreateProgram command, CancellationToken cancellationToken)
    {
        var organization = await db.Organizations.GetAsync(o => o.OrganizationId == caller.OrganizationId, cancellationToken);
        var now = clock.GetUtcNow();
        var program = Program.Create(TypedId.New<ProgramId>(now), organization, command.Body.ToSettings(), now);
        db.Programs.Add(program);
        await db.SaveChangesAsync(cancellationToken);
        return ProgramResponse.Of(program);
    }
}
