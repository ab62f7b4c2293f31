using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.Coverage;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Api.Coverage;

internal sealed class CoverageExamples : IExamples
{
    public IEnumerable<object> Bodies =>
    [
        new CoverageBody(
            "Harbor Mutual",
            Priority: 1,
            new DateOnly(2026, 1, 1),
            To: null,
            [
                new BenefitPlanYear(
                    new DateOnly(2026, 1, 1),
                    new DateOnly(2026, 12, 31),
                    new CostLimits(Limit(1_500m), Limit(2_500m)),
                    Family: null,
                    [
                        new BenefitPlanCategory("Intensive", DeductibleApplies: true, CoinsuranceRate: 0.2m),
                        new BenefitPlanCategory("OfficeVisit", DeductibleApplies: false, Copay: Usd(25m)),
                    ]),
            ],
            [new Identifier("urn:example:member", "HM-4711")]),
        new CostEstimateBody(
            new PatientId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000011")),
            [
                new PlannedService("H0015", "Intensive", Count: 24, Units: 1, Usd(250m), new DateOnly(2026, 1, 12)),
                new PlannedService("90837", "OfficeVisit", Count: 10, Units: 1, Usd(140m), new DateOnly(2026, 1, 12)),
            ],
            new CostComparator(28, Usd(650m))),
        new PayerContractBody(
            new ProgramId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000001")),
            "Harbor Mutual",
            new DateOnly(2026, 1, 1),
            EffectiveTo: null,
            [
                new ContractService(
                    "H0015",
                    [SessionType.IopBlock, SessionType.Individual],
                    Test: null,
                    CountingBasis.Day,
                    UnitStrategy.PerDiem,
                    Minimum: 180,
                    Usd(250m),
                    "Intensive",
                    ServiceCategory.GroupCounseling,
                    Excludes: ["H0035"],
                    TakesVirtual: true,
                    AuthorizationRequired: true,
                    LevelsOfCare: [new LevelOfCare(AsamEdition.Fourth, "2.1")],
                    Claim: new ClaimFields("0906", ["HF"], "57"),
                    VirtualClaim: new ClaimFields("0906", ["HF", "95"], "10")),
            ]),
        new AdjudicationBody(new DateOnly(2026, 3, 31)),
        new EpisodeCostEstimateBody(
        [
            new PlannedService("90791", "Intensive", Count: 1, Units: 1, Usd(180m), new DateOnly(2026, 1, 8)),
            new PlannedService("H0015", "Intensive", Count: 24, Units: 1, Usd(250m), new DateOnly(2026, 1, 12)),
        ]),
        new EndPayerContractBody(new DateOnly(2026, 12, 31)),
    ];

    private static CostLimit Limit(decimal maximum) => new(Usd(maximum), new Accumulator(Usd(300m), new DateOnly(2026, 1, 7), "Payer's portal"));

    private static Money Usd(decimal amount) => new(amount, "USD");
}
