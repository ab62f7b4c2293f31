using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Adds an objective, with what stands under it, to a goal of the draft.</summary>
public sealed record AddObjective(RecoveryPlanId PlanId, GoalId GoalId, IfMatch IfMatch, Objective Body) : ICommand<PlanPartResponse<Objective>>;

internal sealed class AddObjectiveValidator : AbstractValidator<AddObjective>
{
    public AddObjectiveValidator() => RuleFor(command => command.Body).SetValidator(new ObjectiveValidator());
}

internal sealed class AddObjectiveHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<AddObjective, PlanPartResponse<Objective>>
{
    public async Task<PlanPartResponse<Objective>> Handle(AddObjective command, CancellationToken cancellationToken)
    {
        var (plan, _, act) = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        var draft = plan.EditDraft(content => content.Change(command.GoalId, goal => goal with { Objectives = [.. goal.Objectives, command.Body] }), act);
        await db.RequirePractitionersAsync(draft, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new PlanPartResponse<Objective>(plan.Version, draft.AllGoals().Single(goal => goal.Id == command.GoalId).Objectives[^1]);
    }
}
