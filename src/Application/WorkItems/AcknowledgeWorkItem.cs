using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.WorkItems;

/// <summary>Somebody has seen it and takes care of it.</summary>
public sealed record AcknowledgeWorkItem(WorkItemId WorkItemId, IfMatch IfMatch) : ICommand<WorkItemResponse>;

internal sealed class AcknowledgeWorkItemHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<AcknowledgeWorkItem, WorkItemResponse>
{
    public async Task<WorkItemResponse> Handle(AcknowledgeWorkItem command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var item = await db.WorkItems.GetForChangeAsync(item => item.Id == command.WorkItemId, command.IfMatch, cancellationToken);
        item.Acknowledge(by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return WorkItemResponse.Of(item);
    }
}
