using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Programs;

internal static class ProgramDays
{
    /// <summary>Programmes whose day began within that time; all where none is given.</summary>
    public static async Task<IReadOnlyList<ProgramId>> WithNewDayAsync(
        this IAppDbContext db, TimeSpan? within, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var programs = await db.Programs.AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. programs.Where(program => within is not { } span || program.Calendar.StartOf(program.DateOf(now)) >= now - span)
                .Select(program => program.Id),
        ];
    }
}
