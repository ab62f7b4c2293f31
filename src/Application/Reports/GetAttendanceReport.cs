using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Reports;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Reports;

/// <summary>How the patients of a programme attended, week by week and by what the sessions were for.</summary>
public sealed record GetAttendanceReport(ReportPeriod Period) : IQuery<AttendanceReportResponse>;

/// <param name="AsOf">The programme's date on which it was reckoned.</param>
/// <param name="Rates">Of the whole period, by rule ATT-10.</param>
/// <param name="Weeks">Those with sessions only.</param>
public sealed record AttendanceReportResponse(
    ProgramId ProgramId, DateOnly From, DateOnly To, DateOnly AsOf, AttendanceRates Rates, IReadOnlyList<AttendanceWeek> Weeks);

/// <param name="WeekOf">Its Monday.</param>
public sealed record AttendanceWeek(DateOnly WeekOf, ServiceCategory Category, AttendanceRates Rates);

internal sealed class GetAttendanceReportHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetAttendanceReport, AttendanceReportResponse>
{
    public async Task<AttendanceReportResponse> Handle(GetAttendanceReport query, CancellationToken cancellationToken)
    {
        var scope = await db.GetReportScopeAsync(query.Period, clock.GetUtcNow(), cancellationToken);
        var (programId, from, to) = (scope.Program.Id, scope.From, scope.To);
        var batch = new QueryBatch();
        var counts = batch.Add(
            from record in db.AttendanceRecords
            where record.On >= @from && record.On <= to && record.EnteredInError == null && QualityRules.Counted.Contains(record.CountsAs)
            where record.IsRequired || record.MakeUpForId != null
            where db.Episodes.Any(episode => episode.Id == record.EpisodeId && episode.ProgramId == programId && episode.EnteredInError == null)
            group record by new
            {
                record.On,
                record.Category,
                record.CountsAs,
                IsMakeUp = record.MakeUpForId != null,
                IsMadeUp = record.MadeUpById != null,
            }
            into same
            select new Count(
                same.Key.On,
                same.Key.Category,
                same.Key.CountsAs,
                same.Key.IsMakeUp,
                same.Key.IsMadeUp,
                same.Count(),
                same.Sum(record => record.ScheduledMinutes),
                same.Sum(record => record.AttendedMinutes)));
        await db.RunAsync(batch, cancellationToken);

        return new AttendanceReportResponse(
            programId,
            from,
            to,
            scope.Today,
            RatesOf(counts.Rows),
            [
                .. counts.Rows
                    .GroupBy(count => (WeekOf: WeeklyHours.MondayOf(count.On), count.Category))
                    .OrderBy(week => week.Key)
                    .Select(week => new AttendanceWeek(week.Key.WeekOf, week.Key.Category, RatesOf(week))),
            ]);
    }

    /// <summary>As <see cref="AttendanceRates.Of"/> counts one patient's sessions.</summary>
    private static AttendanceRates RatesOf(IEnumerable<Count> counts)
    {
        var due = counts.Where(count => !count.IsMakeUp).ToList();
        return new AttendanceRates(
            due.Sum(count => count.Records),
            due.Where(count => count.Status.Counts()).Sum(count => count.Records),
            due.Where(count => count.Status == AttendanceStatus.AbsentExcused).Sum(count => count.Records),
            due.Where(count => count.Status == AttendanceStatus.AbsentUnexcused).Sum(count => count.Records),
            due.Where(count => count.Status.IsAbsence() && count.IsMadeUp).Sum(count => count.Records),
            due.Sum(count => count.ScheduledMinutes),
            due.Sum(count => count.AttendedMinutes)
                + counts.Where(count => count.IsMakeUp && count.Status.Counts()).Sum(count => count.AttendedMinutes));
    }

    private sealed record Count(
        DateOnly On,
        ServiceCategory Category,
        AttendanceStatus Status,
        bool IsMakeUp,
        bool IsMadeUp,
        int Records,
        int ScheduledMinutes,
        int AttendedMinutes);
}
