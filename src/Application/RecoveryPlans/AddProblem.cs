using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Adds a problem, with what stands under it, to the draft.</summary>
public sealed record AddProblem(RecoveryPlanId PlanId, IfMatch IfMatch, Problem Body) : ICommand<PlanPartResponse<Problem>>;

internal sealed class AddProblemValidator : AbstractValidator<AddProblem>
{
    public AddProblemValidator() => RuleFor(command => command.Body).SetValidator(new ProblemValidator());
}

internal sealed class AddProblemHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<AddProblem, PlanPartResponse<Problem>>
{
    public async Task<PlanPartResponse<Problem>> Handle(AddProblem command, CancellationToken cancellationToken)
    {
        var (plan, _, act) = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        var draft = plan.EditDraft(content => content with { Problems = [.. content.Problems, command.Body] }, act);
        await db.RequirePractitionersAsync(draft, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new PlanPartResponse<Problem>(plan.Version, draft.Problems[^1]);
    }
}
