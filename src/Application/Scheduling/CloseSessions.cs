using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>A day that the programme closes takes the sessions of its series with it. One that stands alone was put there on purpose.</summary>
internal sealed class CloseSessions(IAppDbContext db, ICaller caller, SeriesCalendar calendar, SessionCancellation cancellation, TimeProvider clock)
    : INotificationHandler<Occurred<ProgramUpdated>>
{
    public async Task Handle(Occurred<ProgramUpdated> notification, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var program = await db.Programs.GetAsync(program => program.Id == notification.Event.ProgramId, cancellationToken);
        var days = program.Closures.Select(closure => closure.On).Where(on => on >= program.DateOf(now)).ToList();
        if (days.Count == 0)
        {
            return;
        }

        var hit = db.Sessions
            .Where(session => session.ProgramId == program.Id && session.SeriesId != null)
            .Where(session => session.Status == SessionStatus.Scheduled && session.StartsAt > now && days.Contains(session.On));
        var ids = await hit.Select(session => session.SeriesId!.Value).Distinct().ToListAsync(cancellationToken);
        await db.LockAllAsync<SessionSeries>([.. ids.Select(id => id.Value)], cancellationToken);
        var sessions = await db.LockSessionsAsync(hit.Where(session => ids.Contains(session.SeriesId!.Value)), cancellationToken);
        var rosters = await db.RostersOfAsync([.. sessions.Select(session => session.Id)], cancellationToken);
        foreach (var ofSeries in sessions.GroupBy(session => session.SeriesId!.Value))
        {
            var series = await db.SessionSeries.SingleAsync(series => series.Id == ofSeries.Key, cancellationToken);
            var settled = await calendar.SettledAsync(series, cancellationToken);
            var starts = calendar.Starts(series);
            foreach (var session in ofSeries.Where(session => !settled.Contains(session.OriginalStartLocal!.Value)))
            {
                series.Close(session.OriginalStartLocal!.Value, program.ClosureOn(session.On), starts, now, settled);
                cancellation.Cancel(session, program, rosters, CancellationCause.Holiday, null, caller.PractitionerId);
            }
        }
    }
}
