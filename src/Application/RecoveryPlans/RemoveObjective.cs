using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Takes an objective, with what stands under it, out of the draft.</summary>
public sealed record RemoveObjective(RecoveryPlanId PlanId, ObjectiveId ObjectiveId, IfMatch IfMatch) : ICommand<StoredResource<PlanContent>>;

internal sealed class RemoveObjectiveHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<RemoveObjective, StoredResource<PlanContent>>
{
    public async Task<StoredResource<PlanContent>> Handle(RemoveObjective command, CancellationToken cancellationToken)
    {
        var (plan, _, act) = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        plan.EditDraft(content => content.Change(command.ObjectiveId, _ => null), act);
        await db.SaveChangesAsync(cancellationToken);
        return new StoredResource<PlanContent>(plan.Unsigned!.Content, plan.Version);
    }
}
