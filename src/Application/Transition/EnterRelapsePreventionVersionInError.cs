using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Transition;

public sealed record EnterRelapsePreventionVersionInError(EpisodeId EpisodeId, int Number, IfMatch IfMatch, EnterInErrorBody Body)
    : ICommand<RelapsePreventionPlanResponse>;

internal sealed class EnterRelapsePreventionVersionInErrorValidator : AbstractValidator<EnterRelapsePreventionVersionInError>
{
    public EnterRelapsePreventionVersionInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterRelapsePreventionVersionInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterRelapsePreventionVersionInError, RelapsePreventionPlanResponse>
{
    public async Task<RelapsePreventionPlanResponse> Handle(EnterRelapsePreventionVersionInError command, CancellationToken cancellationToken)
    {
        var plan = await db.RelapsePreventionPlans.GetAsync(plan => plan.EpisodeId == command.EpisodeId, cancellationToken);
        plan.GetVersion(command.Number);
        command.IfMatch.Check(plan);
        var care = await db.GetTransitionCareAsync(command.EpisodeId, caller, clock, cancellationToken);
        plan.EnterInError(command.Number, caller.Mark(command.Body, clock), care.Act);
        await db.SaveChangesAsync(cancellationToken);
        return RelapsePreventionPlanResponse.Of(plan.EpisodeId, plan);
    }
}
