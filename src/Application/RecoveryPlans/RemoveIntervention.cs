using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Takes an intervention out of the draft.</summary>
public sealed record RemoveIntervention(RecoveryPlanId PlanId, InterventionId InterventionId, IfMatch IfMatch) : ICommand<StoredResource<PlanContent>>;

internal sealed class RemoveInterventionHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<RemoveIntervention, StoredResource<PlanContent>>
{
    public async Task<StoredResource<PlanContent>> Handle(RemoveIntervention command, CancellationToken cancellationToken)
    {
        var (plan, _, act) = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        plan.EditDraft(content => content.Change(command.InterventionId, _ => null), act);
        await db.SaveChangesAsync(cancellationToken);
        return new StoredResource<PlanContent>(plan.Unsigned!.Content, plan.Version);
    }
}
