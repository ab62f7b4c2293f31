using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Reports;

namespace TreatmentPlans.Application.Reports;

/// <summary>The episodes behind a figure of the quality report, in the order of their ids.</summary>
/// <param name="Variant">As the report names it; null where it names none.</param>
public sealed record ListQualityCases(ReportPeriod Period, QualityMeasure Measure, string? Variant, QualityPart Part, PageRequest Page)
    : IQuery<Page<QualityCaseResponse>>;

public enum QualityPart
{
    Denominator,
    Numerator,
}

/// <param name="On">The day by which it is in the period: index, admission, discharge, first score or due day.</param>
public sealed record QualityCaseResponse(EpisodeId EpisodeId, DateOnly On);

internal sealed class ListQualityCasesHandler(IAppDbContext db, IDisclosureTrail trail, ICursors cursors, TimeProvider clock)
    : IRequestHandler<ListQualityCases, Page<QualityCaseResponse>>
{
    public async Task<Page<QualityCaseResponse>> Handle(ListQualityCases query, CancellationToken cancellationToken)
    {
        var scope = await db.GetReportScopeAsync(query.Period, clock.GetUtcNow(), cancellationToken);
        var definition = new QualityMeasures(db, scope).All.FirstOrDefault(one => one.Measure == query.Measure && one.Variant == query.Variant)
            ?? throw CommonErrors.UnknownReference("?variant");
        var list = string.Create(
            CultureInfo.InvariantCulture,
            $"reports/quality/cases/{scope.Program.Id}/{scope.From:O}/{scope.To:O}/{query.Measure}/{query.Variant}/{query.Part}");
        var cases = query.Part is QualityPart.Numerator ? definition.Numerator : definition.Denominator;
        if (query.Page.After is { } cursor)
        {
            var position = cursors.Unprotect(list, cursor).Split('/');
            var (episodeId, ordinal) = (new EpisodeId(Guid.Parse(position[0])), int.Parse(position[1], CultureInfo.InvariantCulture));
            cases = cases.Where(one => one.EpisodeId.CompareTo(episodeId) > 0 || (one.EpisodeId == episodeId && one.Ordinal > ordinal));
        }

        var rows = await cases.OrderBy(one => one.EpisodeId).ThenBy(one => one.Ordinal).Take(query.Page.Limit + 1).ToListAsync(cancellationToken);
        var shown = rows.Take(query.Page.Limit).ToList();
        shown.ForEach(one => trail.Disclosed(one.PatientId));
        var next = rows.Count > query.Page.Limit
            ? cursors.Protect(list, string.Create(CultureInfo.InvariantCulture, $"{shown[^1].EpisodeId.Value}/{shown[^1].Ordinal}"))
            : null;
        return new Page<QualityCaseResponse>([.. shown.Select(one => new QualityCaseResponse(one.EpisodeId, one.On))], next);
    }
}
