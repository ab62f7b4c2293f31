using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.Assessments;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Api.Assessments;

internal sealed class DrugTestExamples : IExamples
{
    public IEnumerable<object> Bodies =>
    [
        new DrugTestBody(
            new DateTimeOffset(2026, 1, 15, 22, 40, 0, TimeSpan.Zero),
            DrugTestOutcome.Tested,
            Specimen.Urine,
            DrugTestMethod.Presumptive,
            [
                new SubstanceResult(Substance.Alcohol, TestResult.Negative),
                new SubstanceResult(Substance.Cocaine, TestResult.Negative),
                new SubstanceResult(Substance.Buprenorphine, TestResult.Positive, Prescribed: true),
            ],
            ConfirmsId: null,
            [new Identifier("urn:oid:2.16.840.1.113883.19.4", "LAB-26-00417")]),
    ];
}
