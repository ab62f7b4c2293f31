using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>For each closed session to come that nothing stands in for yet: a day of the same week that would do, in the order of time.</summary>
public sealed record ListReplacementProposals(SessionSeriesId SeriesId) : IQuery<Page<ReplacementProposal>>;

internal sealed class ListReplacementProposalsHandler(IAppDbContext db, SeriesCalendar calendar, GroupRoster roster, TimeProvider clock)
    : IRequestHandler<ListReplacementProposals, Page<ReplacementProposal>>
{
    private const int DaysOfWeek = 7;

    public async Task<Page<ReplacementProposal>> Handle(ListReplacementProposals query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var series = await db.SessionSeries.AsNoTracking().GetAsync(series => series.Id == query.SeriesId, cancellationToken);
        var program = await db.Programs.AsNoTracking().SingleAsync(program => program.Id == series.ProgramId, cancellationToken);
        var occurrences = series.Occurrences(calendar.Starts(series));
        var closed = occurrences
            .Where(occurrence => occurrence is { Status: OccurrenceStatus.HolidayClosed, ReplacedBy: null } && occurrence.StartAt.AddDays(DaysOfWeek) > now)
            .ToList();
        var busy = await BusyAsync(series, closed, cancellationToken);
        return new Page<ReplacementProposal>(
            [.. closed.Select(one => ClosureReplacements.Propose(one, series.Schedule, occurrences, program.Calendar, busy, now))], null);
    }

    private async Task<IReadOnlyList<BusyTime>> BusyAsync(
        SessionSeries series, List<SeriesOccurrence> closed, CancellationToken cancellationToken)
    {
        if (closed.Count == 0)
        {
            return [];
        }

        var (from, to) = (closed.Min(one => one.StartAt).AddDays(-DaysOfWeek), closed.Max(one => one.EndAt).AddDays(DaysOfWeek));
        var members = await roster.MembersAsync(series.GroupId, cancellationToken);
        var resources = series.Design.Claims([.. series.Design.Participants, .. members.Select(member => member.Participant)], new SessionTimes(from, to, 0))
            .Select(claim => claim.Resource)
            .ToList();
        return await db.Bookings
            .Where(booking => resources.Contains(booking.Resource) && booking.EndsAt > from && booking.StartsAt < to)
            .Select(booking => new BusyTime(booking.StartsAt, booking.EndsAt))
            .ToListAsync(cancellationToken);
    }
}
