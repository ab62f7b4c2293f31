using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

internal static class GroupLoading
{
    public static async Task<IReadOnlyList<Practitioner>> FacilitatorsAsync(
        this IAppDbContext db, GroupBody body, CancellationToken cancellationToken) =>
        await db.Practitioners.AsNoTracking().Where(p => body.FacilitatorIds.Contains(p.Id)).ToListAsync(cancellationToken);

    /// <summary>Those that hold a seat or wait for one: <see cref="Enrolment.Stands"/>, for the database.</summary>
    public static IQueryable<Enrolment> Standing(this IQueryable<Enrolment> enrolments) =>
        enrolments.Where(enrolment => enrolment.Status != EnrolmentStatus.Withdrawn && enrolment.EnteredInError == null);

    /// <summary>What is taken; under the group's lock it stays so. Nobody's enrolment is loaded for it.</summary>
    public static async Task<GroupSeats> SeatsAsync(this IAppDbContext db, TherapyGroup group, CancellationToken cancellationToken)
    {
        var taken = await db.Enrolments.Where(e => e.GroupId == group.Id && e.Seat != null).Select(e => e.Seat!.Value).ToListAsync(cancellationToken);
        var last = await db.Enrolments.Where(e => e.GroupId == group.Id).MaxAsync(e => e.WaitlistNumber, cancellationToken);
        return new GroupSeats(new Seats(group.Capacity, taken), last ?? 0);
    }

    /// <summary>Gives the free seats, under the group's lock, to those who wait and are in care (rules GRP-4 and GRP-7).</summary>
    public static async Task GiveSeatsAsync(
        this IAppDbContext db, TherapyGroup group, Program program, GroupRoster roster, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var seats = await db.SeatsAsync(group, cancellationToken);
        if (seats.Seats.IsFull)
        {
            return;
        }

        var waiting = await db.Enrolments
            .Where(e => e.GroupId == group.Id && e.Status == EnrolmentStatus.Waitlisted && e.EnteredInError == null)
            .Where(e => db.Episodes.Any(episode => episode.Id == e.EpisodeId && episode.EnteredInError == null
                && (episode.Status == EpisodeStatus.Admitted || episode.Status == EpisodeStatus.OnLeave)))
            .OrderBy(e => e.WaitlistNumber)
            .Select(e => new GroupMember(e.Id, e.PatientId, e.EpisodeId, e.From, e.To, e.WeeksAway, e.OverCapacityReason))
            .ToListAsync(cancellationToken);
        var next = await roster.NextAsync(group, program, waiting, group.Capacity - seats.Seats.Taken.Count, cancellationToken);
        if (next.Count > 0)
        {
            seats.Give(group, await db.Enrolments.Where(e => next.Contains(e.Id)).ToListAsync(cancellationToken), program.DateOf(now));
        }
    }
}
