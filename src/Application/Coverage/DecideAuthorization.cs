using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Records what the payer said, and logs it where it granted less than was asked for.</summary>
public sealed record DecideAuthorization(AuthorizationId AuthorizationId, IfMatch IfMatch, AuthorizationDecisionBody Body)
    : ICommand<AuthorizationResponse>;

/// <summary>What the payer said.</summary>
/// <param name="DecidedOn">By the payer; today unless given.</param>
/// <param name="Number">The payer's; needed where it approved.</param>
/// <param name="ApprovedUnits">Needed where it approved, and left out otherwise.</param>
/// <param name="ApprovedFrom">First day; the one that was asked for unless given.</param>
/// <param name="ApprovedTo">Last day, inclusive; the one that was asked for unless given.</param>
/// <param name="Reason">The payer's, as it gave it; needed where it denied, granted less, or wants to know more.</param>
/// <param name="Reviewer">Who decided there, and how to reach them.</param>
public sealed record AuthorizationDecisionBody(
    AuthorizationOutcome Outcome,
    DateOnly? DecidedOn = null,
    string? Number = null,
    decimal? ApprovedUnits = null,
    DateOnly? ApprovedFrom = null,
    DateOnly? ApprovedTo = null,
    string? Reason = null,
    string? Reviewer = null);

internal sealed class DecideAuthorizationValidator : AbstractValidator<DecideAuthorization>
{
    public DecideAuthorizationValidator()
    {
        RuleFor(command => command.Body.Number).MaxLength(Limits.Name);
        RuleFor(command => command.Body.ApprovedUnits).AreUnits();
        RuleFor(command => command.Body.Reason).MaxLength(Limits.Reason);
        RuleFor(command => command.Body.Reviewer).MaxLength(Limits.Contact);
        When(command => command.Body.Outcome == AuthorizationOutcome.Approved, () =>
        {
            RuleFor(command => command.Body.Number).Required();
            RuleFor(command => command.Body.ApprovedUnits).Required();
        }).Otherwise(() => RuleFor(command => command.Body.Reason).Required());
    }
}

internal sealed class DecideAuthorizationHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<DecideAuthorization, AuthorizationResponse>
{
    public async Task<AuthorizationResponse> Handle(DecideAuthorization command, CancellationToken cancellationToken)
    {
        var (authorization, program) = await db.GetAuthorizationForChangeAsync(command.AuthorizationId, command.IfMatch, cancellationToken);
        await db.LockAsync<Episode>(authorization.EpisodeId.Value, cancellationToken);
        var now = clock.GetUtcNow();
        var body = command.Body;
        var decision = new PayerDecision(
            body.Outcome,
            body.Number,
            GrantOf(body, authorization.Request),
            body.Reason,
            body.Reviewer,
            body.DecidedOn ?? program.DateOf(now));
        if (authorization.Decide(decision, program, caller.PractitionerId, now))
        {
            db.ParityLog.Add(ParityEntry.Of(TypedId.New<ParityEntryId>(now), authorization, program.Id));
        }

        await db.SaveChangesAsync(cancellationToken);
        return AuthorizationResponse.Of(authorization);
    }

    private static AuthorizationGrant? GrantOf(AuthorizationDecisionBody body, AuthorizationRequest request)
    {
        if (body.Outcome == AuthorizationOutcome.Approved)
        {
            return new AuthorizationGrant(body.ApprovedUnits!.Value, body.ApprovedFrom ?? request.From, body.ApprovedTo ?? request.To);
        }

        return body is { Number: null, ApprovedUnits: null, ApprovedFrom: null, ApprovedTo: null } ? null : throw AuthorizationErrors.GrantNotAllowed();
    }
}
