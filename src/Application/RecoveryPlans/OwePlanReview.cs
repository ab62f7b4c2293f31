using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Says that an event calls for a review of the plan within some business days (REV-2).</summary>
public sealed record OwePlanReview(RecoveryPlanId PlanId, IfMatch IfMatch, ReviewObligationBody Body) : ICommand<PlanPartResponse<ReviewObligation>>;

/// <param name="OccurredOn">The day it became known; today unless given.</param>
public sealed record ReviewObligationBody(ReviewEvent Event, DateOnly? OccurredOn = null);

/// <summary>Events that a client may report. The initial plan and the cadence are owed without being asked for.</summary>
public enum ReviewEvent
{
    Lapse,
    Relapse,
    LevelChange,
    SafetyScreen,
    ConsecutiveAbsences,
    AuthorizationDenied,
}

internal sealed class OwePlanReviewHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<OwePlanReview, PlanPartResponse<ReviewObligation>>
{
    public async Task<PlanPartResponse<ReviewObligation>> Handle(OwePlanReview command, CancellationToken cancellationToken)
    {
        var hand = await db.GetPlanForChangeAsync(
            command.PlanId, command.IfMatch, caller, clock, cancellationToken, command.Body.OccurredOn);
        var trigger = command.Body.Event switch
        {
            ReviewEvent.Lapse => ReviewTrigger.Lapse,
            ReviewEvent.Relapse => ReviewTrigger.Relapse,
            ReviewEvent.LevelChange => ReviewTrigger.LevelChange,
            ReviewEvent.SafetyScreen => ReviewTrigger.SafetyScreen,
            ReviewEvent.ConsecutiveAbsences => ReviewTrigger.ConsecutiveAbsences,
            ReviewEvent.AuthorizationDenied => ReviewTrigger.AuthorizationDenied,
        };
        var obligation = hand.Plan.OweReview(trigger, hand.Program.Calendar, hand.Policies.ReviewCadence, hand.Act);
        await db.SaveChangesAsync(cancellationToken);
        return new PlanPartResponse<ReviewObligation>(hand.Plan.Version, obligation);
    }
}
