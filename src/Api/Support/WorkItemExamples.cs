using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.Support;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Api.Support;

internal sealed class WorkItemExamples : IExamples
{
    public IEnumerable<object> Bodies => [new ResolveWorkItemBody(WorkItemOutcome.Done, "Reviewed with the patient on 16 March.")];
}
