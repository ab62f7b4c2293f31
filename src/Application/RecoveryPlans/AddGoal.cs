using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Adds a goal, with what stands under it, to a problem of the draft.</summary>
public sealed record AddGoal(RecoveryPlanId PlanId, IfMatch IfMatch, AddGoalBody Body) : ICommand<PlanPartResponse<Goal>>;

/// <param name="ProblemId">The problem of the draft that the goal answers.</param>
public sealed record AddGoalBody(ProblemId ProblemId, Goal Goal);

internal sealed class AddGoalValidator : AbstractValidator<AddGoal>
{
    public AddGoalValidator() => RuleFor(command => command.Body.Goal).SetValidator(new GoalValidator());
}

internal sealed class AddGoalHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<AddGoal, PlanPartResponse<Goal>>
{
    public async Task<PlanPartResponse<Goal>> Handle(AddGoal command, CancellationToken cancellationToken)
    {
        var (plan, _, act) = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        var draft = plan.EditDraft(
            content => content.Change(command.Body.ProblemId, problem => problem with { Goals = [.. problem.Goals, command.Body.Goal] }), act);
        await db.RequirePractitionersAsync(draft, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new PlanPartResponse<Goal>(plan.Version, draft.Problems.Single(problem => problem.Id == command.Body.ProblemId).Goals[^1]);
    }
}
