using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Newest first, with those in error and of who was taken out again.</summary>
public sealed record ListAttendance(SessionId SessionId, PageRequest Page) : IQuery<Page<AttendanceResponse>>;

internal sealed class ListAttendanceHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListAttendance, Page<AttendanceResponse>>
{
    public async Task<Page<AttendanceResponse>> Handle(ListAttendance query, CancellationToken cancellationToken)
    {
        var session = await db.Sessions.AsNoTracking().GetAsync(session => session.Id == query.SessionId, cancellationToken);
        return await db.AttendanceRecords.AsNoTracking()
            .Where(record => record.SessionId == session.Id)
            .ToPageAsync(
                record => record.Id, query.Page, $"sessions/{session.Id}/attendance", cursors, AttendanceResponse.Of, cancellationToken);
    }
}
