using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Transition;

public sealed record SignContinuingCarePlan(EpisodeId EpisodeId, IfMatch IfMatch, TransitionSignatureBody Body)
    : ICommand<ContinuingCarePlanResponse>;

internal sealed class SignContinuingCarePlanValidator : AbstractValidator<SignContinuingCarePlan>
{
    public SignContinuingCarePlanValidator() => RuleFor(command => command.Body).SetValidator(new TransitionSignatureBodyValidator());
}

internal sealed class SignContinuingCarePlanHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<SignContinuingCarePlan, ContinuingCarePlanResponse>
{
    public async Task<ContinuingCarePlanResponse> Handle(SignContinuingCarePlan command, CancellationToken cancellationToken)
    {
        caller.RequireMaySign(command.Body);
        var plan = await db.ContinuingCarePlans.GetForChangeAsync(
            plan => plan.EpisodeId == command.EpisodeId, command.IfMatch, cancellationToken);
        var care = await db.GetTransitionCareAsync(command.EpisodeId, caller, clock, cancellationToken);
        var (signing, practitioner) = await db.SigningAsync(command.Body, care, caller, cancellationToken);
        plan.Sign(signing, practitioner, care.Episode, await db.ContinuingCareGapsAsync(care, cancellationToken), care.Act);
        await db.SaveChangesAsync(cancellationToken);
        return ContinuingCarePlanResponse.Of(plan.EpisodeId, plan);
    }
}
