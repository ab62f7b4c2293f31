using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Transition;

/// <summary>Puts the draft in force; it is complete and signed.</summary>
public sealed record ActivateContinuingCarePlan(EpisodeId EpisodeId, IfMatch IfMatch) : ICommand<ContinuingCarePlanResponse>;

internal sealed class ActivateContinuingCarePlanHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<ActivateContinuingCarePlan, ContinuingCarePlanResponse>
{
    public async Task<ContinuingCarePlanResponse> Handle(ActivateContinuingCarePlan command, CancellationToken cancellationToken)
    {
        caller.RequirePractitioner();
        var plan = await db.ContinuingCarePlans.GetForChangeAsync(
            plan => plan.EpisodeId == command.EpisodeId, command.IfMatch, cancellationToken);
        var care = await db.GetTransitionCareAsync(command.EpisodeId, caller, clock, cancellationToken);
        plan.Activate(care.Episode, await db.ContinuingCareGapsAsync(care, cancellationToken), care.Act);
        await db.SaveChangesAsync(cancellationToken);
        return ContinuingCarePlanResponse.Of(plan.EpisodeId, plan);
    }
}
