using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.Support;

/// <param name="StartedOn">First day, where it is known better by now.</param>
/// <param name="EndedOn">Last day; the first unless given, where that is.</param>
/// <param name="Reason">What shows it.</param>
public sealed record ConfirmUseEventBody(DateOnly? StartedOn = null, DateOnly? EndedOn = null, string? Reason = null);

/// <summary>It did happen: from now on it counts.</summary>
public sealed record ConfirmUseEvent(EpisodeId EpisodeId, UseEventId UseEventId, IfMatch IfMatch, ConfirmUseEventBody Body) : ICommand<UseEventResponse>;

internal sealed class ConfirmUseEventValidator : AbstractValidator<ConfirmUseEvent>
{
    public ConfirmUseEventValidator() => RuleFor(command => command.Body.Reason).MaxLength(Limits.Reason);
}

internal sealed class ConfirmUseEventHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<ConfirmUseEvent, UseEventResponse>
{
    public async Task<UseEventResponse> Handle(ConfirmUseEvent command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var (startedOn, endedOn, reason) = command.Body;
        await db.LockAsync<Episode>(command.EpisodeId.Value, cancellationToken);
        var use = await db.UseEvents.GetForChangeAsync(
            use => use.EpisodeId == command.EpisodeId && use.Id == command.UseEventId, command.IfMatch, cancellationToken);
        var care = await db.GetSupportCareAsync(use.EpisodeId, cancellationToken);
        use.Confirm(care, startedOn, endedOn, reason, new Actor(by), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return UseEventResponse.Of(use);
    }
}
