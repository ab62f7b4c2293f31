using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Closes an objective, or opens it again (J.3, D5).</summary>
public sealed record ChangeObjective(
    RecoveryPlanId PlanId, ObjectiveId ObjectiveId, ObjectiveAction Action, IfMatch IfMatch, ObjectiveActionBody Body)
    : ICommand<PlanPartResponse<ObjectiveRecord>>;

public enum ObjectiveAction
{
    Achieve,
    NotAchieve,
    Waive,
    Reactivate,
}

/// <param name="Reason">Needed for all but achieve.</param>
/// <param name="Evidence">Needed to achieve.</param>
/// <param name="OccurredOn">Today unless given.</param>
public sealed record ObjectiveActionBody(string? Reason = null, ObjectiveEvidence? Evidence = null, DateOnly? OccurredOn = null);

internal sealed class ChangeObjectiveValidator : AbstractValidator<ChangeObjective>
{
    public ChangeObjectiveValidator()
    {
        RuleFor(command => command.Body.Reason).MaxLength(PlanLimits.ReasonLength);
        RuleFor(command => command.Body.Reason).Required().When(command => command.Action is not ObjectiveAction.Achieve);
        RuleFor(command => command.Body.Evidence!.Reference).Required().MaxLength(PlanLimits.TitleLength)
            .When(command => command.Body.Evidence is not null);
    }
}

internal sealed class ChangeObjectiveHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<ChangeObjective, PlanPartResponse<ObjectiveRecord>>
{
    public async Task<PlanPartResponse<ObjectiveRecord>> Handle(ChangeObjective command, CancellationToken cancellationToken)
    {
        var (id, body) = (command.ObjectiveId, command.Body);
        var (plan, _, act) = await db.GetPlanForChangeAsync(
            command.PlanId, command.IfMatch, caller, clock, cancellationToken, body.OccurredOn);
        var objective = command.Action switch
        {
            ObjectiveAction.Achieve => plan.AchieveObjective(id, body.Evidence, body.Reason, act),
            ObjectiveAction.NotAchieve => plan.MissObjective(id, body.Reason!, body.Evidence, act),
            ObjectiveAction.Waive => plan.WaiveObjective(id, body.Reason!, act),
            ObjectiveAction.Reactivate => plan.ReactivateObjective(id, body.Reason!, act),
        };
        await db.SaveChangesAsync(cancellationToken);
        return new PlanPartResponse<ObjectiveRecord>(plan.Version, objective);
    }
}
