using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Marks a version that should not be there. It stays readable.</summary>
public sealed record EnterPlanInError(RecoveryPlanId PlanId, IfMatch IfMatch, EnterPlanInErrorBody Body) : ICommand<PlanResponse>;

public sealed record EnterPlanInErrorBody(int VersionNumber, string Reason);

internal sealed class EnterPlanInErrorValidator : AbstractValidator<EnterPlanInError>
{
    public EnterPlanInErrorValidator()
    {
        RuleFor(command => command.Body.VersionNumber).Within(1, PlanLimits.VersionNumber);
        RuleFor(command => command.Body.Reason).Required().MaxLength(PlanLimits.ReasonLength);
    }
}

internal sealed class EnterPlanInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterPlanInError, PlanResponse>
{
    public async Task<PlanResponse> Handle(EnterPlanInError command, CancellationToken cancellationToken)
    {
        var hand = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        hand.Plan.EnterInError(command.Body.VersionNumber, command.Body.Reason, hand.Act);
        await db.SaveChangesAsync(cancellationToken);
        return PlanResponse.Of(hand.Plan);
    }
}
