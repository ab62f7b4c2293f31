using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Api.Scheduling;

internal static class SessionEndpoints
{
    /// <summary>A session tells nothing of a patient.</summary>
    internal static readonly Role[] Readers =
    [
        .. RoleSets.Clinicians, Role.Scheduler, Role.Billing, Role.PrivacyOfficer, Role.Auditor,
    ];

    internal static readonly Role[] Planners = [.. RoleSets.Clinicians, Role.Scheduler];

    private static readonly string[] Busy = ["PRACTITIONER_BUSY", "ROOM_BUSY", "PATIENT_BUSY"];

    public static void MapSessions(this IEndpointRouteBuilder api)
    {
        var sessions = api.MapGroup("/sessions").WithTags("Scheduling");

        sessions.MapGet("/", List)
            .Operation("listSessions", "List sessions, the last that were scheduled first")
            .RequireAccess(Scopes.SchedulingRead, Readers);

        sessions.MapPost("/", Schedule)
            .Operation("scheduleSession", "Schedule a session that stands alone, of one patient or of several")
            .RequireAccess(Scopes.SchedulingWrite, Planners)
            .Refuses(StatusCodes.Status409Conflict, [.. Busy, "SESSION_FULL", "EPISODE_NOT_OPEN", "ENTERED_IN_ERROR"])
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                "UNKNOWN_REFERENCE",
                "FACILITATOR_NOT_ACTIVE",
                "OTHER_PROGRAM",
                "DUPLICATE",
                "SUPERVISOR_REQUIRED",
                "SESSION_ENDS_BEFORE_START",
                "INVALID_DURATION",
                "BREAKS_TOO_LONG");

        sessions.MapGet("/{sessionId}", Get)
            .Operation("getSession", "Read one session")
            .RequireAccess(Scopes.SchedulingRead, Readers);

        sessions.MapPost("/{sessionId}/start", Start)
            .Operation("startSession", "Start a session, a little early at most")
            .RequireAccess(Scopes.SchedulingWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "TOO_EARLY");

        sessions.MapPost("/{sessionId}/complete", Complete)
            .Operation("completeSession", "Say that it took place; everybody in it has an outcome")
            .RequireAccess(Scopes.SchedulingWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                "SESSION_ENDS_BEFORE_START",
                "INVALID_DURATION",
                "BREAKS_TOO_LONG",
                "TIME_IN_FUTURE",
                "ATTENDANCE_MISSING",
                "PARTIAL_CHOICE_REQUIRED");

        sessions.MapPost("/{sessionId}/cancel", Cancel)
            .Operation("cancelSession", "Call a session off; it leaves everybody's rates and calendar")
            .RequireAccess(Scopes.SchedulingWrite, Planners)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION");

        sessions.MapPost("/{sessionId}/reschedule", Reschedule)
            .Operation("rescheduleSession", "Put another session in its place, with everybody who is in it")
            .RequireAccess(Scopes.SchedulingWrite, Planners)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, [.. Busy, "ILLEGAL_TRANSITION", "SESSION_STARTED"])
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                "STARTS_IN_PAST",
                "SESSION_ENDS_BEFORE_START",
                "INVALID_DURATION",
                "BREAKS_TOO_LONG",
                "MAKE_UP_NOT_ALLOWED");

        sessions.MapPost("/{sessionId}/lock", Lock)
            .Operation("lockSession", "Lock a session that needs no more notes, since nobody attended, or all are signed as before it was reopened")
            .RequireAccess(Scopes.SchedulingWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "NOTES_NOT_SIGNED");

        sessions.MapPost("/{sessionId}/reopen", Reopen)
            .Operation("reopenSession", "Open a locked session for corrections")
            .RequireAccess(Scopes.SchedulingWrite, Role.Supervisor)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION");
    }

    internal sealed record SessionQuery(
        Guid? ProgramId, Guid? FacilitatorId, Guid? SeriesId, Guid? GroupId, SessionStatus? Status, DateOnly? From, DateOnly? To)
    {
        public SessionFilter ToFilter() => new(
            ProgramId is { } program ? new ProgramId(program) : null,
            FacilitatorId is { } facilitator ? new PractitionerId(facilitator) : null,
            SeriesId is { } series ? new SessionSeriesId(series) : null,
            GroupId is { } group ? new TherapyGroupId(group) : null,
            Status,
            From,
            To);
    }

    private static async Task<PageAnswer<SessionResponse>> List(
        [AsParameters] SessionQuery query, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListSessions(query.ToFilter(), page), cancellationToken));

    private static async Task<CreatedAnswer<SessionResponse>> Schedule(SessionBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var session = await mediator.Send(new ScheduleSession(body), cancellationToken);
        return Answer.Created($"/sessions/{session.Id}", session);
    }

    private static async Task<OkAnswer<SessionResponse>> Get(Guid sessionId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetSession(new SessionId(sessionId)), cancellationToken));

    private static async Task<OkAnswer<SessionResponse>> Start(
        Guid sessionId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new StartSession(new SessionId(sessionId), ifMatch), cancellationToken));

    private static async Task<OkAnswer<SessionResponse>> Complete(
        Guid sessionId, CompleteSessionBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new CompleteSession(new SessionId(sessionId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<SessionResponse>> Cancel(
        Guid sessionId, CancelSessionBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new CancelSession(new SessionId(sessionId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<SessionResponse>> Reschedule(
        Guid sessionId, RescheduleSessionBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new RescheduleSession(new SessionId(sessionId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<SessionResponse>> Lock(
        Guid sessionId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new LockSession(new SessionId(sessionId), ifMatch), cancellationToken));

    private static async Task<OkAnswer<SessionResponse>> Reopen(
        Guid sessionId, ReopenSessionBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ReopenSession(new SessionId(sessionId), ifMatch, body), cancellationToken));
}
