using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Rewrites an objective of the draft. Its interventions stay as they are when none are given.</summary>
public sealed record ReplaceObjective(RecoveryPlanId PlanId, ObjectiveId ObjectiveId, IfMatch IfMatch, Objective Body) : ICommand<PlanPartResponse<Objective>>;

internal sealed class ReplaceObjectiveValidator : AbstractValidator<ReplaceObjective>
{
    public ReplaceObjectiveValidator() => RuleFor(command => command.Body).SetValidator(new ObjectiveValidator());
}

internal sealed class ReplaceObjectiveHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<ReplaceObjective, PlanPartResponse<Objective>>
{
    public async Task<PlanPartResponse<Objective>> Handle(ReplaceObjective command, CancellationToken cancellationToken)
    {
        var (plan, _, act) = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        if (command.Body.Id is { } given && given != command.ObjectiveId)
        {
            throw RecoveryPlanErrors.IdMismatch();
        }

        var draft = plan.EditDraft(content => content.Change(
            command.ObjectiveId,
            objective => command.Body with
            {
                Id = objective.Id,
                Interventions = command.Body.Interventions.Count == 0 ? objective.Interventions : command.Body.Interventions,
            }), act);
        await db.RequirePractitionersAsync(draft, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new PlanPartResponse<Objective>(plan.Version, draft.AllObjectives().Single(objective => objective.Id == command.ObjectiveId));
    }
}
