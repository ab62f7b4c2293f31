using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Transition;

/// <summary>The caller has tried to reach the patient, or did.</summary>
public sealed record AttemptFollowUp(EpisodeId EpisodeId, FollowUpId FollowUpId, IfMatch IfMatch, FollowUpAttemptBody Body)
    : ICommand<FollowUpResponse>;

/// <param name="At">When it was; now unless given.</param>
/// <param name="Reached">The patient answered; else it stayed an attempt.</param>
/// <param name="Findings">What the patient told, where reached.</param>
public sealed record FollowUpAttemptBody(
    ContactMethod Method, bool Reached, DateTimeOffset? At = null, string? Note = null, FollowUpFindings? Findings = null);

internal sealed class AttemptFollowUpValidator : AbstractValidator<AttemptFollowUp>
{
    public AttemptFollowUpValidator()
    {
        RuleFor(command => command.Body.At!.Value).InReach().When(command => command.Body.At is not null).OverridePropertyName("Body.At");
        RuleFor(command => command.Body.Note).MaxLength(Limits.Reason);
    }
}

internal sealed class AttemptFollowUpHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<AttemptFollowUp, FollowUpResponse>
{
    public async Task<FollowUpResponse> Handle(AttemptFollowUp command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var body = command.Body;
        var followUp = await db.FollowUps.GetForChangeAsync(
            followUp => followUp.EpisodeId == command.EpisodeId && followUp.Id == command.FollowUpId, command.IfMatch, cancellationToken);
        var care = await db.GetTransitionCareAsync(command.EpisodeId, caller, clock, cancellationToken);
        followUp.Attempt(
            new FollowUpAttempt(body.At ?? care.Act.At, body.Method, body.Reached, body.Note, by, care.Act.At),
            body.Findings,
            care.Episode,
            care.Program);
        await db.SaveChangesAsync(cancellationToken);
        return FollowUpResponse.Of(followUp);
    }
}
