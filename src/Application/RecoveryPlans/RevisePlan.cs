using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Opens the next draft from the version in force.</summary>
public sealed record RevisePlan(RecoveryPlanId PlanId, IfMatch IfMatch, RevisePlanBody Body) : ICommand<PlanResponse>;

public sealed record RevisePlanBody(string? Reason = null);

internal sealed class RevisePlanValidator : AbstractValidator<RevisePlan>
{
    public RevisePlanValidator() => RuleFor(command => command.Body.Reason).MaxLength(PlanLimits.ReasonLength);
}

internal sealed class RevisePlanHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<RevisePlan, PlanResponse>
{
    public async Task<PlanResponse> Handle(RevisePlan command, CancellationToken cancellationToken)
    {
        var hand = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        hand.Plan.Revise(caller.RequirePractitioner(), command.Body.Reason, hand.Act);
        await db.SaveChangesAsync(cancellationToken);
        return PlanResponse.Of(hand.Plan);
    }
}
