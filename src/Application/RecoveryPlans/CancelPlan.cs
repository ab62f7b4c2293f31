using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Gives up the unsigned version; the one in force stays in force.</summary>
public sealed record CancelPlan(RecoveryPlanId PlanId, IfMatch IfMatch, CancelPlanBody Body) : ICommand<PlanResponse>;

public sealed record CancelPlanBody(string Reason);

internal sealed class CancelPlanValidator : AbstractValidator<CancelPlan>
{
    public CancelPlanValidator() => RuleFor(command => command.Body.Reason).Required().MaxLength(PlanLimits.ReasonLength);
}

internal sealed class CancelPlanHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<CancelPlan, PlanResponse>
{
    public async Task<PlanResponse> Handle(CancelPlan command, CancellationToken cancellationToken)
    {
        var hand = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        hand.Plan.Cancel(command.Body.Reason, hand.Act);
        await db.SaveChangesAsync(cancellationToken);
        return PlanResponse.Of(hand.Plan);
    }
}
