using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Support;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Support;

internal static class MilestoneEndpoints
{
    public static void MapMilestones(this IEndpointRouteBuilder api)
    {
        var episode = api.MapGroup("/episodes/{episodeId}").WithTags(SupportAccess.Tag);

        episode.MapGet("/milestones", List)
            .Operation("listMilestones", "List days without use that were reached, awarded last first; those that a later fact took back included")
            .RequireAccess(Scopes.SupportRead, RoleSets.CareReaders);
        episode.MapGet("/milestones/{milestoneId}", Get)
            .Operation("getMilestone", "Read one milestone")
            .RequireAccess(Scopes.SupportRead, RoleSets.CareReaders);
        episode.MapGet("/milestone-sharing", GetSharing)
            .Operation("getMilestoneSharing", "Read whether the patient's groups see the milestones")
            .RequireAccess(Scopes.SupportRead, RoleSets.CareReaders);
        episode.MapPut("/milestone-sharing", Choose)
            .Operation("chooseMilestoneSharing", "Choose, as a patient, whether your groups see your milestones, and under which name")
            .RequireAccess(Scopes.SupportWrite, Role.Patient)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DISPLAY_NAME_REQUIRED");

        api.MapGroup("/groups/{groupId}/milestones").WithTags(SupportAccess.Tag).MapGet("/", OfGroup)
            .Operation("listGroupMilestones", "List what the members of a group chose to show it, the last first; for its members and for who treats")
            .RequireAccess(Scopes.SupportRead, SupportAccess.Tellers);
    }

    private static async Task<PageAnswer<MilestoneResponse>> List(
        Guid episodeId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListMilestones(new EpisodeId(episodeId), page), cancellationToken));

    private static async Task<OkAnswer<MilestoneResponse>> Get(
        Guid episodeId, Guid milestoneId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetMilestone(new EpisodeId(episodeId), new MilestoneId(milestoneId)), cancellationToken));

    private static async Task<OkAnswer<MilestoneSharingResponse>> GetSharing(
        Guid episodeId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetMilestoneSharing(new EpisodeId(episodeId)), cancellationToken));

    private static async Task<OkAnswer<MilestoneSharingResponse>> Choose(
        Guid episodeId, MilestoneSharingBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ChooseMilestoneSharing(new EpisodeId(episodeId), body, ifMatch), cancellationToken));

    private static async Task<PageAnswer<GroupMilestoneResponse>> OfGroup(
        Guid groupId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListGroupMilestones(new TherapyGroupId(groupId), page), cancellationToken));
}
