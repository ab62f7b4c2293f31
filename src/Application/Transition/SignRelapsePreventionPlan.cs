using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Transition;

public sealed record SignRelapsePreventionPlan(EpisodeId EpisodeId, IfMatch IfMatch, TransitionSignatureBody Body)
    : ICommand<RelapsePreventionPlanResponse>;

internal sealed class SignRelapsePreventionPlanValidator : AbstractValidator<SignRelapsePreventionPlan>
{
    public SignRelapsePreventionPlanValidator() => RuleFor(command => command.Body).SetValidator(new TransitionSignatureBodyValidator());
}

internal sealed class SignRelapsePreventionPlanHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<SignRelapsePreventionPlan, RelapsePreventionPlanResponse>
{
    public async Task<RelapsePreventionPlanResponse> Handle(SignRelapsePreventionPlan command, CancellationToken cancellationToken)
    {
        caller.RequireMaySign(command.Body);
        var plan = await db.RelapsePreventionPlans.GetForChangeAsync(
            plan => plan.EpisodeId == command.EpisodeId, command.IfMatch, cancellationToken);
        var care = await db.GetTransitionCareAsync(command.EpisodeId, caller, clock, cancellationToken);
        var (signing, practitioner) = await db.SigningAsync(command.Body, care, caller, cancellationToken);
        plan.Sign(signing, practitioner, care.Episode, content => content.Gaps(care.Policy.RelapsePrevention), care.Act);
        await db.SaveChangesAsync(cancellationToken);
        return RelapsePreventionPlanResponse.Of(plan.EpisodeId, plan);
    }
}
