using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.WorkItems;

public sealed record GetWorkItem(WorkItemId WorkItemId) : IQuery<WorkItemResponse>;

internal sealed class GetWorkItemHandler(IAppDbContext db) : IRequestHandler<GetWorkItem, WorkItemResponse>
{
    public async Task<WorkItemResponse> Handle(GetWorkItem query, CancellationToken cancellationToken) =>
        WorkItemResponse.Of(await db.WorkItems.AsNoTracking().GetAsync(item => item.Id == query.WorkItemId, cancellationToken));
}
