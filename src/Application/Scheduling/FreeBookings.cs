using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>
/// The end of an episode frees what is booked for it: the patient is out of the sessions to come, and a session that was the patient's alone
/// is called off. Sessions of a group are left with its seat (LeaveGroups).
/// </summary>
internal sealed class FreeBookings(IAppDbContext db, SessionCancellation cancellation, TimeProvider clock)
    : INotificationHandler<Occurred<EpisodeDischarged>>
{
    private const string Reason = "Nobody is booked any more.";

    public async Task Handle(Occurred<EpisodeDischarged> notification, CancellationToken cancellationToken)
    {
        var (episodeId, _, _) = notification.Event;
        var now = clock.GetUtcNow();
        var theirs = db.AttendanceRecords
            .Where(record => record.EpisodeId == episodeId && record.EnteredInError == null)
            .Where(record => record.Status == AttendanceStatus.Scheduled && record.StartsAt > now);
        var sessions = await db.LockSessionsAsync(
            db.Sessions
                .Where(session => session.Status == SessionStatus.Scheduled && theirs.Any(record => record.SessionId == session.Id))
                .Where(session => session.GroupId == null
                    || theirs.Any(record => record.SessionId == session.Id && record.MakeUpForId != null)
                    || !db.Enrolments.Any(e => e.GroupId == session.GroupId && e.EpisodeId == episodeId && e.Seat != null)),
            cancellationToken);
        if (sessions.Count == 0)
        {
            return;
        }

        var programId = sessions[0].ProgramId;
        var program = await db.Programs.AsNoTracking().SingleAsync(program => program.Id == programId, cancellationToken);
        var rosters = await db.RostersOfAsync([.. sessions.Select(session => session.Id)], cancellationToken);
        foreach (var session in sessions)
        {
            if (session.GroupId is null && rosters.Records[session.Id].All(record => record.EpisodeId == episodeId || !record.Stands))
            {
                cancellation.Cancel(session, program, rosters, CancellationCause.Program, Reason, by: null);
                continue;
            }

            foreach (var record in rosters.Records[session.Id].Where(record => record.EpisodeId == episodeId && record.Status == AttendanceStatus.Scheduled))
            {
                record.LeaveGroup(session, program.Calendar, now);
            }
        }
    }
}
