using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Completed sessions that have been so for as long as policy leaves them open (rule ATT-9).</summary>
internal sealed record FindSessionsToLock : IQuery<IReadOnlyList<SessionId>>;

internal sealed class FindSessionsToLockHandler(IAppDbContext db, TimeProvider clock)
    : IRequestHandler<FindSessionsToLock, IReadOnlyList<SessionId>>
{
    public async Task<IReadOnlyList<SessionId>> Handle(FindSessionsToLock query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var completed = await db.Sessions.AsNoTracking()
            .Where(session => session.Status == SessionStatus.Completed && session.CompletedAt <= now)
            .OrderBy(session => session.CompletedAt)
            .Select(session => new { session.Id, session.ProgramId, session.On, session.CompletedAt })
            .ToListAsync(cancellationToken);
        var ids = completed.Select(session => session.ProgramId).Distinct().ToList();
        var programs = await db.Programs.AsNoTracking().Where(program => ids.Contains(program.Id)).ToDictionaryAsync(program => program.Id, cancellationToken);
        return
        [
            .. completed
                .Where(session => session.CompletedAt?.AddDays(programs[session.ProgramId].PoliciesOn(session.On).Attendance.LockAfterDays) <= now)
                .Select(session => session.Id),
        ];
    }
}

/// <summary>Locks one session whose time has come. Again, it changes nothing.</summary>
internal sealed record LockSessionByTime(SessionId SessionId) : ICommand<Unit>;

internal sealed class LockSessionByTimeHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<LockSessionByTime, Unit>
{
    public async Task<Unit> Handle(LockSessionByTime command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.LockAsync<Session>(command.SessionId.Value, cancellationToken);
        var session = await db.Sessions.SingleAsync(session => session.Id == command.SessionId, cancellationToken);
        var program = await db.Programs.AsNoTracking().SingleAsync(program => program.Id == session.ProgramId, cancellationToken);
        var policy = program.PoliciesOn(session.On).Attendance;
        if (session.LocksAt(policy) <= now)
        {
            session.Lock(LockCause.Time, policy, null, now);
            await db.SaveChangesAsync(cancellationToken);
        }

        return Unit.Value;
    }
}
