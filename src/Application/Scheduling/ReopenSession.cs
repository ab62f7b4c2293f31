using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Opens a locked session for corrections.</summary>
public sealed record ReopenSession(SessionId SessionId, IfMatch IfMatch, ReopenSessionBody Body) : ICommand<SessionResponse>;

/// <param name="Reason">What is to be corrected; never about a patient.</param>
public sealed record ReopenSessionBody(string Reason);

internal sealed class ReopenSessionValidator : AbstractValidator<ReopenSession>
{
    public ReopenSessionValidator() => RuleFor(command => command.Body.Reason).Required().MaxLength(Limits.Reason);
}

internal sealed class ReopenSessionHandler(IAppDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<ReopenSession, SessionResponse>
{
    public async Task<SessionResponse> Handle(ReopenSession command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var (session, _) = await db.GetSessionForChangeAsync(command.SessionId, command.IfMatch, cancellationToken);
        session.Reopen(command.Body.Reason, by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return SessionResponse.Of(session);
    }
}
