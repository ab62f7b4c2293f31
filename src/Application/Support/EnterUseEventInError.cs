using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Support;

public sealed record EnterUseEventInError(EpisodeId EpisodeId, UseEventId UseEventId, IfMatch IfMatch, EnterInErrorBody Body) : ICommand<UseEventResponse>;

internal sealed class EnterUseEventInErrorValidator : AbstractValidator<EnterUseEventInError>
{
    public EnterUseEventInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterUseEventInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterUseEventInError, UseEventResponse>
{
    public async Task<UseEventResponse> Handle(EnterUseEventInError command, CancellationToken cancellationToken)
    {
        await db.LockAsync<Episode>(command.EpisodeId.Value, cancellationToken);
        var use = await db.UseEvents.GetForChangeAsync(
            use => use.EpisodeId == command.EpisodeId && use.Id == command.UseEventId, command.IfMatch, cancellationToken);
        use.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return UseEventResponse.Of(use);
    }
}
