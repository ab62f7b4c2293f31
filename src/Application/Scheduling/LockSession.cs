using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>The notes are signed, or none is needed: nothing of the session changes any more.</summary>
public sealed record LockSession(SessionId SessionId, IfMatch IfMatch) : ICommand<SessionResponse>;

internal sealed class LockSessionHandler(IAppDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<LockSession, SessionResponse>
{
    public async Task<SessionResponse> Handle(LockSession command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var (session, program) = await db.GetSessionForChangeAsync(command.SessionId, command.IfMatch, cancellationToken);
        if (session.Status == SessionStatus.Completed && !await db.NotesAreSignedAsync(session, cancellationToken))
        {
            throw SessionNoteErrors.NotAllSigned();
        }

        session.Lock(LockCause.NotesSigned, program.PoliciesOn(session.On).Attendance, by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return SessionResponse.Of(session);
    }
}
