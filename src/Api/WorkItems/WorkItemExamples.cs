using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Api.WorkItems;

internal sealed class WorkItemExamples : IExamples
{
    public IEnumerable<object> Bodies => [new ResolveWorkItemBody(WorkItemOutcome.Done, "Reviewed with the patient on 16 March.")];
}
