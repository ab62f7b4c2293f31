using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Rewrites an intervention of the draft.</summary>
public sealed record ReplaceIntervention(RecoveryPlanId PlanId, InterventionId InterventionId, IfMatch IfMatch, Intervention Body) : ICommand<PlanPartResponse<Intervention>>;

internal sealed class ReplaceInterventionValidator : AbstractValidator<ReplaceIntervention>
{
    public ReplaceInterventionValidator() => RuleFor(command => command.Body).SetValidator(new InterventionValidator());
}

internal sealed class ReplaceInterventionHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<ReplaceIntervention, PlanPartResponse<Intervention>>
{
    public async Task<PlanPartResponse<Intervention>> Handle(ReplaceIntervention command, CancellationToken cancellationToken)
    {
        var (plan, _, act) = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        if (command.Body.Id is { } given && given != command.InterventionId)
        {
            throw RecoveryPlanErrors.IdMismatch();
        }

        var draft = plan.EditDraft(content => content.Change(command.InterventionId, intervention => command.Body with { Id = intervention.Id }), act);
        await db.RequirePractitionersAsync(draft, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new PlanPartResponse<Intervention>(plan.Version, draft.AllInterventions().Single(intervention => intervention.Id == command.InterventionId));
    }
}
