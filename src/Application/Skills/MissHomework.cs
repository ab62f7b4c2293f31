using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Application.Skills;

/// <summary>Homework that nobody has handed in by the last day it is waited for.</summary>
internal sealed record FindMissedHomework : IQuery<IReadOnlyList<HomeworkId>>;

internal sealed class FindMissedHomeworkHandler(IAppDbContext db, TimeProvider clock)
    : IRequestHandler<FindMissedHomework, IReadOnlyList<HomeworkId>>
{
    public async Task<IReadOnlyList<HomeworkId>> Handle(FindMissedHomework query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var programs = await db.Programs.AsNoTracking().ToDictionaryAsync(program => program.Id, cancellationToken);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var waited = await db.Homework.AsNoTracking()
            .Where(homework => homework.DueOn <= today && homework.EnteredInError == null)
            .Where(homework => homework.Status == HomeworkStatus.Assigned || homework.Status == HomeworkStatus.Accepted
                || homework.Status == HomeworkStatus.InProgress)
            .Join(db.Episodes, homework => homework.EpisodeId, episode => episode.Id, (homework, episode) => new { homework.Id, homework.DueOn, episode.ProgramId })
            .OrderBy(homework => homework.DueOn).ThenBy(homework => homework.Id)
            .ToListAsync(cancellationToken);
        return
        [
            .. waited
                .Where(homework => Homework.MissedOn(homework.DueOn, programs[homework.ProgramId]) <= programs[homework.ProgramId].DateOf(now))
                .Select(homework => homework.Id),
        ];
    }
}

/// <summary>Says of one that it was missed; again, or too early, it changes nothing.</summary>
internal sealed record MissHomework(HomeworkId HomeworkId) : ICommand<Unit>;

internal sealed class MissHomeworkHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<MissHomework, Unit>
{
    public async Task<Unit> Handle(MissHomework command, CancellationToken cancellationToken)
    {
        var homework = await db.Homework.GetAsync(homework => homework.Id == command.HomeworkId, cancellationToken);
        homework.Miss(await db.ProgramOfAsync(homework.EpisodeId, cancellationToken), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
