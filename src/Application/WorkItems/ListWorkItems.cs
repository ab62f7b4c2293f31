using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.WorkItems;

/// <summary>Newest first.</summary>
/// <param name="Mine">Only those of the calling practitioner.</param>
/// <param name="Overdue">Only those that are due and not resolved.</param>
public sealed record ListWorkItems(bool Mine, bool Overdue, WorkItemKind? Kind, WorkItemStatus? Status, PageRequest Page)
    : IQuery<Page<WorkItemResponse>>;

internal sealed class ListWorkItemsHandler(IAppDbContext db, ICaller caller, ICursors cursors, TimeProvider clock)
    : IRequestHandler<ListWorkItems, Page<WorkItemResponse>>
{
    public async Task<Page<WorkItemResponse>> Handle(ListWorkItems query, CancellationToken cancellationToken)
    {
        var items = db.WorkItems.AsNoTracking();
        if (query.Mine)
        {
            var owner = caller.RequirePractitioner();
            items = items.Where(item => item.OwnerId == owner);
        }

        if (query.Overdue)
        {
            var now = clock.GetUtcNow();
            items = items.Where(item => item.DueAt < now && item.Status != WorkItemStatus.Resolved);
        }

        if (query.Kind is { } kind)
        {
            items = items.Where(item => item.Kind == kind);
        }

        if (query.Status is { } status)
        {
            items = items.Where(item => item.Status == status);
        }

        return await items.ToPageAsync(
            item => item.Id,
            query.Page,
            $"work-items/{query.Mine}/{query.Overdue}/{query.Kind}/{query.Status}",
            cursors,
            WorkItemResponse.Of,
            cancellationToken);
    }
}
