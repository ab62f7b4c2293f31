using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Support;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Support;

internal static class CareTeamEndpoints
{
    public static void MapCareTeam(this IEndpointRouteBuilder api)
    {
        var team = api.MapGroup("/episodes/{episodeId}/care-team").WithTags(SupportAccess.Tag);

        team.MapGet("/", Get)
            .Operation("getCareTeam", "Read who works with a patient, as what, from when to when")
            .RequireAccess(Scopes.SupportRead, RoleSets.CareReaders);
        team.MapPut("/", Replace)
            .Operation("replaceCareTeam", "Say who works with a patient, as a whole")
            .RequireAccess(Scopes.SupportWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR", "EPISODE_NOT_OPEN")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity, "UNKNOWN_REFERENCE", "DATE_OUT_OF_ORDER", "PERIOD_ENDS_BEFORE_START", "CARE_TEAM_OVERLAP");
    }

    private static async Task<OkAnswer<CareTeamResponse>> Get(Guid episodeId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetCareTeam(new EpisodeId(episodeId)), cancellationToken));

    private static async Task<OkAnswer<CareTeamResponse>> Replace(
        Guid episodeId, CareTeamBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ReplaceCareTeam(new EpisodeId(episodeId), body, ifMatch), cancellationToken));
}
