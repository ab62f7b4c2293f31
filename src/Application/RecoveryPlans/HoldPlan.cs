using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Pauses the version in force, for approved leave or a hospital stay.</summary>
public sealed record HoldPlan(RecoveryPlanId PlanId, IfMatch IfMatch, HoldPlanBody Body) : ICommand<PlanResponse>;

/// <param name="OccurredOn">Today unless given.</param>
public sealed record HoldPlanBody(string Reason, DateOnly? OccurredOn = null);

internal sealed class HoldPlanValidator : AbstractValidator<HoldPlan>
{
    public HoldPlanValidator() => RuleFor(command => command.Body.Reason).Required().MaxLength(PlanLimits.ReasonLength);
}

internal sealed class HoldPlanHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<HoldPlan, PlanResponse>
{
    public async Task<PlanResponse> Handle(HoldPlan command, CancellationToken cancellationToken)
    {
        var hand = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken, command.Body.OccurredOn);
        hand.Plan.Hold(command.Body.Reason, hand.Act);
        await db.SaveChangesAsync(cancellationToken);
        return PlanResponse.Of(hand.Plan);
    }
}
