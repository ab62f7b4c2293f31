using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>
/// An episode that has ended, or never was, keeps no seat, no place in a queue and no booking. Seats go to who waits with the next run of
/// the jobs; a session that was the patient's alone is called off.
/// </summary>
internal sealed class LeaveSchedule(IAppDbContext db, SessionCancellation cancellation, TimeProvider clock) :
    INotificationHandler<Occurred<EpisodeEnteredInError>>, INotificationHandler<Occurred<EpisodeDischarged>>
{
    private const string Reason = "Nobody is booked any more.";

    public Task Handle(Occurred<EpisodeEnteredInError> notification, CancellationToken cancellationToken) =>
        LeaveAsync(notification.Event.EpisodeId, cancellationToken);

    public Task Handle(Occurred<EpisodeDischarged> notification, CancellationToken cancellationToken) =>
        LeaveAsync(notification.Event.EpisodeId, cancellationToken);

    // Groups are locked before sessions, so that nobody waits in a ring.
    private async Task LeaveAsync(EpisodeId episodeId, CancellationToken cancellationToken)
    {
        var program = await db.ProgramOfAsync(episodeId, cancellationToken);
        await LeaveGroupsAsync(episodeId, program, cancellationToken);
        await LeaveSessionsAsync(episodeId, program, cancellationToken);
    }

    private async Task LeaveGroupsAsync(EpisodeId episodeId, Program program, CancellationToken cancellationToken)
    {
        var standing = db.Enrolments.Standing().Where(e => e.EpisodeId == episodeId);
        var groups = await standing.Select(e => e.GroupId).Distinct().ToListAsync(cancellationToken);
        if (groups.Count == 0)
        {
            return;
        }

        await db.LockAllAsync<TherapyGroup>([.. groups.Select(id => id.Value)], cancellationToken);
        var today = program.DateOf(clock.GetUtcNow());
        (await standing.ToListAsync(cancellationToken)).ForEach(enrolment => enrolment.Withdraw(today));
    }

    /// <summary>But for those of a group in which the patient has a seat: they are left with it (<see cref="FollowEnrolments"/>).</summary>
    private async Task LeaveSessionsAsync(EpisodeId episodeId, Program program, CancellationToken cancellationToken)
    {
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
        var rosters = await db.RostersOfAsync([.. sessions.Select(session => session.Id)], cancellationToken);
        foreach (var session in sessions)
        {
            var records = rosters.Records[session.Id].Where(record => record.Stands).ToList();
            if (session.GroupId is null && records.TrueForAll(record => record.EpisodeId == episodeId))
            {
                cancellation.Cancel(session, program, rosters, CancellationCause.Program, Reason, by: null);
                continue;
            }

            foreach (var record in records.Where(record => record.EpisodeId == episodeId && record.Status == AttendanceStatus.Scheduled))
            {
                record.LeaveGroup(session, program.Calendar, now);
                rosters.Absences.OfMakeUp(record)?.FollowMakeUp(record);
            }
        }
    }
}
