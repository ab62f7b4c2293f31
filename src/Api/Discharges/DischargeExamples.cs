using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.Discharges;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Api.Discharges;

internal sealed class DischargeExamples : IExamples
{
    public IEnumerable<object> Bodies =>
    [
        new DischargeBody(
            DischargeType.CompletedSuccessfully,
            new DateOnly(2026, 4, 17),
            "All phases are through; continuing care begins on Wednesday.",
            new ReadinessEvaluationId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000042"))),
        new RejectDischargeBody("The relapse-prevention plan is not complete yet."),
        new WithdrawDischargeBody("The patient wishes to stay another week."),
        new WarningBody("Missed three blocks in a row; agreed to call before the next one."),
    ];
}
