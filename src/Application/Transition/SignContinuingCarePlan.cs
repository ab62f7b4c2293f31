using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Transition;

/// <param name="Origin">Kept with a signature; null where the service itself tells of one.</param>
public sealed record SignContinuingCarePlan(EpisodeId EpisodeId, IfMatch IfMatch, TransitionSignatureBody Body, RequestOrigin? Origin = null)
    : ICommand<ContinuingCarePlanResponse>;

internal sealed class SignContinuingCarePlanValidator : AbstractValidator<SignContinuingCarePlan>
{
    public SignContinuingCarePlanValidator() => RuleFor(command => command.Body).SetValidator(new SignatureBodyRules<TransitionSignatureBody>());
}

internal sealed class SignContinuingCarePlanHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<SignContinuingCarePlan, ContinuingCarePlanResponse>
{
    public async Task<ContinuingCarePlanResponse> Handle(SignContinuingCarePlan command, CancellationToken cancellationToken)
    {
        caller.RequireMaySign(command.Body, command.Body.Role);
        var plan = await db.ContinuingCarePlans.GetForChangeAsync(
            plan => plan.EpisodeId == command.EpisodeId, command.IfMatch, cancellationToken);
        var care = await db.GetTransitionCareAsync(command.EpisodeId, caller, clock, cancellationToken);
        var gapsOf = await db.ContinuingCareGapsAsync(care, cancellationToken);
        await db.SignAsync(plan, command.Body, command.Origin, care, gapsOf, caller, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ContinuingCarePlanResponse.Of(plan.EpisodeId, plan);
    }
}
