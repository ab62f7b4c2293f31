using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Transition;

/// <summary>Takes back what is planned, or is no use any more.</summary>
public sealed record CancelFollowUp(EpisodeId EpisodeId, FollowUpId FollowUpId, IfMatch IfMatch, CancelFollowUpBody Body) : ICommand<FollowUpResponse>;

public sealed record CancelFollowUpBody(string Reason);

internal sealed class CancelFollowUpValidator : AbstractValidator<CancelFollowUp>
{
    public CancelFollowUpValidator() => RuleFor(command => command.Body.Reason).Required().MaxLength(Limits.Reason);
}

internal sealed class CancelFollowUpHandler(IAppDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<CancelFollowUp, FollowUpResponse>
{
    public async Task<FollowUpResponse> Handle(CancelFollowUp command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var followUp = await db.FollowUps.GetForChangeAsync(
            followUp => followUp.EpisodeId == command.EpisodeId && followUp.Id == command.FollowUpId, command.IfMatch, cancellationToken);
        followUp.Cancel(command.Body.Reason, by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return FollowUpResponse.Of(followUp);
    }
}
