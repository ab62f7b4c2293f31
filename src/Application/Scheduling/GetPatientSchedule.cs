using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>In the order of time.</summary>
/// <param name="From">First day; today in UTC unless given.</param>
/// <param name="To">Last day; four weeks on unless given, a year on at most.</param>
public sealed record GetPatientSchedule(PatientId PatientId, DateOnly? From, DateOnly? To, PageRequest Page) : IQuery<Page<ScheduleEntry>>;

/// <summary>A session as one participant sees it: nobody else is in it.</summary>
/// <param name="AttendanceId">The patient's record in the session.</param>
/// <param name="On">The day of its start, in the programme's zone.</param>
/// <param name="IsRequired">Stands in the rates.</param>
/// <param name="MakeUpForId">The absence that it makes up.</param>
public sealed record ScheduleEntry(
    AttendanceRecordId AttendanceId,
    SessionId SessionId,
    EpisodeId EpisodeId,
    SessionType Type,
    PractitionerId FacilitatorId,
    string? Room,
    string? VirtualLink,
    DateOnly On,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    SessionStatus SessionStatus,
    SessionId? RescheduledToId,
    AttendanceStatus Attendance,
    bool IsRequired,
    AttendanceRecordId? MakeUpForId);

internal sealed class GetPatientScheduleHandler(IAppDbContext db, ICursors cursors, TimeProvider clock)
    : IRequestHandler<GetPatientSchedule, Page<ScheduleEntry>>
{
    private const int UsualDays = 27;
    private const int MostDays = 366;

    public async Task<Page<ScheduleEntry>> Handle(GetPatientSchedule query, CancellationToken cancellationToken)
    {
        var from = query.From ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var to = query.To ?? DateOnly.FromDayNumber(Math.Min(from.DayNumber + UsualDays, DateOnly.MaxValue.DayNumber));
        if (to.DayNumber - from.DayNumber is < 0 or > MostDays)
        {
            throw SchedulingErrors.PeriodOutOfRange(MostDays);
        }

        var patient = await db.Patients.AsNoTracking().Where(patient => patient.Id == query.PatientId).Select(patient => patient.Id)
            .ToListAsync(cancellationToken) is [var id] ? id : throw CommonErrors.NotFound();
        var entries = await db.AttendanceRecords.AsNoTracking()
            .Where(record => record.PatientId == patient && record.EnteredInError == null && record.On >= from && record.On <= to)
            .Join(db.Sessions, record => record.SessionId, session => session.Id, (record, session) => new ScheduleEntry(
                record.Id,
                session.Id,
                record.EpisodeId,
                session.Type,
                session.FacilitatorId,
                session.Room,
                session.VirtualLink,
                record.On,
                record.StartsAt,
                record.EndsAt,
                session.Status,
                session.RescheduledToId,
                record.Status,
                record.IsRequired,
                record.MakeUpForId))
            .ToListAsync(cancellationToken);
        return entries.OrderBy(entry => entry.StartsAt).ThenBy(entry => entry.AttendanceId).ToPage(
            entry => entry.AttendanceId.Value, query.Page, $"patients/{patient}/schedule/{query.From:O}/{query.To:O}", cursors, entry => entry);
    }
}
