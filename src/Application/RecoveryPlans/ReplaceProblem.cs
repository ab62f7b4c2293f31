using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Rewrites a problem of the draft. Its goals stay as they are when none are given.</summary>
public sealed record ReplaceProblem(RecoveryPlanId PlanId, ProblemId ProblemId, IfMatch IfMatch, Problem Body) : ICommand<PlanPartResponse<Problem>>;

internal sealed class ReplaceProblemValidator : AbstractValidator<ReplaceProblem>
{
    public ReplaceProblemValidator() => RuleFor(command => command.Body).SetValidator(new ProblemValidator());
}

internal sealed class ReplaceProblemHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<ReplaceProblem, PlanPartResponse<Problem>>
{
    public async Task<PlanPartResponse<Problem>> Handle(ReplaceProblem command, CancellationToken cancellationToken)
    {
        var (plan, _, act) = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        if (command.Body.Id is { } given && given != command.ProblemId)
        {
            throw RecoveryPlanErrors.IdMismatch();
        }

        var draft = plan.EditDraft(content => content.Change(
            command.ProblemId,
            problem => command.Body with
            {
                Id = problem.Id,
                Goals = command.Body.Goals.Count == 0 ? problem.Goals : command.Body.Goals,
            }), act);
        await db.RequirePractitionersAsync(draft, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new PlanPartResponse<Problem>(plan.Version, draft.Problems.Single(problem => problem.Id == command.ProblemId));
    }
}
