using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Raises a work item for each plan whose review is late. Again, it changes nothing.</summary>
internal sealed record RaiseLateWorkItems : ICommand<Unit>;

internal sealed class RaiseLateWorkItemsHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<RaiseLateWorkItems, Unit>
{
    public async Task<Unit> Handle(RaiseLateWorkItems command, CancellationToken cancellationToken)
    {
        await RaiseOverdueReviewsAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
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
