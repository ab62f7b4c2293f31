using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Moves a goal on (J.3, D5).</summary>
public sealed record ChangeGoal(RecoveryPlanId PlanId, GoalId GoalId, GoalAction Action, IfMatch IfMatch, ItemActionBody Body)
    : ICommand<PlanPartResponse<GoalRecord>>;

/// <param name="Reason">Needed to reject, hold, abandon and reactivate.</param>
/// <param name="OccurredOn">Today unless given.</param>
public sealed record ItemActionBody(string? Reason = null, DateOnly? OccurredOn = null);

internal sealed class ChangeGoalValidator : AbstractValidator<ChangeGoal>
{
    public ChangeGoalValidator() => RuleFor(command => command.Body.Reason).MaxLength(PlanLimits.ReasonLength);
}

internal sealed class ChangeGoalHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<ChangeGoal, PlanPartResponse<GoalRecord>>
{
    public async Task<PlanPartResponse<GoalRecord>> Handle(ChangeGoal command, CancellationToken cancellationToken)
    {
        var hand = await db.GetPlanForChangeAsync(
            command.PlanId, command.IfMatch, caller, clock, cancellationToken, command.Body.OccurredOn);
        var goal = hand.Plan.ChangeGoal(command.GoalId, command.Action, command.Body.Reason, hand.Policies.ContentProfile, hand.Act);
        await db.SaveChangesAsync(cancellationToken);
        return new PlanPartResponse<GoalRecord>(hand.Plan.Version, goal);
    }
}
