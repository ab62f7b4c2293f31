using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Api.WorkItems;

internal static class WorkItemEndpoints
{
    /// <summary>Alerts and tasks are for those who act on patients, also where they tell of the caller's own record.</summary>
    private static readonly Role[] Staff =
    [
        Role.Counselor, Role.Supervisor, Role.Physician, Role.Scheduler, Role.Billing, Role.PrivacyOfficer,
    ];

    public static void MapWorkItems(this IEndpointRouteBuilder api)
    {
        var items = api.MapGroup("/work-items").WithTags("Work items");

        items.MapGet("/", List)
            .Operation("listWorkItems", "List alerts and tasks, newest first")
            .RequireAccess(Scopes.WorkItemsRead, Staff)
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED");

        items.MapGet("/{workItemId}", Get)
            .Operation("getWorkItem", "Read one alert or task")
            .RequireAccess(Scopes.WorkItemsRead, Staff);

        items.MapPost("/{workItemId}/acknowledge", Acknowledge)
            .Operation("acknowledgeWorkItem", "Say that you have seen it and take care of it")
            .RequireAccess(Scopes.WorkItemsWrite, Staff)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION");

        items.MapPost("/{workItemId}/resolve", Resolve)
            .Operation("resolveWorkItem", "Close it with what came of it")
            .RequireAccess(Scopes.WorkItemsWrite, Staff)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION");
    }

    internal sealed record WorkItemQuery(
        [property: Description("True for those of the calling practitioner only.")] bool? Mine,
        [property: Description("True for those that are due and not resolved only.")] bool? Overdue,
        WorkItemKind? Kind,
        WorkItemStatus? Status);

    private static async Task<PageAnswer<WorkItemResponse>> List(
        [AsParameters] WorkItemQuery query, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(
            new ListWorkItems(query.Mine ?? false, query.Overdue ?? false, query.Kind, query.Status, page), cancellationToken));

    private static async Task<OkAnswer<WorkItemResponse>> Get(Guid workItemId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetWorkItem(new WorkItemId(workItemId)), cancellationToken));

    private static async Task<OkAnswer<WorkItemResponse>> Acknowledge(
        Guid workItemId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new AcknowledgeWorkItem(new WorkItemId(workItemId), ifMatch), cancellationToken));

    private static async Task<OkAnswer<WorkItemResponse>> Resolve(
        Guid workItemId, ResolveWorkItemBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ResolveWorkItem(new WorkItemId(workItemId), ifMatch, body), cancellationToken));
}
