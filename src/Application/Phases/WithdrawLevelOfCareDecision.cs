using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Phases;

/// <summary>Takes back a decision that waits for its date.</summary>
public sealed record WithdrawLevelOfCareDecision(
    RecoveryPlanId PlanId, LevelOfCareDecisionId DecisionId, IfMatch IfMatch, WithdrawLevelOfCareDecisionBody Body)
    : ICommand<LevelOfCareDecisionResponse>;

public sealed record WithdrawLevelOfCareDecisionBody(string Reason);

internal sealed class WithdrawLevelOfCareDecisionValidator : AbstractValidator<WithdrawLevelOfCareDecision>
{
    public WithdrawLevelOfCareDecisionValidator() => RuleFor(command => command.Body.Reason).Required().MaxLength(Limits.Reason);
}

internal sealed class WithdrawLevelOfCareDecisionHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<WithdrawLevelOfCareDecision, LevelOfCareDecisionResponse>
{
    public async Task<LevelOfCareDecisionResponse> Handle(WithdrawLevelOfCareDecision command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var decision = await db.LevelOfCareDecisions.GetForChangeAsync(
            decision => decision.Id == command.DecisionId && decision.PlanId == command.PlanId, command.IfMatch, cancellationToken);
        decision.Withdraw(command.Body.Reason, by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return LevelOfCareDecisionResponse.Of(decision);
    }
}
