using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

/// <summary>As a whole: what is left out is taken back.</summary>
public sealed record UpdateTrigger(EpisodeId EpisodeId, TriggerId TriggerId, IfMatch IfMatch, TriggerBody Body) : ICommand<TriggerResponse>;

internal sealed class UpdateTriggerValidator : AbstractValidator<UpdateTrigger>
{
    public UpdateTriggerValidator() => RuleFor(command => command.Body).SetValidator(new TriggerBodyValidator());
}

internal sealed class UpdateTriggerHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<UpdateTrigger, TriggerResponse>
{
    public async Task<TriggerResponse> Handle(UpdateTrigger command, CancellationToken cancellationToken)
    {
        var trigger = await db.Triggers.GetForChangeAsync(
            trigger => trigger.EpisodeId == command.EpisodeId && trigger.Id == command.TriggerId, command.IfMatch, cancellationToken);
        var care = await db.GetSupportCareAsync(trigger.EpisodeId, cancellationToken);
        trigger.Update(care, command.Body.Details(), command.Body.IdentifiedOn ?? trigger.IdentifiedOn, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return TriggerResponse.Of(trigger);
    }
}
