using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Transition;

/// <summary>It stays readable.</summary>
public sealed record EnterFollowUpInError(EpisodeId EpisodeId, FollowUpId FollowUpId, IfMatch IfMatch, EnterInErrorBody Body) : ICommand<FollowUpResponse>;

internal sealed class EnterFollowUpInErrorValidator : AbstractValidator<EnterFollowUpInError>
{
    public EnterFollowUpInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterFollowUpInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<EnterFollowUpInError, FollowUpResponse>
{
    public async Task<FollowUpResponse> Handle(EnterFollowUpInError command, CancellationToken cancellationToken)
    {
        var followUp = await db.FollowUps.GetForChangeAsync(
            followUp => followUp.EpisodeId == command.EpisodeId && followUp.Id == command.FollowUpId, command.IfMatch, cancellationToken);
        followUp.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return FollowUpResponse.Of(followUp);
    }
}
