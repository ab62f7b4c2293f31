using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Groups in which somebody waits while a seat is free: who was passed over may be free by now (rule GRP-7).</summary>
internal sealed record FindGroupsWithFreeSeats : IQuery<IReadOnlyList<TherapyGroupId>>;

internal sealed class FindGroupsWithFreeSeatsHandler(IAppDbContext db) : IRequestHandler<FindGroupsWithFreeSeats, IReadOnlyList<TherapyGroupId>>
{
    public async Task<IReadOnlyList<TherapyGroupId>> Handle(FindGroupsWithFreeSeats query, CancellationToken cancellationToken) =>
        await db.TherapyGroups
            .Where(group => db.Enrolments.Any(e => e.GroupId == group.Id && e.Status == EnrolmentStatus.Waitlisted && e.EnteredInError == null))
            .Where(group => db.Enrolments.Count(e => e.GroupId == group.Id && e.Seat != null) < group.Capacity)
            .OrderBy(group => group.Id)
            .Select(group => group.Id)
            .ToListAsync(cancellationToken);
}

/// <summary>Gives the free seats of one group to those who can take them. Again, it changes nothing.</summary>
internal sealed record GiveFreeSeats(TherapyGroupId GroupId) : ICommand<Unit>;

internal sealed class GiveFreeSeatsHandler(IAppDbContext db, GroupRoster roster, TimeProvider clock) : IRequestHandler<GiveFreeSeats, Unit>
{
    public async Task<Unit> Handle(GiveFreeSeats command, CancellationToken cancellationToken)
    {
        await db.LockAsync<TherapyGroup>(command.GroupId.Value, cancellationToken);
        var group = await db.TherapyGroups.AsNoTracking().SingleAsync(group => group.Id == command.GroupId, cancellationToken);
        var program = await db.Programs.AsNoTracking().SingleAsync(program => program.Id == group.ProgramId, cancellationToken);
        await db.GiveSeatsAsync(group, program, roster, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
