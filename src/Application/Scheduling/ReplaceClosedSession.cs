using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Adds a session that stands in for one that the programme's calendar closed, in the same week: required as that one was.</summary>
public sealed record ReplaceClosedSession(SessionSeriesId SeriesId, IfMatch IfMatch, ReplaceClosedSessionBody Body) : ICommand<SeriesResponse>;

/// <param name="OriginalStartLocal">Of the closed session.</param>
/// <param name="StartLocal">Of the one in its place, on the wall clock of the series.</param>
public sealed record ReplaceClosedSessionBody(DateTime OriginalStartLocal, DateTime StartLocal);

internal sealed class ReplaceClosedSessionHandler(IAppDbContext db, SeriesCalendar calendar, TimeProvider clock)
    : IRequestHandler<ReplaceClosedSession, SeriesResponse>
{
    public async Task<SeriesResponse> Handle(ReplaceClosedSession command, CancellationToken cancellationToken)
    {
        var (original, start) = command.Body;
        var (series, program) = await db.GetSeriesForChangeAsync(command.SeriesId, command.IfMatch, cancellationToken);
        series.Replace(original, start, calendar.Starts(series), clock.GetUtcNow());
        await calendar.PlanAsync(series, program, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return SeriesResponse.Of(series);
    }
}
