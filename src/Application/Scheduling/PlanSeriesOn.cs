using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Series with a session that is not in the calendar and has come within the horizon.</summary>
internal sealed record FindSeriesToPlanOn : IQuery<IReadOnlyList<SessionSeriesId>>;

internal sealed class FindSeriesToPlanOnHandler(IAppDbContext db, TimeProvider clock)
    : IRequestHandler<FindSeriesToPlanOn, IReadOnlyList<SessionSeriesId>>
{
    public async Task<IReadOnlyList<SessionSeriesId>> Handle(FindSeriesToPlanOn query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.SessionSeries
            .Where(series => series.PlansOnAt <= now)
            .OrderBy(series => series.PlansOnAt)
            .Select(series => series.Id)
            .ToListAsync(cancellationToken);
    }
}

/// <summary>Plans one series on, as far as policy wants it, and leaves out what cannot be. Again, it changes nothing.</summary>
internal sealed record PlanSeriesOn(SessionSeriesId SeriesId) : ICommand<Unit>;

internal sealed class PlanSeriesOnHandler(IAppDbContext db, SeriesCalendar calendar, TimeProvider clock) : IRequestHandler<PlanSeriesOn, Unit>
{
    public async Task<Unit> Handle(PlanSeriesOn command, CancellationToken cancellationToken)
    {
        await db.LockSeriesAsync(command.SeriesId, cancellationToken);
        var series = await db.SessionSeries.SingleAsync(series => series.Id == command.SeriesId, cancellationToken);
        if (series.PlansOnAt <= clock.GetUtcNow())
        {
            var program = await db.Programs.AsNoTracking().SingleAsync(program => program.Id == series.ProgramId, cancellationToken);
            await calendar.PlanOnAsync(series, program, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return Unit.Value;
    }
}
