using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Freezes a complete draft for its signatures. Every failure of the validation profile comes back at once.</summary>
public sealed record SubmitPlan(RecoveryPlanId PlanId, IfMatch IfMatch) : ICommand<PlanResponse>;

internal sealed class SubmitPlanHandler(IAppDbContext db, ICaller caller, ISafetyScreens screens, TimeProvider clock)
    : IRequestHandler<SubmitPlan, PlanResponse>
{
    public async Task<PlanResponse> Handle(SubmitPlan command, CancellationToken cancellationToken)
    {
        var hand = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        var safetyPlanRequired = await screens.RequirePlanAsync(
            hand.Plan.PatientId, hand.Policies.ContentProfile.SafetyPlanLookBackDays, hand.Act.On, cancellationToken);
        hand.Plan.Submit(safetyPlanRequired, hand.Policies, hand.Act);
        await db.SaveChangesAsync(cancellationToken);
        return PlanResponse.Of(hand.Plan);
    }
}
