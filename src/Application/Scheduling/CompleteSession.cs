using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>It took place, and everybody has an outcome.</summary>
public sealed record CompleteSession(SessionId SessionId, IfMatch IfMatch, CompleteSessionBody Body) : ICommand<SessionResponse>;

/// <param name="StartsAt">As it was held; as planned unless given.</param>
/// <param name="EndsAt">As it was held.</param>
/// <param name="BreakMinutes">As planned unless given.</param>
public sealed record CompleteSessionBody(DateTimeOffset? StartsAt, DateTimeOffset EndsAt, int? BreakMinutes);

internal sealed class CompleteSessionValidator : AbstractValidator<CompleteSession>
{
    public CompleteSessionValidator()
    {
        RuleFor(command => command.Body.StartsAt!.Value).InReach().When(command => command.Body.StartsAt is not null).OverridePropertyName("Body.StartsAt");
        RuleFor(command => command.Body.EndsAt).InReach();
        RuleFor(command => command.Body.BreakMinutes).Within(0, SchedulingRules.MinutesOfADay);
    }
}

internal sealed class CompleteSessionHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<CompleteSession, SessionResponse>
{
    public async Task<SessionResponse> Handle(CompleteSession command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var (startsAt, endsAt, breakMinutes) = command.Body;
        var (session, program) = await db.GetSessionForChangeAsync(command.SessionId, command.IfMatch, cancellationToken);
        var records = await db.RecordsOfAsync(session.Id, cancellationToken);
        session.Complete(
            new SessionTimes(startsAt ?? session.StartsAt, endsAt, breakMinutes ?? session.BreakMinutes),
            records,
            program.PoliciesOn(session.On).Attendance,
            by,
            clock.GetUtcNow());
        await db.FollowMakeUpsAsync(records, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return SessionResponse.Of(session);
    }
}
