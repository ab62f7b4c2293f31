using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.WorkItems;

internal static class WorkItemRaising
{
    /// <summary>Of that kind, and not resolved.</summary>
    public static IQueryable<WorkItem> Open(this IQueryable<WorkItem> items, WorkItemKind kind) =>
        items.Where(item => item.Kind == kind && item.Status != WorkItemStatus.Resolved);

    /// <summary>Raises the item unless its cause has one already, resolved or not. The caller saves.</summary>
    public static Task RaiseOnceAsync(
        this IAppDbContext db, OrganizationId organizationId, WorkItemCause cause, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.RaiseOnceAsync(organizationId, [cause], now, cancellationToken);

    /// <summary>As above for many causes, in one statement.</summary>
    public static async Task RaiseOnceAsync(
        this IAppDbContext db,
        OrganizationId organizationId,
        IReadOnlyCollection<WorkItemCause> causes,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (causes.Count == 0)
        {
            return;
        }

        var keys = causes.Select(cause => cause.DedupKey).ToList();
        var raised = await db.WorkItems.Where(item => keys.Contains(item.DedupKey)).Select(item => item.DedupKey).ToListAsync(cancellationToken);
        foreach (var cause in causes.DistinctBy(cause => cause.DedupKey).ExceptBy(raised, cause => cause.DedupKey))
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
        var items = await db.WorkItems.Open(kind).Where(item => item.PlanId == planId).ToListAsync(cancellationToken);
        items.ForEach(item => item.Settle(outcome, evidence, now));
    }

    /// <summary>As above, for the items about <paramref name="subjectId"/>.</summary>
    public static async Task ResolveOfSubjectAsync(
        this IAppDbContext db,
        Guid subjectId,
        WorkItemKind kind,
        WorkItemOutcome outcome,
        string evidence,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var items = await db.WorkItems.Open(kind).Where(item => item.SubjectId == subjectId).ToListAsync(cancellationToken);
        items.ForEach(item => item.Settle(outcome, evidence, now));
    }
}
