using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Api.Episodes;

internal static class EpisodeEndpoints
{
    public static void MapEpisodes(this IEndpointRouteBuilder api)
    {
        var ofPatient = api.MapGroup("/patients/{patientId}/episodes").WithTags("Episodes");
        ofPatient.MapGet("/", List)
            .Operation("listEpisodes", "List the episodes of a patient, newest first")
            .RequireAccess(Scopes.EpisodesRead, RoleSets.PatientReaders);
        ofPatient.MapPost("/", Refer)
            .Operation("referPatient", "Open an episode by a referral")
            .RequireAccess(Scopes.EpisodesWrite, [.. RoleSets.Clinicians, Role.Scheduler, Role.System])
            .Refuses(StatusCodes.Status409Conflict, "IDENTIFIER_TAKEN", "ENTERED_IN_ERROR", "PATIENT_MERGED", "EPISODE_OPEN", "CONFLICT")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                "UNKNOWN_REFERENCE", "PATIENT_DECEASED", "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "PREVIOUS_EPISODE_OPEN", "DUPLICATE", "INVALID_NPI");

        var episodes = api.MapGroup("/episodes/{episodeId}").WithTags("Episodes");
        episodes.MapGet("/", Get)
            .Operation("getEpisode", "Read an episode")
            .RequireAccess(Scopes.EpisodesRead, RoleSets.PatientReaders);
        episodes.MapPost("/screen", Screen)
            .Operation("screenEpisode", "Record the screening of a referred patient")
            .RequireAccess(Scopes.EpisodesWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER");
        episodes.MapPost("/decline", Decline)
            .Operation("declineEpisode", "Close a screened episode without admission")
            .RequireAccess(Scopes.EpisodesWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER");
        episodes.MapPost("/admit", Admit)
            .Operation("admitPatient", "Admit a screened patient at a level of care; the first phase opens")
            .RequireAccess(Scopes.EpisodesWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "ENTERED_IN_ERROR", "EPISODE_OPEN")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                "CREDENTIAL_NOT_ACTIVE", "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "UNKNOWN_LEVEL_OF_CARE", "LEVEL_NOT_OFFERED",
                "UNKNOWN_REFERENCE", "RATINGS_TOO_OLD", "OVERRIDE_REASON_REQUIRED");
        episodes.MapPost("/leave", Leave)
            .Operation("startLeave", "Record an approved leave")
            .RequireAccess(Scopes.EpisodesWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "LEAVE_TOO_LONG");
        episodes.MapPost("/return", Return)
            .Operation("returnFromLeave", "Record the return from leave")
            .RequireAccess(Scopes.EpisodesWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER");
        episodes.MapPost("/enter-in-error", EnterInError)
            .Operation("enterEpisodeInError", "Say that the episode was opened by mistake; it stays readable")
            .RequireAccess(Scopes.EpisodesWrite, Role.Supervisor, Role.PrivacyOfficer)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");
    }

    private static async Task<PageAnswer<EpisodeResponse>> List(
        Guid patientId,
        [AsParameters] PageQuery page,
        EpisodeStatus? status,
        Guid? programId,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var program = programId is { } id ? new ProgramId(id) : (ProgramId?)null;
        return Answer.Page(await mediator.Send(new ListEpisodes(new PatientId(patientId), page, status, program), cancellationToken));
    }

    private static async Task<CreatedAnswer<EpisodeResponse>> Refer(
        Guid patientId, ReferralBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var episode = await mediator.Send(new ReferPatient(new PatientId(patientId), body), cancellationToken);
        return Answer.Created($"/episodes/{episode.Id}", episode);
    }

    private static async Task<OkAnswer<EpisodeResponse>> Get(Guid episodeId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetEpisode(new EpisodeId(episodeId)), cancellationToken));

    private static async Task<OkAnswer<EpisodeResponse>> Screen(
        Guid episodeId, ScreeningBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ScreenEpisode(new EpisodeId(episodeId), body, ifMatch), cancellationToken));

    private static async Task<OkAnswer<EpisodeResponse>> Decline(
        Guid episodeId, DeclinationBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new DeclineEpisode(new EpisodeId(episodeId), body, ifMatch), cancellationToken));

    private static async Task<OkAnswer<EpisodeResponse>> Admit(
        Guid episodeId, AdmissionBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new AdmitPatient(new EpisodeId(episodeId), body, ifMatch), cancellationToken));

    private static async Task<OkAnswer<EpisodeResponse>> Leave(
        Guid episodeId, LeaveBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new StartLeave(new EpisodeId(episodeId), body, ifMatch), cancellationToken));

    private static async Task<OkAnswer<EpisodeResponse>> Return(
        Guid episodeId, ReturnBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ReturnFromLeave(new EpisodeId(episodeId), body, ifMatch), cancellationToken));

    private static async Task<OkAnswer<EpisodeResponse>> EnterInError(
        Guid episodeId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new EnterEpisodeInError(new EpisodeId(episodeId), body, ifMatch), cancellationToken));
}
