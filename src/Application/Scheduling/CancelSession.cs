using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>It does not take place. Nobody's rates suffer, and everybody's time is free again.</summary>
public sealed record CancelSession(SessionId SessionId, IfMatch IfMatch, CancelSessionBody Body) : ICommand<SessionResponse>;

/// <param name="Reason">For the team; never about a patient.</param>
public sealed record CancelSessionBody(CancellationCause Cause, string? Reason);

internal sealed class CancelSessionValidator : AbstractValidator<CancelSession>
{
    public CancelSessionValidator() =>
        RuleFor(command => command.Body.Reason).Required().MaxLength(Limits.Reason).When(command => command.Body.Reason is not null);
}

internal sealed class CancelSessionHandler(IAppDbContext db, ICaller caller, SeriesCalendar calendar, SessionCancellation cancellation)
    : IRequestHandler<CancelSession, SessionResponse>
{
    public async Task<SessionResponse> Handle(CancelSession command, CancellationToken cancellationToken)
    {
        var series = await calendar.LockSeriesOfAsync(command.SessionId, cancellationToken);
        var (session, program) = await db.GetSessionForChangeAsync(command.SessionId, command.IfMatch, cancellationToken);
        var rosters = await db.RostersOfAsync([session.Id], cancellationToken);
        cancellation.Cancel(session, program, rosters, command.Body.Cause, command.Body.Reason, caller.PractitionerId);
        calendar.NoteCancelled(series, session, command.Body.Cause, command.Body.Reason);
        await db.SaveChangesAsync(cancellationToken);
        return SessionResponse.Of(session);
    }
}
