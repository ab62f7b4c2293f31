using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Scheduling;

internal static class ContactAttemptEndpoints
{
    /// <summary>The desk calls patients too.</summary>
    private static readonly Role[] Writers = [.. RoleSets.Clinicians, Role.Scheduler];

    public static void MapContactAttempts(this IEndpointRouteBuilder api)
    {
        var attempts = api.MapGroup("/episodes/{episodeId}/contact-attempts").WithTags("Scheduling");

        attempts.MapGet("/", List)
            .Operation("listContactAttempts", "List when somebody tried to reach the patient of an episode, recorded last first")
            .RequireAccess(Scopes.SchedulingRead, RoleSets.PatientReaders);
        attempts.MapPost("/", Record)
            .Operation("recordContactAttempt", "Say that you tried to reach the patient, and whether you did")
            .RequireAccess(Scopes.SchedulingWrite, Writers)
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "EPISODE_NOT_OPEN", "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "TIME_IN_FUTURE");
        attempts.MapGet("/{attemptId}", Get)
            .Operation("getContactAttempt", "Read one contact attempt")
            .RequireAccess(Scopes.SchedulingRead, RoleSets.PatientReaders);
        attempts.MapPost("/{attemptId}/enter-in-error", EnterInError)
            .Operation("enterContactAttemptInError", "Say that a contact attempt was recorded by mistake; it stays readable")
            .RequireAccess(Scopes.SchedulingWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");
    }

    private static async Task<PageAnswer<ContactAttemptResponse>> List(
        Guid episodeId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListContactAttempts(new EpisodeId(episodeId), page), cancellationToken));

    private static async Task<CreatedAnswer<ContactAttemptResponse>> Record(
        Guid episodeId, ContactAttemptBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var attempt = await mediator.Send(new RecordContactAttempt(new EpisodeId(episodeId), body), cancellationToken);
        return Answer.Created($"/episodes/{episodeId}/contact-attempts/{attempt.Id}", attempt);
    }

    private static async Task<OkAnswer<ContactAttemptResponse>> Get(
        Guid episodeId, Guid attemptId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetContactAttempt(new EpisodeId(episodeId), new ContactAttemptId(attemptId)), cancellationToken));

    private static async Task<OkAnswer<ContactAttemptResponse>> EnterInError(
        Guid episodeId, Guid attemptId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterContactAttemptInError(new EpisodeId(episodeId), new ContactAttemptId(attemptId), ifMatch, body), cancellationToken));
}
