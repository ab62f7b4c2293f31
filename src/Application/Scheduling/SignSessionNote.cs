using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Its author signs it; with the last one that is needed the session locks.</summary>
public sealed record SignSessionNote(SessionId SessionId, PatientId PatientId, IfMatch IfMatch) : ICommand<SessionNoteResponse>;

internal sealed class SignSessionNoteHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<SignSessionNote, SessionNoteResponse>
{
    public async Task<SessionNoteResponse> Handle(SignSessionNote command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var now = clock.GetUtcNow();
        var (session, program, record, note) = await db.GetNoteForChangeAsync(command.SessionId, command.PatientId, command.IfMatch, cancellationToken);
        if (note is null)
        {
            throw CommonErrors.IllegalTransition(SessionNoteStatus.Missing, "sign");
        }

        var author = await db.Practitioners.AsNoTracking().SingleAsync(practitioner => practitioner.Id == by, cancellationToken);
        note.Sign(session, record, await db.PlanOnDayAsync(record, now, cancellationToken), author, program.DateOf(now), now);
        await db.SaveChangesAsync(cancellationToken);
        return SessionNoteResponse.Of(note);
    }
}
