using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Reports;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Reports;

namespace TreatmentPlans.Api.Reports;

internal static class ReportEndpoints
{
    private static readonly string[] PeriodRefusals = ["UNKNOWN_REFERENCE", "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "PERIOD_TOO_LONG"];

    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("Reports");
        reports.MapGet("/census", GetCensus)
            .Operation("getCensus", "Count who came, who stayed and who left, day by day")
            .RequireAccess(Scopes.ReportsRead, Role.Supervisor, Role.Administrator)
            .AnswersReport()
            .Refuses(StatusCodes.Status422UnprocessableEntity, PeriodRefusals);
        reports.MapGet("/quality", GetQuality)
            .Operation("getQualityReport", "Tell the quality of the care of a period: initiation, retention, completion, response, with numerator and denominator")
            .RequireAccess(Scopes.ReportsRead, Role.Supervisor, Role.Administrator)
            .AnswersReport()
            .Refuses(StatusCodes.Status422UnprocessableEntity, PeriodRefusals);
        reports.MapGet("/quality/cases", ListCases)
            .Operation("listQualityCases", "List the episodes behind a figure of the quality report, in the order of their ids")
            .RequireAccess(Scopes.ReportCasesRead, Role.Supervisor)
            .Refuses(StatusCodes.Status422UnprocessableEntity, PeriodRefusals);
        reports.MapGet("/attendance", GetAttendance)
            .Operation("getAttendanceReport", "Tell how a programme's patients attended, week by week and by what the sessions were for")
            .RequireAccess(Scopes.ReportsRead, Role.Supervisor, Role.Administrator)
            .AnswersReport()
            .Refuses(StatusCodes.Status422UnprocessableEntity, PeriodRefusals);
    }

    internal sealed record PeriodQuery
    {
        public required Guid ProgramId { get; init; }

        [Description("First day, of the programme; the first of the month of the last day unless given.")]
        public DateOnly? From { get; init; }

        [Description("Last day, not after today; today unless given.")]
        public DateOnly? To { get; init; }

        public static implicit operator ReportPeriod(PeriodQuery query) =>
            new(new ProgramId(query.ProgramId), query.From, query.To);
    }

    internal sealed record CaseQuery
    {
        public required QualityMeasure Measure { get; init; }

        [Description("As the report names it: the days of Retention, the score of a symptom. Left out where it names none.")]
        public string? Variant { get; init; }

        [Description("Denominator unless given.")]
        public QualityPart? Part { get; init; }
    }

    private static async Task<ReportAnswer<CensusResponse, CensusDay>> GetCensus(
        [AsParameters] PeriodQuery period, IMediator mediator, CancellationToken cancellationToken)
    {
        var census = await mediator.Send(new GetCensus(period), cancellationToken);
        return new(census, census.Days);
    }

    private static async Task<ReportAnswer<QualityReportResponse, QualityMeasureResult>> GetQuality(
        [AsParameters] PeriodQuery period, IMediator mediator, CancellationToken cancellationToken)
    {
        var quality = await mediator.Send(new GetQualityReport(period), cancellationToken);
        return new(quality, quality.Measures);
    }

    private static async Task<PageAnswer<QualityCaseResponse>> ListCases(
        [AsParameters] PeriodQuery period,
        [AsParameters] CaseQuery query,
        [AsParameters] PageQuery page,
        IMediator mediator,
        CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(
            new ListQualityCases(period, query.Measure, query.Variant, query.Part ?? QualityPart.Denominator, page), cancellationToken));

    private static async Task<ReportAnswer<AttendanceReportResponse, AttendanceWeek>> GetAttendance(
        [AsParameters] PeriodQuery period, IMediator mediator, CancellationToken cancellationToken)
    {
        var attendance = await mediator.Send(new GetAttendanceReport(period), cancellationToken);
        return new(attendance, attendance.Weeks);
    }
}
