using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Phases;

public sealed record EnterReadinessEvaluationInError(
    RecoveryPlanId PlanId, ReadinessEvaluationId EvaluationId, IfMatch IfMatch, EnterInErrorBody Body) : ICommand<ReadinessEvaluationResponse>;

internal sealed class EnterReadinessEvaluationInErrorValidator : AbstractValidator<EnterReadinessEvaluationInError>
{
    public EnterReadinessEvaluationInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterReadinessEvaluationInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterReadinessEvaluationInError, ReadinessEvaluationResponse>
{
    public async Task<ReadinessEvaluationResponse> Handle(EnterReadinessEvaluationInError command, CancellationToken cancellationToken)
    {
        var evaluation = await db.ReadinessEvaluations.GetForChangeAsync(
            evaluation => evaluation.Id == command.EvaluationId && evaluation.PlanId == command.PlanId, command.IfMatch, cancellationToken);
        evaluation.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return ReadinessEvaluationResponse.Of(evaluation);
    }
}
