using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>A participant says to be there, or the desk for one. Said again, the first time stands.</summary>
/// <param name="PatientId">The patient who calls, unless given.</param>
public sealed record CheckIn(SessionId SessionId, PatientId? PatientId) : ICommand<CheckInResponse>;

/// <param name="AttendanceId">The record of the participant in the session; how it went is for others to say.</param>
/// <param name="CheckedInAt">The first time.</param>
public sealed record CheckInResponse(AttendanceRecordId AttendanceId, SessionId SessionId, DateTimeOffset CheckedInAt);

internal sealed class CheckInHandler(IAppDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<CheckIn, CheckInResponse>
{
    public async Task<CheckInResponse> Handle(CheckIn command, CancellationToken cancellationToken)
    {
        var patientId = command.PatientId ?? caller.PatientId ?? throw CommonErrors.NotFound();
        var (session, program) = await db.GetLockedSessionAsync(command.SessionId, cancellationToken);
        var record = await db.AttendanceRecords.OfPatient(session.Id, patientId).GetAsync(_ => true, cancellationToken);
        record.CheckIn(session, program.PoliciesOn(session.On).Attendance, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return new CheckInResponse(record.Id, session.Id, record.CheckedInAt!.Value);
    }
}
