using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Reports;

namespace TreatmentPlans.Application.Reports;

/// <summary>How good the care of a programme was in a period.</summary>
public sealed record GetQualityReport(ReportPeriod Period) : IQuery<QualityReportResponse>;

/// <param name="AsOf">The programme's date on which it was reckoned: a window that ends later is not counted yet.</param>
public sealed record QualityReportResponse(
    ProgramId ProgramId, DateOnly From, DateOnly To, DateOnly AsOf, IReadOnlyList<QualityMeasureResult> Measures);

/// <param name="Variant">What tells two rows of one measure apart: the days of Retention, the score of a symptom.</param>
/// <param name="Rate">Numerator by denominator, unrounded; null where there is nothing to divide by.</param>
/// <param name="MedianDays">Of what is timed.</param>
/// <param name="Label">What the measure is like, and that nobody has certified it.</param>
public sealed record QualityMeasureResult(
    QualityMeasure Measure, string? Variant, int Denominator, int Numerator, decimal? Rate, decimal? MedianDays, string? Label);

internal sealed class GetQualityReportHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetQualityReport, QualityReportResponse>
{
    public async Task<QualityReportResponse> Handle(GetQualityReport query, CancellationToken cancellationToken)
    {
        var scope = await db.GetReportScopeAsync(query.Period, clock.GetUtcNow(), cancellationToken);
        var batch = new QueryBatch();
        var counted = new QualityMeasures(db, scope).All.Select(definition => new
        {
            definition.Measure,
            definition.Variant,
            Denominator = Count(batch, definition.Denominator),
            Numerator = Count(batch, definition.Numerator),
            Days = definition.Days is { } days
                ? batch.Add(days.GroupBy(day => day).Select(group => new Counted(group.Key, group.Count())))
                : null,
        }).ToList();
        await db.RunAsync(batch, cancellationToken);

        return new QualityReportResponse(
            scope.Program.Id,
            scope.From,
            scope.To,
            scope.Today,
            [
                .. counted.Select(row => Result(
                    row.Measure, row.Variant, row.Denominator.Rows.SingleOrDefault(), row.Numerator.Rows.SingleOrDefault(), row.Days?.Rows)),
            ]);
    }

    private static QualityMeasureResult Result(
        QualityMeasure measure, string? variant, int denominator, int numerator, IReadOnlyList<Counted>? days) =>
        new(
            measure,
            variant,
            denominator,
            numerator,
            denominator == 0 ? null : (decimal)numerator / denominator,
            days is null ? null : new DayCounts(days.Select(count => (count.Days, count.Cases))).Median,
            measure switch
            {
                QualityMeasure.Initiation or QualityMeasure.Engagement => "IET-like (not certified)",
                QualityMeasure.FollowUpAfterEmergencyVisit => "FUA-like (not certified)",
                QualityMeasure.FollowUpAfterStay => "FUI-like (not certified)",
                _ => null,
            });

    /// <summary>No row where there is none to count.</summary>
    private static BatchedQuery<int> Count(QueryBatch batch, IQueryable<QualityCase> cases) =>
        batch.Add(cases.GroupBy(_ => 1).Select(group => group.Count()));

    private sealed record Counted(int Days, int Cases);
}
