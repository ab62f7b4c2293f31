using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Rewrites a goal of the draft. Its objectives stay as they are when none are given.</summary>
public sealed record ReplaceGoal(RecoveryPlanId PlanId, GoalId GoalId, IfMatch IfMatch, Goal Body) : ICommand<PlanPartResponse<Goal>>;

internal sealed class ReplaceGoalValidator : AbstractValidator<ReplaceGoal>
{
    public ReplaceGoalValidator() => RuleFor(command => command.Body).SetValidator(new GoalValidator());
}

internal sealed class ReplaceGoalHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<ReplaceGoal, PlanPartResponse<Goal>>
{
    public async Task<PlanPartResponse<Goal>> Handle(ReplaceGoal command, CancellationToken cancellationToken)
    {
        var (plan, _, act) = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        if (command.Body.Id is { } given && given != command.GoalId)
        {
            throw RecoveryPlanErrors.IdMismatch();
        }

        var draft = plan.EditDraft(content => content.Change(
            command.GoalId,
            goal => command.Body with
            {
                Id = goal.Id,
                Objectives = command.Body.Objectives.Count == 0 ? goal.Objectives : command.Body.Objectives,
            }), act);
        await db.RequirePractitionersAsync(draft, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new PlanPartResponse<Goal>(plan.Version, draft.AllGoals().Single(goal => goal.Id == command.GoalId));
    }
}
