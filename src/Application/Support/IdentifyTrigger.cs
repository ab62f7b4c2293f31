using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

public sealed record IdentifyTrigger(EpisodeId EpisodeId, TriggerBody Body) : ICommand<TriggerResponse>;

internal sealed class IdentifyTriggerValidator : AbstractValidator<IdentifyTrigger>
{
    public IdentifyTriggerValidator() => RuleFor(command => command.Body).SetValidator(new TriggerBodyValidator());
}

internal sealed class IdentifyTriggerHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<IdentifyTrigger, TriggerResponse>
{
    public async Task<TriggerResponse> Handle(IdentifyTrigger command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var care = await db.GetSupportCareAsync(command.EpisodeId, cancellationToken);
        var trigger = Trigger.Identify(
            TypedId.New<TriggerId>(now), care, command.Body.Details(), command.Body.IdentifiedOn ?? care.DateOf(now), now);
        db.Triggers.Add(trigger);
        await db.SaveChangesAsync(cancellationToken);
        return TriggerResponse.Of(trigger);
    }
}
