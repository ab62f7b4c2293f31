using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Support;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Support;

internal static class EncouragementEndpoints
{
    public static void MapEncouragements(this IEndpointRouteBuilder api)
    {
        var encouragements = api.MapGroup("/episodes/{episodeId}/encouragements").WithTags(SupportAccess.Tag);

        encouragements.MapGet("/", List)
            .Operation("listEncouragements", "List words of the team to the patient, the last first")
            .RequireAccess(Scopes.SupportRead, RoleSets.CareReaders);
        encouragements.MapPost("/", Create)
            .Operation("sendEncouragement", "Send the patient a word of encouragement")
            .RequireAccess(Scopes.SupportWrite, RoleSets.Clinicians)
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "EPISODE_NOT_IN_CARE", "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "UNKNOWN_REFERENCE");
        encouragements.MapGet("/{encouragementId}", Get)
            .Operation("getEncouragement", "Read one word of the team to the patient")
            .RequireAccess(Scopes.SupportRead, RoleSets.CareReaders);
        encouragements.MapPost("/{encouragementId}/enter-in-error", EnterInError)
            .Operation("enterEncouragementInError", "Say that an encouragement was sent by mistake; it stays readable")
            .RequireAccess(Scopes.SupportWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");
    }

    private static async Task<PageAnswer<EncouragementResponse>> List(
        Guid episodeId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListEncouragements(new EpisodeId(episodeId), page), cancellationToken));

    private static async Task<CreatedAnswer<EncouragementResponse>> Create(
        Guid episodeId, EncouragementBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var created = await mediator.Send(new SendEncouragement(new EpisodeId(episodeId), body), cancellationToken);
        return Answer.Created($"/episodes/{episodeId}/encouragements/{created.Id}", created);
    }

    private static async Task<OkAnswer<EncouragementResponse>> Get(
        Guid episodeId, Guid encouragementId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetEncouragement(new EpisodeId(episodeId), new EncouragementId(encouragementId)), cancellationToken));

    private static async Task<OkAnswer<EncouragementResponse>> EnterInError(
        Guid episodeId, Guid encouragementId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterEncouragementInError(new EpisodeId(episodeId), new EncouragementId(encouragementId), ifMatch, body), cancellationToken));
}
