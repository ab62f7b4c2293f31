using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Takes a measured value back. It stays readable, and counts no more (D9).</summary>
public sealed record EnterOutcomeInError(
    RecoveryPlanId PlanId, ObjectiveId ObjectiveId, ObjectiveOutcomeId OutcomeId, IfMatch IfMatch, EnterInErrorBody Body)
    : ICommand<PlanPartResponse<ObjectiveOutcome>>;

internal sealed class EnterOutcomeInErrorValidator : AbstractValidator<EnterOutcomeInError>
{
    public EnterOutcomeInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterOutcomeInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterOutcomeInError, PlanPartResponse<ObjectiveOutcome>>
{
    public async Task<PlanPartResponse<ObjectiveOutcome>> Handle(EnterOutcomeInError command, CancellationToken cancellationToken)
    {
        var plan = await db.RecoveryPlans.GetForChangeAsync(plan => plan.Id == command.PlanId, command.IfMatch, cancellationToken);
        var outcome = plan.EnterOutcomeInError(command.ObjectiveId, command.OutcomeId, caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return new PlanPartResponse<ObjectiveOutcome>(plan.Version, outcome);
    }
}
