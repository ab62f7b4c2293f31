using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Puts another session in its place, with everybody who is in it.</summary>
public sealed record RescheduleSession(SessionId SessionId, IfMatch IfMatch, RescheduleSessionBody Body) : ICommand<SessionResponse>;

/// <param name="BreakMinutes">As before unless given.</param>
/// <param name="Room">As before unless given.</param>
/// <param name="Reason">For the team; never about a patient.</param>
public sealed record RescheduleSessionBody(DateTimeOffset StartsAt, DateTimeOffset EndsAt, int? BreakMinutes, string? Room, string? Reason);

internal sealed class RescheduleSessionValidator : AbstractValidator<RescheduleSession>
{
    public RescheduleSessionValidator()
    {
        RuleFor(command => command.Body.StartsAt).InReach();
        RuleFor(command => command.Body.EndsAt).InReach();
        RuleFor(command => command.Body.BreakMinutes).Within(0, SchedulingRules.MinutesOfADay);
        RuleFor(command => command.Body.Room).Required().MaxLength(Limits.Name).When(command => command.Body.Room is not null);
        RuleFor(command => command.Body.Reason).Required().MaxLength(Limits.Reason).When(command => command.Body.Reason is not null);
    }
}

internal sealed class RescheduleSessionHandler(IAppDbContext db, ICaller caller, SeriesCalendar calendar, SessionCancellation cancellation)
    : IRequestHandler<RescheduleSession, SessionResponse>
{
    public async Task<SessionResponse> Handle(RescheduleSession command, CancellationToken cancellationToken)
    {
        var body = command.Body;
        var series = await calendar.LockSeriesOfAsync(command.SessionId, cancellationToken);
        var (session, program) = await db.GetSessionForChangeAsync(command.SessionId, command.IfMatch, cancellationToken);
        var times = new SessionTimes(body.StartsAt, body.EndsAt, body.BreakMinutes ?? session.BreakMinutes);
        cancellation.Move(
            session,
            program,
            await db.RostersOfAsync([session.Id], cancellationToken),
            session.Setting with { Room = body.Room ?? session.Room },
            times,
            session.Place,
            body.Reason,
            caller.PractitionerId);
        calendar.NoteMoved(series, session, times);
        await db.SaveChangesAsync(cancellationToken);
        return SessionResponse.Of(session);
    }
}
