using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.WorkItems;

/// <summary>What is due and neither resolved nor escalated, the longest due first.</summary>
internal sealed record FindOverdueWorkItems : IQuery<IReadOnlyList<WorkItemId>>;

internal sealed class FindOverdueWorkItemsHandler(IAppDbContext db, TimeProvider clock)
    : IRequestHandler<FindOverdueWorkItems, IReadOnlyList<WorkItemId>>
{
    public async Task<IReadOnlyList<WorkItemId>> Handle(FindOverdueWorkItems query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.WorkItems
            .Where(item => item.DueAt <= now && (item.Status == WorkItemStatus.Open || item.Status == WorkItemStatus.Acknowledged))
            .OrderBy(item => item.DueAt)
            .ThenBy(item => item.Id)
            .Select(item => item.Id)
            .ToListAsync(cancellationToken);
    }
}

/// <summary>Hands an overdue item to its owner's supervisor; without one it stays where it is. Once: what was resolved meanwhile stays so.</summary>
internal sealed record EscalateWorkItem(WorkItemId WorkItemId) : ICommand<Unit>;

internal sealed class EscalateWorkItemHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<EscalateWorkItem, Unit>
{
    public async Task<Unit> Handle(EscalateWorkItem command, CancellationToken cancellationToken)
    {
        var item = await db.WorkItems.GetAsync(item => item.Id == command.WorkItemId, cancellationToken);
        if (item.Status is not (WorkItemStatus.Open or WorkItemStatus.Acknowledged))
        {
            return Unit.Value;
        }

        var supervisor = await db.Practitioners
            .Where(practitioner => practitioner.Id == item.OwnerId)
            .Select(practitioner => practitioner.SupervisorId)
            .SingleOrDefaultAsync(cancellationToken);
        item.Escalate(supervisor, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
