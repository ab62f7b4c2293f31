using TreatmentPlans.Domain.Coverage;
using static TreatmentPlans.Domain.Tests.Coverage.Costs;

namespace TreatmentPlans.Domain.Tests.Coverage;

/// <summary>COV-10: a person within a family plan pays no more than the law's limit for one person.</summary>
public class OutOfPocketLawTests
{
    [Theory]
    [InlineData(2025, 9_199, 9_199)]
    [InlineData(2025, 9_200, 9_200)]
    [InlineData(2025, 9_201, 9_200)]
    [InlineData(2026, 10_600, 10_600)]
    [InlineData(2026, 10_601, 10_600)]
    [InlineData(2026, 15_000, 10_600)]
    [InlineData(2027, 15_000, 15_000)]
    public void In_a_family_plan_the_law_of_the_year_bounds_one_person(int year, int maximum, int owed) =>
        Assert.Equal(owed, Owed(year, Limits(0, maximum), family: Limits(0, 40_000)));

    [Fact]
    public void A_plan_for_one_has_its_own_limit_only() => Assert.Equal(15_000, Owed(2026, Limits(0, 15_000), family: null));

    [Fact]
    public void What_was_counted_above_the_law_stays_counted_and_nothing_comes_to_it() =>
        Assert.Equal(0, Owed(2026, new CostLimits(new CostLimit(Usd(0)), new CostLimit(Usd(15_000), new Accumulator(Usd(12_000), new DateOnly(2026, 1, 31), "Portal"))), family: Limits(0, 40_000)));

    private static decimal Owed(int year, CostLimits individual, CostLimits? family)
    {
        var line = new AdjudicationLine(new DateOnly(year, 6, 1), "H0018", null, 0, DeductibleFirst, 1, 20_000);
        return Adjudicate(Terms(PlanYear(year, individual, family, Coinsurance(1m))) with { To = null }, line).PatientOwes;
    }
}
