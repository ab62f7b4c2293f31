using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Application.Skills;

internal static class HomeworkLoading
{
    public static async Task<StepDownPath> PhasesAsync(this IAppDbContext db, EpisodeId episodeId, CancellationToken cancellationToken) =>
        new(await db.StepDownPhases.AsNoTracking().Where(phase => phase.EpisodeId == episodeId).ToListAsync(cancellationToken));
}

/// <summary>Takes a step of one homework: under its version, by the caller, on a day that has begun.</summary>
internal sealed class HomeworkSteps(IAppDbContext db, ICaller caller, TimeProvider clock)
{
    /// <exception cref="DomainException">404, then 428, then 412; 422 DATE_IN_FUTURE, and what the step refuses.</exception>
    /// <param name="on">Today unless given.</param>
    public async Task<HomeworkResponse> TakeAsync(
        HomeworkId id,
        IfMatch ifMatch,
        DateOnly? on,
        string? note,
        Func<Homework, HomeworkAct, Task> step,
        CancellationToken cancellationToken)
    {
        var homework = await db.Homework.GetForChangeAsync(homework => homework.Id == id, ifMatch, cancellationToken);
        var program = await db.ProgramOfAsync(homework.EpisodeId, cancellationToken);
        var now = clock.GetUtcNow();
        var today = program.DateOf(now);
        if (on > today)
        {
            throw EpisodeErrors.DateInFuture("/on");
        }

        await step(homework, new HomeworkAct(caller.AsActor(), on ?? today, now, string.IsNullOrWhiteSpace(note) ? null : note));
        await db.SaveChangesAsync(cancellationToken);
        return HomeworkResponse.Of(homework);
    }
}
