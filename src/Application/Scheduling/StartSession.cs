using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

public sealed record StartSession(SessionId SessionId, IfMatch IfMatch) : ICommand<SessionResponse>;

internal sealed class StartSessionHandler(IAppDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<StartSession, SessionResponse>
{
    public async Task<SessionResponse> Handle(StartSession command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var (session, program) = await db.GetSessionForChangeAsync(command.SessionId, command.IfMatch, cancellationToken);
        session.Start(program.PoliciesOn(session.On).Attendance, by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return SessionResponse.Of(session);
    }
}
