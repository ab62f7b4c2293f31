using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Who was never to be in a session has no note of it that holds.</summary>
internal sealed class FollowWrongAttendance(IAppDbContext db) : INotificationHandler<Occurred<AttendanceEnteredInError>>
{
    public async Task Handle(Occurred<AttendanceEnteredInError> notification, CancellationToken cancellationToken)
    {
        // Changed in this very transaction: what is tracked, with its mark.
        var record = await db.AttendanceRecords.SingleAsync(record => record.Id == notification.Event.RecordId, cancellationToken);
        var note = await db.SessionNotes.FirstOrDefaultAsync(
            note => note.SessionId == record.SessionId && note.PatientId == record.PatientId, cancellationToken);
        note?.Follow(record);
    }
}
