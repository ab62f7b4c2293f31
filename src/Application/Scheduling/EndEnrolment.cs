using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Enrolments whose last day was known beforehand and has passed, or is about to.</summary>
internal sealed record FindEnrolmentsToEnd : IQuery<IReadOnlyList<EnrolmentId>>;

internal sealed class FindEnrolmentsToEndHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<FindEnrolmentsToEnd, IReadOnlyList<EnrolmentId>>
{
    public async Task<IReadOnlyList<EnrolmentId>> Handle(FindEnrolmentsToEnd query, CancellationToken cancellationToken)
    {
        // Some programme may be a day ahead.
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);
        return await db.Enrolments.AsNoTracking()
            .Where(enrolment => enrolment.Seat != null && enrolment.To < day)
            .OrderBy(enrolment => enrolment.Id)
            .Select(enrolment => enrolment.Id)
            .ToListAsync(cancellationToken);
    }
}

/// <summary>Gives the seat back once the last day has passed. Before, and again, it changes nothing.</summary>
internal sealed record EndEnrolment(EnrolmentId EnrolmentId) : ICommand<Unit>;

internal sealed class EndEnrolmentHandler(IAppDbContext db, GroupRoster roster, TimeProvider clock) : IRequestHandler<EndEnrolment, Unit>
{
    public async Task<Unit> Handle(EndEnrolment command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var groupId = await db.Enrolments.Where(enrolment => enrolment.Id == command.EnrolmentId).Select(enrolment => enrolment.GroupId)
            .SingleAsync(cancellationToken);
        var group = await db.TherapyGroups.AsNoTracking().SingleAsync(group => group.Id == groupId, cancellationToken);
        var program = await db.Programs.AsNoTracking().SingleAsync(program => program.Id == group.ProgramId, cancellationToken);
        var enrolment = await db.Enrolments.AsNoTracking().SingleAsync(enrolment => enrolment.Id == command.EnrolmentId, cancellationToken);
        if (enrolment.Seat is not null && enrolment.To < program.DateOf(now))
        {
            await db.LeaveAsync(
                roster, groupId, enrolment.Id, new IfMatch(enrolment.Version), (leaving, _) => leaving.Withdraw(program.DateOf(now)), now, cancellationToken);
        }

        return Unit.Value;
    }
}
