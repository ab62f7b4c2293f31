using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

internal static class WorkItemRaising
{
    /// <summary>Raises the item unless its cause has one already, resolved or not. The caller saves.</summary>
    public static async Task RaiseOnceAsync(
        this IAppDbContext db, OrganizationId organizationId, WorkItemCause cause, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!await db.WorkItems.AnyAsync(item => item.DedupKey == cause.DedupKey, cancellationToken))
        {
            db.WorkItems.Add(WorkItem.Raise(TypedId.New<WorkItemId>(now), organizationId, cause));
        }
    }

    /// <summary>Resolves what the plan's items of that kind asked for, because it was done elsewhere in the service. The caller saves.</summary>
    public static async Task ResolveOfPlanAsync(
        this IAppDbContext db,
        RecoveryPlanId planId,
        WorkItemKind kind,
        WorkItemOutcome outcome,
        string evidence,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var items = await db.WorkItems
            .Where(item => item.PlanId == planId && item.Kind == kind && item.Status != WorkItemStatus.Resolved)
            .ToListAsync(cancellationToken);
        items.ForEach(item => item.Resolve(outcome, evidence, null, now));
    }
}
