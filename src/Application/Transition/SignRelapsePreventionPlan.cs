using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Transition;

/// <param name="Origin">Kept with a signature; null where the service itself tells of one.</param>
public sealed record SignRelapsePreventionPlan(EpisodeId EpisodeId, IfMatch IfMatch, TransitionSignatureBody Body, RequestOrigin? Origin = null)
    : ICommand<RelapsePreventionPlanResponse>;

internal sealed class SignRelapsePreventionPlanValidator : AbstractValidator<SignRelapsePreventionPlan>
{
    public SignRelapsePreventionPlanValidator() => RuleFor(command => command.Body).SetValidator(new SignatureBodyRules<TransitionSignatureBody>());
}

internal sealed class SignRelapsePreventionPlanHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<SignRelapsePreventionPlan, RelapsePreventionPlanResponse>
{
    public async Task<RelapsePreventionPlanResponse> Handle(SignRelapsePreventionPlan command, CancellationToken cancellationToken)
    {
        caller.RequireMaySign(command.Body, command.Body.Role);
        var plan = await db.RelapsePreventionPlans.GetForChangeAsync(
            plan => plan.EpisodeId == command.EpisodeId, command.IfMatch, cancellationToken);
        var care = await db.GetTransitionCareAsync(command.EpisodeId, caller, clock, cancellationToken);
        await db.SignAsync(
            plan, command.Body, command.Origin, care, content => content.Gaps(care.Policy.RelapsePrevention), caller, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return RelapsePreventionPlanResponse.Of(plan.EpisodeId, plan);
    }
}
