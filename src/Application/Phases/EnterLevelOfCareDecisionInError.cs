using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Phases;

public sealed record EnterLevelOfCareDecisionInError(
    RecoveryPlanId PlanId, LevelOfCareDecisionId DecisionId, IfMatch IfMatch, EnterInErrorBody Body) : ICommand<LevelOfCareDecisionResponse>;

internal sealed class EnterLevelOfCareDecisionInErrorValidator : AbstractValidator<EnterLevelOfCareDecisionInError>
{
    public EnterLevelOfCareDecisionInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterLevelOfCareDecisionInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterLevelOfCareDecisionInError, LevelOfCareDecisionResponse>
{
    public async Task<LevelOfCareDecisionResponse> Handle(EnterLevelOfCareDecisionInError command, CancellationToken cancellationToken)
    {
        var decision = await db.LevelOfCareDecisions.GetForChangeAsync(
            decision => decision.Id == command.DecisionId && decision.PlanId == command.PlanId, command.IfMatch, cancellationToken);
        decision.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return LevelOfCareDecisionResponse.Of(decision);
    }
}
