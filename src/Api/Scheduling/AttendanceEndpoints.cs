using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Scheduling;

internal static class AttendanceEndpoints
{
    /// <summary>Why somebody was absent is clinical: no business of the appointment desk. Nor do participants learn of each other.</summary>
    private static readonly Role[] Readers = [.. SessionEndpoints.Readers.Where(role => role is not Role.Scheduler)];

    private static readonly string[] BookingConflicts =
        ["SESSION_FULL", "ALREADY_BOOKED", "PATIENT_BUSY", "SESSION_LOCKED", "SESSION_NOT_OPEN", "EPISODE_NOT_OPEN", "ENTERED_IN_ERROR"];

    private static readonly string[] CheckInConflicts = ["SESSION_LOCKED", "SESSION_NOT_OPEN", "ILLEGAL_TRANSITION"];

    public static void MapAttendance(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("/sessions/{sessionId}").WithTags("Scheduling");

        session.MapGet("/attendance", List)
            .Operation("listAttendance", "List who is in a session and how it went, newest first")
            .RequireAccess(Scopes.SchedulingRead, Readers);

        session.MapPost("/attendance", Book)
            .Operation("bookPatient", "Give one more patient a seat in a session")
            .RequireAccess(Scopes.SchedulingWrite, SessionEndpoints.Planners)
            .Refuses(StatusCodes.Status409Conflict, BookingConflicts)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "UNKNOWN_REFERENCE", "OTHER_PROGRAM", "SUPERVISOR_REQUIRED");

        session.MapPost("/make-ups", BookMakeUp)
            .Operation("bookMakeUp", "Give a patient a seat that makes up one absence")
            .RequireAccess(Scopes.SchedulingWrite, SessionEndpoints.Planners)
            .Refuses(StatusCodes.Status409Conflict, [.. BookingConflicts, "ALREADY_MADE_UP"])
            .Refuses(
                StatusCodes.Status422UnprocessableEntity, "UNKNOWN_REFERENCE", "OTHER_PROGRAM", "SUPERVISOR_REQUIRED", "MAKE_UP_NOT_ALLOWED");

        session.MapGet("/attendance/{patientId}", Get)
            .Operation("getAttendance", "Read how it went for one participant")
            .RequireAccess(Scopes.SchedulingRead, Readers);

        session.MapPut("/attendance/{patientId}", Take)
            .Operation("takeAttendance", "Say how it went for one participant, or correct it")
            .RequireAccess(Scopes.SchedulingWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "SESSION_LOCKED", "SESSION_NOT_OPEN", "ILLEGAL_TRANSITION", "PATIENT_BUSY")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                "STATUS_NOT_BY_HAND",
                "TOO_EARLY",
                "TIME_IN_FUTURE",
                "PRESENCE_CONTRADICTS_STATUS",
                "PARTIAL_CHOICE_REQUIRED",
                "PARTIAL_CHOICE_NOT_ALLOWED",
                "EXCUSE_REQUIRED",
                "EXCUSE_NOT_ALLOWED",
                "NOTICE_TOO_SHORT",
                "VIRTUAL_PRESENCE_REQUIRED",
                "VIRTUAL_PRESENCE_NOT_ALLOWED",
                "NOT_LICENSED_IN_STATE",
                "NOT_ON_LEAVE",
                "CORRECTION_REASON_REQUIRED",
                "EVIDENCE_REQUIRED",
                "EXCUSE_TOO_LATE");

        session.MapPost("/check-in", CheckIn)
            .Operation("checkIn", "Say to be there, as a patient; said again, the first time stands")
            .RequireAccess(Scopes.SchedulingWrite, Role.Patient)
            .Refuses(StatusCodes.Status409Conflict, CheckInConflicts)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "TOO_EARLY", "TOO_LATE");

        session.MapPost("/attendance/{patientId}/check-in", CheckInPatient)
            .Operation("checkInPatient", "Say that a patient is there, as the desk; said again, the first time stands")
            .RequireAccess(Scopes.SchedulingWrite, SessionEndpoints.Planners)
            .Refuses(StatusCodes.Status409Conflict, CheckInConflicts)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "TOO_EARLY", "TOO_LATE");

        session.MapPost("/attendance/{patientId}/enter-in-error", EnterInError)
            .Operation("enterAttendanceInError", "Say that the patient was never to be in the session; the seat is free again")
            .RequireAccess(Scopes.SchedulingWrite, RoleSets.Clinicians)
            .RequiresIfMatch();
    }

    private static async Task<PageAnswer<AttendanceResponse>> List(
        Guid sessionId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListAttendance(new SessionId(sessionId), page), cancellationToken));

    private static async Task<CreatedAnswer<AttendanceResponse>> Book(
        Guid sessionId, BookPatientBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var record = await mediator.Send(new BookPatient(new SessionId(sessionId), body), cancellationToken);
        return Answer.Created($"/sessions/{sessionId}/attendance/{record.PatientId}", record);
    }

    private static async Task<CreatedAnswer<AttendanceResponse>> BookMakeUp(
        Guid sessionId, BookMakeUpBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var record = await mediator.Send(new BookMakeUp(new SessionId(sessionId), body), cancellationToken);
        return Answer.Created($"/sessions/{sessionId}/attendance/{record.PatientId}", record);
    }

    private static async Task<OkAnswer<AttendanceResponse>> Get(
        Guid sessionId, Guid patientId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetAttendance(new SessionId(sessionId), new PatientId(patientId)), cancellationToken));

    private static async Task<OkAnswer<AttendanceResponse>> Take(
        Guid sessionId, Guid patientId, AttendanceBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new TakeAttendance(new SessionId(sessionId), new PatientId(patientId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<CheckInResponse>> CheckIn(Guid sessionId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new CheckIn(new SessionId(sessionId), null), cancellationToken));

    private static async Task<OkAnswer<CheckInResponse>> CheckInPatient(
        Guid sessionId, Guid patientId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new CheckIn(new SessionId(sessionId), new PatientId(patientId)), cancellationToken));

    private static async Task<OkAnswer<AttendanceResponse>> EnterInError(
        Guid sessionId, Guid patientId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterAttendanceInError(new SessionId(sessionId), new PatientId(patientId), ifMatch, body), cancellationToken));
}
