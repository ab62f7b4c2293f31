using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Takes a goal, with what stands under it, out of the draft.</summary>
public sealed record RemoveGoal(RecoveryPlanId PlanId, GoalId GoalId, IfMatch IfMatch) : ICommand<StoredResource<PlanContent>>;

internal sealed class RemoveGoalHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<RemoveGoal, StoredResource<PlanContent>>
{
    public async Task<StoredResource<PlanContent>> Handle(RemoveGoal command, CancellationToken cancellationToken)
    {
        var (plan, _, act) = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        plan.EditDraft(content => content.Change(command.GoalId, _ => null), act);
        await db.SaveChangesAsync(cancellationToken);
        return new StoredResource<PlanContent>(plan.Unsigned!.Content, plan.Version);
    }
}
