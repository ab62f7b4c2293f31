using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

public sealed record GetSessionNote(SessionId SessionId, PatientId PatientId) : IQuery<SessionNoteResponse>;

internal sealed class GetSessionNoteHandler(IAppDbContext db) : IRequestHandler<GetSessionNote, SessionNoteResponse>
{
    public async Task<SessionNoteResponse> Handle(GetSessionNote query, CancellationToken cancellationToken)
    {
        var note = await db.SessionNotes.AsNoTracking()
            .FirstOrDefaultAsync(note => note.SessionId == query.SessionId && note.PatientId == query.PatientId, cancellationToken);
        return note is null
            ? SessionNoteResponse.Missing(
                await db.AttendanceRecords.AsNoTracking().OfPatient(query.SessionId, query.PatientId).GetAsync(_ => true, cancellationToken))
            : SessionNoteResponse.Of(note);
    }
}
