using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>
/// Raises a work item for each plan whose review is late, and hands items that were not resolved by their date to the
/// owner's supervisor. Again, it changes nothing.
/// </summary>
internal sealed record RaiseLateWorkItems : ICommand<Unit>;

internal sealed class RaiseLateWorkItemsHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<RaiseLateWorkItems, Unit>
{
    public async Task<Unit> Handle(RaiseLateWorkItems command, CancellationToken cancellationToken)
    {
        await EscalateAsync(cancellationToken);
        await RaiseOverdueReviewsAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private async Task EscalateAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var late = await db.WorkItems
            .Where(item => item.DueAt <= now && (item.Status == WorkItemStatus.Open || item.Status == WorkItemStatus.Acknowledged))
            .ToListAsync(cancellationToken);
        var owners = late.Select(item => item.OwnerId).Distinct().ToList();
        var supervisors = await db.Practitioners
            .Where(practitioner => owners.Contains(practitioner.Id))
            .ToDictionaryAsync(practitioner => practitioner.Id, practitioner => practitioner.SupervisorId, cancellationToken);
        foreach (var item in late)
        {
            item.Escalate(item.OwnerId is { } owner ? supervisors.GetValueOrDefault(owner) : null, now);
        }
    }

    private async Task RaiseOverdueReviewsAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var program in await db.Programs.AsNoTracking().ToListAsync(cancellationToken))
        {
            var today = program.DateOf(now);
            var overdue = await db.RecoveryPlans
                .Where(plan => plan.ProgramId == program.Id && plan.NextReviewDueOn < today)
                .Where(plan => !db.WorkItems.Any(item =>
                    item.PlanId == plan.Id && item.Kind == WorkItemKind.ReviewOverdue && item.Status != WorkItemStatus.Resolved))
                .Select(plan => new { plan.Id, plan.OrganizationId, plan.PatientId, plan.EpisodeId, plan.AuthorId, plan.NextReviewDueOn })
                .ToListAsync(cancellationToken);
            foreach (var plan in overdue)
            {
                await db.RaiseOnceAsync(
                    plan.OrganizationId,
                    new WorkItemCause(
                        WorkItemKind.ReviewOverdue,
                        plan.PatientId,
                        plan.EpisodeId,
                        plan.Id,
                        plan.AuthorId,
                        program.Calendar.EndOf(today),
                        $"{WorkItemKind.ReviewOverdue}/{plan.Id}/{plan.NextReviewDueOn:yyyy-MM-dd}"),
                    now,
                    cancellationToken);
            }
        }
    }
}
