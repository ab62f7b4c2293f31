using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

public sealed record EnterTriggerInError(EpisodeId EpisodeId, TriggerId TriggerId, IfMatch IfMatch, EnterInErrorBody Body) : ICommand<TriggerResponse>;

internal sealed class EnterTriggerInErrorValidator : AbstractValidator<EnterTriggerInError>
{
    public EnterTriggerInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterTriggerInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterTriggerInError, TriggerResponse>
{
    public async Task<TriggerResponse> Handle(EnterTriggerInError command, CancellationToken cancellationToken)
    {
        var trigger = await db.Triggers.GetForChangeAsync(
            trigger => trigger.EpisodeId == command.EpisodeId && trigger.Id == command.TriggerId, command.IfMatch, cancellationToken);
        trigger.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return TriggerResponse.Of(trigger);
    }
}
