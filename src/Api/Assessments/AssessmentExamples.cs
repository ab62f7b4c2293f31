using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.Assessments;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Api.Assessments;

internal sealed class AssessmentExamples : IExamples
{
    public IEnumerable<object> Bodies =>
    [
        new AssessmentBody(
            InstrumentCode.Gad7,
            new DateTimeOffset(2026, 1, 2, 15, 30, 0, TimeSpan.Zero),
            [.. new[] { 2, 2, 2, 1, 1, 2, 1 }.Select((value, index) => new ItemAnswer($"{index + 1}", value))],
            Variant: null,
            [new ClaimedScore("gad7-total", 11)]),
    ];
}
