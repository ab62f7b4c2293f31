using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Transition;

/// <summary>Puts the draft in force; it is complete and signed.</summary>
public sealed record ActivateRelapsePreventionPlan(EpisodeId EpisodeId, IfMatch IfMatch) : ICommand<RelapsePreventionPlanResponse>;

internal sealed class ActivateRelapsePreventionPlanHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<ActivateRelapsePreventionPlan, RelapsePreventionPlanResponse>
{
    public async Task<RelapsePreventionPlanResponse> Handle(ActivateRelapsePreventionPlan command, CancellationToken cancellationToken)
    {
        caller.RequirePractitioner();
        var plan = await db.RelapsePreventionPlans.GetForChangeAsync(
            plan => plan.EpisodeId == command.EpisodeId, command.IfMatch, cancellationToken);
        var care = await db.GetTransitionCareAsync(command.EpisodeId, caller, clock, cancellationToken);
        plan.Activate(care.Episode, content => content.Gaps(care.Policy.RelapsePrevention), care.Act);
        await db.SaveChangesAsync(cancellationToken);
        return RelapsePreventionPlanResponse.Of(plan.EpisodeId, plan);
    }
}
