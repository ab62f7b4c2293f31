using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

public sealed record GetAttendance(SessionId SessionId, PatientId PatientId) : IQuery<AttendanceResponse>;

internal sealed class GetAttendanceHandler(IAppDbContext db) : IRequestHandler<GetAttendance, AttendanceResponse>
{
    public async Task<AttendanceResponse> Handle(GetAttendance query, CancellationToken cancellationToken) => AttendanceResponse.Of(
        await db.AttendanceRecords.AsNoTracking().OfPatient(query.SessionId, query.PatientId).GetAsync(_ => true, cancellationToken));
}
