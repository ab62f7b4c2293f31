using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.Support;

/// <param name="Reason">What shows it.</param>
public sealed record UseEventReasonBody(string Reason);

internal sealed class UseEventReasonBodyValidator : AbstractValidator<UseEventReasonBody>
{
    public UseEventReasonBodyValidator() => RuleFor(body => body.Reason).Required().MaxLength(Limits.Reason);
}

/// <summary>It did not happen.</summary>
public sealed record RefuteUseEvent(EpisodeId EpisodeId, UseEventId UseEventId, IfMatch IfMatch, UseEventReasonBody Body) : ICommand<UseEventResponse>;

internal sealed class RefuteUseEventValidator : AbstractValidator<RefuteUseEvent>
{
    public RefuteUseEventValidator() => RuleFor(command => command.Body).SetValidator(new UseEventReasonBodyValidator());
}

internal sealed class RefuteUseEventHandler(IAppDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<RefuteUseEvent, UseEventResponse>
{
    public async Task<UseEventResponse> Handle(RefuteUseEvent command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        await db.LockAsync<Episode>(command.EpisodeId.Value, cancellationToken);
        var use = await db.UseEvents.GetForChangeAsync(
            use => use.EpisodeId == command.EpisodeId && use.Id == command.UseEventId, command.IfMatch, cancellationToken);
        use.Refute(command.Body.Reason, new Actor(by), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return UseEventResponse.Of(use);
    }
}
