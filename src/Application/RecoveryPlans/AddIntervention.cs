using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Adds an intervention to an objective of the draft.</summary>
public sealed record AddIntervention(RecoveryPlanId PlanId, ObjectiveId ObjectiveId, IfMatch IfMatch, Intervention Body) : ICommand<PlanPartResponse<Intervention>>;

internal sealed class AddInterventionValidator : AbstractValidator<AddIntervention>
{
    public AddInterventionValidator() => RuleFor(command => command.Body).SetValidator(new InterventionValidator());
}

internal sealed class AddInterventionHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<AddIntervention, PlanPartResponse<Intervention>>
{
    public async Task<PlanPartResponse<Intervention>> Handle(AddIntervention command, CancellationToken cancellationToken)
    {
        var (plan, _, act) = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        var draft = plan.EditDraft(content => content.Change(command.ObjectiveId, objective => objective with { Interventions = [.. objective.Interventions, command.Body] }), act);
        await db.RequirePractitionersAsync(draft, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new PlanPartResponse<Intervention>(plan.Version, draft.AllObjectives().Single(objective => objective.Id == command.ObjectiveId).Interventions[^1]);
    }
}
