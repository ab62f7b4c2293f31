using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.Phases;

/// <summary>A change of level calls for a review of the plan, some business days after it was decided (rule REV-2).</summary>
internal sealed class OweLevelChangeReview(IAppDbContext db) : INotificationHandler<Occurred<LevelOfCareDecided>>
{
    public async Task Handle(Occurred<LevelOfCareDecided> notification, CancellationToken cancellationToken)
    {
        var decision = notification.Event.Decision;
        var plan = await db.RecoveryPlans.GetAsync(plan => plan.Id == decision.PlanId, cancellationToken);
        if (!decision.ChangesLevel || plan.InForce is null)
        {
            // A plan that is not in force yet owes its first version anyway.
            return;
        }

        var program = await db.Programs.GetAsync(program => program.Id == plan.ProgramId, cancellationToken);
        plan.OweReview(
            ReviewTrigger.LevelChange,
            program.Calendar,
            program.PoliciesOn(decision.DecidedOn).ReviewCadence,
            new Act(new Actor(decision.DecidedBy), decision.DecidedOn, decision.DecidedAt));
    }
}
