using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>With the last note that is needed the session locks (D20), one that was reopened too.</summary>
internal sealed class LockSignedSession(IAppDbContext db, ICaller caller, TimeProvider clock) : INotificationHandler<Occurred<SessionNoteSigned>>
{
    public async Task Handle(Occurred<SessionNoteSigned> notification, CancellationToken cancellationToken)
    {
        var session = await db.Sessions.SingleAsync(session => session.Id == notification.Event.SessionId, cancellationToken);
        if (await db.NotesAreSignedAsync(session, cancellationToken))
        {
            var program = await db.Programs.AsNoTracking().SingleAsync(program => program.Id == session.ProgramId, cancellationToken);
            session.Lock(LockCause.NotesSigned, program.PoliciesOn(session.On).Attendance, caller.PractitionerId, clock.GetUtcNow());
        }
    }
}
