using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

public sealed record EnterContactAttemptInError(EpisodeId EpisodeId, ContactAttemptId AttemptId, IfMatch IfMatch, EnterInErrorBody Body)
    : ICommand<ContactAttemptResponse>;

internal sealed class EnterContactAttemptInErrorValidator : AbstractValidator<EnterContactAttemptInError>
{
    public EnterContactAttemptInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterContactAttemptInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterContactAttemptInError, ContactAttemptResponse>
{
    public async Task<ContactAttemptResponse> Handle(EnterContactAttemptInError command, CancellationToken cancellationToken)
    {
        var attempt = await db.ContactAttempts.GetForChangeAsync(
            attempt => attempt.EpisodeId == command.EpisodeId && attempt.Id == command.AttemptId, command.IfMatch, cancellationToken);
        attempt.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return ContactAttemptResponse.Of(attempt);
    }
}
