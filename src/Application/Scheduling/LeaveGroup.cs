using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>What the two ways out of a group have in common: the seat that comes free goes to who waits for it.</summary>
internal static class LeaveGroup
{
    public static async Task<Enrolment> LeaveAsync(
        this IAppDbContext db,
        GroupRoster roster,
        TherapyGroupId groupId,
        EnrolmentId enrolmentId,
        IfMatch ifMatch,
        Action<Enrolment, Program> leave,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        await db.LockAsync<TherapyGroup>(groupId.Value, cancellationToken);
        var enrolment = await db.Enrolments.GetForChangeAsync(e => e.GroupId == groupId && e.Id == enrolmentId, ifMatch, cancellationToken);
        var group = await db.TherapyGroups.SingleAsync(g => g.Id == groupId, cancellationToken);
        var program = await db.Programs.AsNoTracking().SingleAsync(p => p.Id == group.ProgramId, cancellationToken);
        leave(enrolment, program);
        await db.SaveChangesAsync(cancellationToken);

        // In a second step: the index knows the seat as free only now.
        await db.GiveSeatsAsync(group, program, roster, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return enrolment;
    }
}
