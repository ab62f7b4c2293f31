using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Api.Scheduling;

internal static class GroupEndpoints
{
    private static readonly Role[] Planners = [Role.Supervisor, Role.Scheduler, Role.Administrator];
    private static readonly string[] SettingsRefusals =
    [
        "UNKNOWN_REFERENCE", "DUPLICATE", "PLACE_REQUIRED", "PERIOD_ENDS_BEFORE_START", "CAPACITY_OVER_LIMIT", "CAPACITY_REQUIRED",
        "FACILITATOR_NOT_ACTIVE",
    ];

    public static void MapGroups(this IEndpointRouteBuilder api)
    {
        api.MapGet("/curricula", ListCurricula)
            .WithTags("Groups")
            .Operation("listCurricula", "List the curricula with their topics by week; the whole catalogue on one page")
            .RequireAccess(Scopes.SchedulingRead);

        var groups = api.MapGroup("/groups").WithTags("Groups");

        groups.MapGet("/", List)
            .Operation("listGroups", "List the groups of the organization, newest first")
            .RequireAccess(Scopes.SchedulingRead, RoleSets.NotPatients);
        groups.MapPost("/", Create)
            .Operation("createGroup", "Set up a group: facilitators, place, capacity, curriculum")
            .RequireAccess(Scopes.SchedulingWrite, Planners)
            .Refuses(StatusCodes.Status422UnprocessableEntity, SettingsRefusals);
        groups.MapGet("/{groupId}", Get)
            .Operation("getGroup", "Read a group; its members are a list of their own")
            .RequireAccess(Scopes.SchedulingRead, RoleSets.NotPatients);
        groups.MapPut("/{groupId}", Update)
            .Operation("updateGroup", "Replace the set-up of a group; seats that this adds go to those who wait")
            .RequireAccess(Scopes.SchedulingWrite, Planners)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "GROUP_STARTED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, [.. SettingsRefusals, "GROUP_KIND_FIXED"]);
        groups.MapGet("/{groupId}/topic", GetTopic)
            .Operation("getGroupTopic", "Read what the group works on in the week of a day")
            .RequireAccess(Scopes.SchedulingRead, RoleSets.NotPatients);
    }

    internal sealed record GroupQuery(
        Guid? ProgramId,
        SessionType? SessionType,
        [property: Description("Only those that meet on that day.")] DateOnly? On,
        [property: Description("True for those with a free seat only, false for full ones only.")] bool? SeatFree);

    private static async Task<PageAnswer<Curriculum>> ListCurricula(
        [Description("Only the versions of this curriculum.")] string? code, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListCurricula(code), cancellationToken));

    private static async Task<PageAnswer<GroupResponse>> List(
        [AsParameters] PageQuery page, [AsParameters] GroupQuery filter, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(
            new ListGroups(
                page, filter.ProgramId is { } id ? new ProgramId(id) : null, filter.SessionType, filter.On, filter.SeatFree),
            cancellationToken));

    private static async Task<CreatedAnswer<GroupResponse>> Create(GroupBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var group = await mediator.Send(new CreateGroup(body), cancellationToken);
        return Answer.Created($"/groups/{group.Id}", group);
    }

    private static async Task<OkAnswer<GroupResponse>> Get(Guid groupId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetGroup(new TherapyGroupId(groupId)), cancellationToken));

    private static async Task<OkAnswer<GroupResponse>> Update(
        Guid groupId, GroupBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new UpdateGroup(new TherapyGroupId(groupId), body, ifMatch), cancellationToken));

    private static async Task<OkAnswer<GroupTopicResponse>> GetTopic(
        Guid groupId,
        [Description("Today in the programme's zone unless given.")] DateOnly? on,
        IMediator mediator,
        CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetGroupTopic(new TherapyGroupId(groupId), on), cancellationToken));
}
