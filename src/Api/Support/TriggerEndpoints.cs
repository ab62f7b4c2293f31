using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Support;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Support;

internal static class TriggerEndpoints
{
    public static void MapTriggers(this IEndpointRouteBuilder api)
    {
        var triggers = api.MapGroup("/episodes/{episodeId}/triggers").WithTags(SupportAccess.Tag);

        triggers.MapGet("/", List)
            .Operation("listTriggers", "List what sets off the wish to use, recorded last first")
            .RequireAccess(Scopes.SupportRead, RoleSets.CareReaders);
        triggers.MapPost("/", Create)
            .Operation("identifyTrigger", "Record what sets off the wish to use, and what to do then")
            .RequireAccess(Scopes.SupportWrite, RoleSets.Clinicians)
            .Refuses(StatusCodes.Status409Conflict, "EPISODE_NOT_IN_CARE", "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "DUPLICATE", "UNKNOWN_REFERENCE");
        triggers.MapGet("/{triggerId}", Get)
            .Operation("getTrigger", "Read one trigger")
            .RequireAccess(Scopes.SupportRead, RoleSets.CareReaders);
        triggers.MapPut("/{triggerId}", Update)
            .Operation("updateTrigger", "Correct a trigger, or what to do then")
            .RequireAccess(Scopes.SupportWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "DUPLICATE", "UNKNOWN_REFERENCE");

        triggers.MapPost("/{triggerId}/enter-in-error", EnterInError)
            .Operation("enterTriggerInError", "Say that a trigger was recorded by mistake; it stays readable")
            .RequireAccess(Scopes.SupportWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");
    }

    private static async Task<PageAnswer<TriggerResponse>> List(
        Guid episodeId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListTriggers(new EpisodeId(episodeId), page), cancellationToken));

    private static async Task<CreatedAnswer<TriggerResponse>> Create(
        Guid episodeId, TriggerBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var created = await mediator.Send(new IdentifyTrigger(new EpisodeId(episodeId), body), cancellationToken);
        return Answer.Created($"/episodes/{episodeId}/triggers/{created.Id}", created);
    }

    private static async Task<OkAnswer<TriggerResponse>> Get(
        Guid episodeId, Guid triggerId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetTrigger(new EpisodeId(episodeId), new TriggerId(triggerId)), cancellationToken));

    private static async Task<OkAnswer<TriggerResponse>> Update(
        Guid episodeId, Guid triggerId, TriggerBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new UpdateTrigger(new EpisodeId(episodeId), new TriggerId(triggerId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<TriggerResponse>> EnterInError(
        Guid episodeId, Guid triggerId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterTriggerInError(new EpisodeId(episodeId), new TriggerId(triggerId), ifMatch, body), cancellationToken));
}
