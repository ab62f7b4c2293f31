using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Scheduling;

internal static class SessionNoteEndpoints
{
    /// <summary>Who oversees how notes are kept sees in the audit log and in the events that they are, and no word of them.</summary>
    private static readonly Role[] Readers = RoleSets.Clinicians;

    public static void MapSessionNotes(this IEndpointRouteBuilder api)
    {
        var note = api.MapGroup("/sessions/{sessionId}/notes/{patientId}").WithTags("Scheduling");

        note.MapGet("/", Get)
            .Operation("getSessionNote", "Read the note of a session about one participant")
            .RequireAccess(Scopes.SchedulingRead, Readers);

        note.MapPut("/", Write)
            .Operation("writeSessionNote", "Write the note, or replace it as long as it is not signed; whoever does is its author")
            .RequireAccess(Scopes.SchedulingWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "SESSION_LOCKED", "SESSION_NOT_OPEN", "NOTE_SIGNED", "ENTERED_IN_ERROR")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity, "TOO_EARLY", "NOT_ATTENDED", "DUPLICATE", "UNKNOWN_REFERENCE", "OBJECTIVE_NOT_OPEN");

        note.MapPost("/sign", Sign)
            .Operation("signSessionNote", "Sign the note; with the last one that is needed the session locks")
            .RequireAccess(Scopes.SchedulingWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "SESSION_LOCKED", "SESSION_NOT_OPEN", "ENTERED_IN_ERROR")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                "ATTENDANCE_MISSING",
                "NOT_THE_AUTHOR",
                "CREDENTIAL_NOT_ACTIVE",
                "NOT_ATTENDED",
                "NOTE_NOT_LINKED");

        note.MapPost("/enter-in-error", EnterInError)
            .Operation("enterSessionNoteInError", "Say that the note does not hold; it stays readable, and can be written anew")
            .RequireAccess(Scopes.SchedulingWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "SESSION_LOCKED", "ENTERED_IN_ERROR");

        api.MapGet("/plans/{planId}/objective-coverage", Coverage)
            .WithTags("Plan progress")
            .Operation("getObjectiveCoverage", "Show which open objectives were worked on lately, by the signed notes of attended sessions")
            .RequireAccess(Scopes.PlansRead, RoleSets.ClinicalReaders)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");
    }

    private static async Task<OkAnswer<SessionNoteResponse>> Get(
        Guid sessionId, Guid patientId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetSessionNote(new SessionId(sessionId), new PatientId(patientId)), cancellationToken));

    private static async Task<OkAnswer<SessionNoteResponse>> Write(
        Guid sessionId, Guid patientId, SessionNoteBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new WriteSessionNote(new SessionId(sessionId), new PatientId(patientId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<SessionNoteResponse>> Sign(
        Guid sessionId, Guid patientId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new SignSessionNote(new SessionId(sessionId), new PatientId(patientId), ifMatch), cancellationToken));

    private static async Task<OkAnswer<SessionNoteResponse>> EnterInError(
        Guid sessionId, Guid patientId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterSessionNoteInError(new SessionId(sessionId), new PatientId(patientId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<ObjectiveCoverageResponse>> Coverage(
        Guid planId,
        [Description("Last day of the window, in the programme's zone; today unless given.")] DateOnly? asOf,
        [Description("With what was known then; now unless given.")] DateTimeOffset? knownAt,
        IMediator mediator,
        CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetObjectiveCoverage(new RecoveryPlanId(planId), asOf, knownAt), cancellationToken));
}
