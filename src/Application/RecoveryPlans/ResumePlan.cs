using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Puts the paused version in force again.</summary>
public sealed record ResumePlan(RecoveryPlanId PlanId, IfMatch IfMatch, ResumePlanBody Body) : ICommand<PlanResponse>;

/// <param name="OccurredOn">Today unless given.</param>
public sealed record ResumePlanBody(DateOnly? OccurredOn = null);

internal sealed class ResumePlanHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<ResumePlan, PlanResponse>
{
    public async Task<PlanResponse> Handle(ResumePlan command, CancellationToken cancellationToken)
    {
        var hand = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken, command.Body.OccurredOn);
        hand.Plan.Resume(hand.Policies.ReviewCadence, hand.Act);
        await db.SaveChangesAsync(cancellationToken);
        return PlanResponse.Of(hand.Plan);
    }
}
