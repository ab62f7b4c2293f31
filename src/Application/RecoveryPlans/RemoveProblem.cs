using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Takes a problem, with what stands under it, out of the draft.</summary>
public sealed record RemoveProblem(RecoveryPlanId PlanId, ProblemId ProblemId, IfMatch IfMatch) : ICommand<StoredResource<PlanContent>>;

internal sealed class RemoveProblemHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<RemoveProblem, StoredResource<PlanContent>>
{
    public async Task<StoredResource<PlanContent>> Handle(RemoveProblem command, CancellationToken cancellationToken)
    {
        var (plan, _, act) = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        plan.EditDraft(content => content.Change(command.ProblemId, _ => null), act);
        await db.SaveChangesAsync(cancellationToken);
        return new StoredResource<PlanContent>(plan.Unsigned!.Content, plan.Version);
    }
}
