using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Programs;
using static TreatmentPlans.Domain.Tests.Coverage.TestContracts;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Coverage;

public sealed class PayerContractTests
{
    [Fact]
    public void The_contract_of_the_worked_case_holds_together() => Contract.Check("USD", "");

    public static TheoryData<string, ContractService, string> Wrong => new()
    {
        { "UNKNOWN_SERVICE_CODE", Iop with { ServiceCode = "X9999" }, "serviceCode" },
        { "UNKNOWN_SERVICE_CODE", Iop with { ServiceCode = "0906" }, "serviceCode" },
        { "UNKNOWN_SERVICE_CODE", Screen with { EffectiveFrom = new DateOnly(2016, 12, 31) }, "serviceCode" },
        { "UNKNOWN_SERVICE_CODE", Iop with { Excludes = ["H0035", "X9999"] }, "excludes/1" },
        { "CONTRACT_CONTRADICTORY", Iop with { Excludes = ["H0015"] }, "excludes/0" },
        { "NEGATIVE_AMOUNT", Iop with { Rate = new Money(-0.01m, "USD") }, "rate/amount" },
        { "WRONG_CURRENCY", Iop with { Rate = new Money(250, "EUR") }, "rate/currency" },
        { "DATE_OUT_OF_ORDER", Iop with { EffectiveTo = new DateOnly(2025, 12, 31) }, "effectiveTo" },
        { "CONTRACT_INCOMPLETE", Group with { Sessions = [] }, "sessions" },
        { "CONTRACT_INCOMPLETE", Screen with { Sessions = [SessionType.Individual] }, "sessions" },
        { "CONTRACT_INCOMPLETE", Iop with { Minimum = 0 }, "minimum" },
        { "CONTRACT_CONTRADICTORY", Iop with { Basis = CountingBasis.Each }, "strategy" },
        { "CONTRACT_CONTRADICTORY", Screen with { Strategy = UnitStrategy.PerDiem }, "strategy" },
        { "UNKNOWN_SERVICE_CODE", Iop with { VirtualClaim = new ClaimFields("H0015") }, "virtualClaim/revenueCode" },
        { "UNKNOWN_LEVEL_OF_CARE", Iop with { LevelsOfCare = [new LevelOfCare(AsamEdition.Fourth, "9.9")] }, "levelsOfCare/0/code" },
        { "CONTRACT_SERVICES_OVERLAP", Individual with { EffectiveFrom = new DateOnly(2026, 6, 1) }, "effectiveFrom" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void What_is_wrong_is_refused_with_its_place(string code, ContractService wrong, string pointer) =>
        Refused(code, () => Of(Individual, wrong).Check("USD", "/contract"), $"/contract/services/1/{pointer}");

    [Fact]
    public void A_rate_of_nothing_and_a_last_day_that_is_the_first_are_allowed() =>
        Of(Iop with { Rate = new Money(0, "USD"), EffectiveTo = Iop.EffectiveFrom }).Check("USD", "");

    [Fact]
    public void The_next_agreement_on_a_code_begins_after_the_last_day_of_the_one_before()
    {
        var until = Individual with { EffectiveTo = new DateOnly(2026, 5, 31) };
        var next = Individual with { EffectiveFrom = new DateOnly(2026, 6, 1) };

        Of(until, next).Check("USD", "");
        Of(next, until).Check("USD", "");
        Refused(
            "CONTRACT_SERVICES_OVERLAP",
            () => Of(until, next with { EffectiveFrom = new DateOnly(2026, 5, 31) }).Check("USD", ""),
            "/services/1/effectiveFrom");
        Assert.Equal([until], Of(until, next).ServicesOn(new DateOnly(2026, 5, 31)));
        Assert.Equal([next], Of(until, next).ServicesOn(new DateOnly(2026, 6, 1)));
        Assert.Empty(Of(until, next).ServicesOn(new DateOnly(2025, 12, 31)));
    }

    [Fact]
    public void A_definitive_test_goes_by_how_much_it_looks_for()
    {
        var few = Screen with { ServiceCode = "G0480", Test = DrugTestMethod.Definitive };
        var contract = Of(Screen, few, few with { ServiceCode = "G0481", Minimum = 8 });

        Assert.Equal("G0480 1", ServiceLines.Derive([Test(DrugTestMethod.Definitive, 7)], contract).Text());
        Assert.Equal("G0481 1", ServiceLines.Derive([Test(DrugTestMethod.Definitive, 8)], contract).Text());
        Assert.Equal("80307 1, G0480 1", ServiceLines.Derive([Test(DrugTestMethod.Definitive), Test(DrugTestMethod.Presumptive)], contract).Text());
    }
}
