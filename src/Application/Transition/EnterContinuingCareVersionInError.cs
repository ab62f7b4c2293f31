using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Transition;

public sealed record EnterContinuingCareVersionInError(EpisodeId EpisodeId, int Number, IfMatch IfMatch, EnterInErrorBody Body)
    : ICommand<ContinuingCarePlanResponse>;

internal sealed class EnterContinuingCareVersionInErrorValidator : AbstractValidator<EnterContinuingCareVersionInError>
{
    public EnterContinuingCareVersionInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterContinuingCareVersionInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterContinuingCareVersionInError, ContinuingCarePlanResponse>
{
    public async Task<ContinuingCarePlanResponse> Handle(EnterContinuingCareVersionInError command, CancellationToken cancellationToken)
    {
        var plan = await db.ContinuingCarePlans.GetAsync(plan => plan.EpisodeId == command.EpisodeId, cancellationToken);
        plan.GetVersion(command.Number);
        command.IfMatch.Check(plan);
        var care = await db.GetTransitionCareAsync(command.EpisodeId, caller, clock, cancellationToken);
        plan.EnterInError(command.Number, caller.Mark(command.Body, clock), care.Act);
        await db.SaveChangesAsync(cancellationToken);
        return ContinuingCarePlanResponse.Of(plan.EpisodeId, plan);
    }
}
