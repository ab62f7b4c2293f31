using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <param name="At">When it was; not in the future.</param>
/// <param name="Reached">The patient answered; else it stayed an attempt.</param>
public sealed record ContactAttemptBody(DateTimeOffset At, ContactMethod Method, bool Reached);

/// <summary>The caller has tried to reach the patient.</summary>
public sealed record RecordContactAttempt(EpisodeId EpisodeId, ContactAttemptBody Body) : ICommand<ContactAttemptResponse>;

internal sealed class RecordContactAttemptValidator : AbstractValidator<RecordContactAttempt>
{
    public RecordContactAttemptValidator() => RuleFor(command => command.Body.At).InReach();
}

internal sealed class RecordContactAttemptHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<RecordContactAttempt, ContactAttemptResponse>
{
    public async Task<ContactAttemptResponse> Handle(RecordContactAttempt command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var (at, method, reached) = command.Body;
        var now = clock.GetUtcNow();
        var episode = await db.Episodes.GetAsync(episode => episode.Id == command.EpisodeId, cancellationToken);
        var attempt = ContactAttempt.Make(TypedId.New<ContactAttemptId>(now), episode, at, method, reached, by, now);
        db.ContactAttempts.Add(attempt);
        await db.SaveChangesAsync(cancellationToken);
        return ContactAttemptResponse.Of(attempt);
    }
}
