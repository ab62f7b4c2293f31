using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>An episode that is in care no more keeps no seat, nor a place in a queue; seats go to who waits with the next run of the jobs.</summary>
internal sealed class LeaveGroups(IAppDbContext db, TimeProvider clock) : INotificationHandler<Occurred<EpisodeEnteredInError>>
{
    public async Task Handle(Occurred<EpisodeEnteredInError> notification, CancellationToken cancellationToken)
    {
        var standing = db.Enrolments.Where(e =>
            e.EpisodeId == notification.Event.EpisodeId && e.Status != EnrolmentStatus.Withdrawn && e.EnteredInError == null);
        var groups = await standing.Select(e => e.GroupId).Distinct().ToListAsync(cancellationToken);
        if (groups.Count == 0)
        {
            return;
        }

        await db.LockAllAsync<TherapyGroup>([.. groups.Select(id => id.Value)], cancellationToken);
        var programs = await db.Programs.AsNoTracking()
            .Where(program => db.TherapyGroups.Any(group => groups.Contains(group.Id) && group.ProgramId == program.Id))
            .ToListAsync(cancellationToken);

        // Who is in care is so in one programme, and its groups are all that take the patient.
        var today = programs.Single().DateOf(clock.GetUtcNow());
        (await standing.ToListAsync(cancellationToken)).ForEach(enrolment => enrolment.Withdraw(today));
    }
}
