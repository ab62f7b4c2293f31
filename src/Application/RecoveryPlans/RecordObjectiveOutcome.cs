using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Records a measured value of an objective. One that meets the target is a proposal; a clinician confirms it.</summary>
public sealed record RecordObjectiveOutcome(RecoveryPlanId PlanId, ObjectiveId ObjectiveId, IfMatch IfMatch, ObjectiveOutcomeBody Body)
    : ICommand<PlanPartResponse<ObjectiveOutcome>>;

/// <param name="Value">In the unit of the objective's measure; for a question of yes or no, 1 or 0.</param>
/// <param name="MeasuredOn">Today unless given.</param>
public sealed record ObjectiveOutcomeBody(decimal Value, DateOnly? MeasuredOn = null, ObjectiveEvidence? Evidence = null);

internal sealed class RecordObjectiveOutcomeValidator : AbstractValidator<RecordObjectiveOutcome>
{
    public RecordObjectiveOutcomeValidator()
    {
        RuleFor(command => command.Body.Value).Within(-PlanLimits.Value, PlanLimits.Value);
        RuleFor(command => command.Body.Evidence!.Reference).Required().MaxLength(PlanLimits.TitleLength)
            .When(command => command.Body.Evidence is not null);
    }
}

internal sealed class RecordObjectiveOutcomeHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<RecordObjectiveOutcome, PlanPartResponse<ObjectiveOutcome>>
{
    public async Task<PlanPartResponse<ObjectiveOutcome>> Handle(RecordObjectiveOutcome command, CancellationToken cancellationToken)
    {
        var (plan, _, act) = await db.GetPlanForChangeAsync(
            command.PlanId, command.IfMatch, caller, clock, cancellationToken, command.Body.MeasuredOn, "/measuredOn");
        var outcome = plan.RecordOutcome(
            TypedId.New<ObjectiveOutcomeId>(act.At), command.ObjectiveId, command.Body.Value, command.Body.Evidence, act);
        await db.SaveChangesAsync(cancellationToken);
        return new PlanPartResponse<ObjectiveOutcome>(plan.Version, outcome);
    }
}
