using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Scheduling;

internal static class PatientCalendarEndpoints
{
    public static void MapPatientCalendar(this IEndpointRouteBuilder api)
    {
        var patient = api.MapGroup("/patients/{patientId}").WithTags("Scheduling");

        patient.MapGet("/schedule", Schedule)
            .Operation("getPatientSchedule", "Show a patient's sessions in the order of time")
            .RequireAccess(Scopes.SchedulingRead, RoleSets.PatientReaders);

        patient.MapGet("/weekly-hours", WeeklyHours)
            .Operation("getWeeklyHours", "Show hours of treatment week by week, against what level and phase demand")
            .RequireAccess(Scopes.SchedulingRead, RoleSets.ClinicalReaders)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");

        patient.MapGet("/attendance-summary", AttendanceSummary)
            .Operation("getAttendanceSummary", "Show a patient's rates of attendance over some days")
            .RequireAccess(Scopes.SchedulingRead, RoleSets.ClinicalReaders)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");
    }

    internal sealed record PeriodQuery(
        [property: Description("First day; today in UTC unless given.")] DateOnly? From,
        [property: Description("Last day; four weeks on unless given, 366 days on at most.")] DateOnly? To);

    internal sealed record AsOfQuery(
        [property: Description("The latest episode in which the patient was admitted, unless given.")] Guid? EpisodeId,
        [property: Description("The programme's date; today unless given.")] DateOnly? AsOf,
        [property: Description("What was known at this instant; now unless given.")] DateTimeOffset? KnownAt)
    {
        public EpisodeId? Episode => EpisodeId is { } id ? new EpisodeId(id) : null;
    }

    internal sealed record DaysQuery(
        [property: Description("First day; that of the admission unless given.")] DateOnly? From,
        [property: Description("Last day; `asOf` unless given.")] DateOnly? To);

    private static async Task<PageAnswer<ScheduleEntry>> Schedule(
        Guid patientId, [AsParameters] PeriodQuery period, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(
            new GetPatientSchedule(new PatientId(patientId), period.From, period.To, page), cancellationToken));

    private static async Task<OkAnswer<WeeklyHoursResponse>> WeeklyHours(
        Guid patientId, [AsParameters] AsOfQuery query, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new GetWeeklyHours(new PatientId(patientId), query.Episode, query.AsOf, query.KnownAt), cancellationToken));

    private static async Task<OkAnswer<AttendanceSummaryResponse>> AttendanceSummary(
        Guid patientId, [AsParameters] DaysQuery days, [AsParameters] AsOfQuery query, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new GetAttendanceSummary(new PatientId(patientId), query.Episode, days.From, days.To, query.AsOf, query.KnownAt),
            cancellationToken));
}
