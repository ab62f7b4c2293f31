using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Takes the version back from signing, to change it; its signatures stay as void rows (D3).</summary>
public sealed record WithdrawPlan(RecoveryPlanId PlanId, IfMatch IfMatch, WithdrawPlanBody Body) : ICommand<PlanResponse>;

public sealed record WithdrawPlanBody(string? Reason = null);

internal sealed class WithdrawPlanValidator : AbstractValidator<WithdrawPlan>
{
    public WithdrawPlanValidator() => RuleFor(command => command.Body.Reason).MaxLength(PlanLimits.ReasonLength);
}

internal sealed class WithdrawPlanHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<WithdrawPlan, PlanResponse>
{
    public async Task<PlanResponse> Handle(WithdrawPlan command, CancellationToken cancellationToken)
    {
        var hand = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        hand.Plan.Withdraw(command.Body.Reason, hand.Act);
        await db.SaveChangesAsync(cancellationToken);
        return PlanResponse.Of(hand.Plan);
    }
}
