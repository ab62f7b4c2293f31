using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Domain.Tests.Coverage;

/// <summary>Coverages and lines as short as a test reads them; Dana's are those of K.1 and K.9.</summary>
internal static class Costs
{
    public const string DeductibleFirst = "A";
    public const string CopayOnly = "B";

    public static readonly CoverageId First = CoverageId.From(new Guid("019b8f00-0000-7000-8000-0000000000c1"));
    public static readonly CoverageId Second = CoverageId.From(new Guid("019b8f00-0000-7000-8000-0000000000c2"));

    private const int Year = 2026;

    public static Money Usd(decimal amount) => new(amount, "USD");

    public static CostLimits Limits(decimal deductible, decimal outOfPocket) => new(new CostLimit(Usd(deductible)), new CostLimit(Usd(outOfPocket)));

    public static CostLimits Limits(decimal deductible, decimal outOfPocket, decimal met, DateOnly asOf) => new(
        new CostLimit(Usd(deductible), new Accumulator(Usd(met), asOf, "Portal")),
        new CostLimit(Usd(outOfPocket), new Accumulator(Usd(met), asOf, "Portal")));

    public static BenefitPlanCategory Coinsurance(decimal rate, bool deductibleApplies = true) => new(DeductibleFirst, deductibleApplies, rate);

    public static BenefitPlanCategory Copay(decimal amount) => new(CopayOnly, DeductibleApplies: false, Copay: Usd(amount));

    public static BenefitPlanYear PlanYear(int year, CostLimits individual, CostLimits? family = null, params BenefitPlanCategory[] categories) =>
        new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), individual, family, categories);

    public static CoverageTerms Terms(params BenefitPlanYear[] years) => new("Harbor Mutual", 1, new DateOnly(2025, 1, 1), null, years);

    public static CoverageTerms Terms(decimal deductible, decimal outOfPocket, params BenefitPlanCategory[] categories) =>
        Terms(PlanYear(Year, Limits(deductible, outOfPocket), null, categories));

    public static AdjudicationLine Line(string day, string code, decimal rate, string category = DeductibleFirst, int sequence = 0) =>
        new(DateOnly.ParseExact($"{Year}-{day}", "yyyy-MM-dd"), code, null, sequence, category, 1, rate);

    public static Adjudication Adjudicate(CoverageTerms terms, params AdjudicationLine[] lines) => Adjudication.Of([new(First, terms)], lines);

    public static CoverageTerms DanasTerms(decimal outOfPocketMaximum = 2_500) => Terms(PlanYear(
        Year, Limits(1_500, outOfPocketMaximum, 300, new DateOnly(Year, 1, 7)), null, Coinsurance(0.2m), Copay(25)));

    /// <summary>All 55, in no order that means anything.</summary>
    public static IReadOnlyList<AdjudicationLine> DanasLines { get; } =
    [
        .. Lines("H0015", 250, DeductibleFirst,
            "01-12 01-14 01-15 01-21 01-22 01-23 01-26 01-29 02-02 02-05 02-06 02-09 02-12 02-18 02-19 02-20 02-23 02-25 02-26 03-02 03-04 03-05"),
        .. Lines("90853", 55, CopayOnly, "01-28 03-09 03-11 03-16 03-23 03-25 04-01 04-08 04-15"),
        .. Lines("90837", 140, CopayOnly, "01-20 02-03 02-13 02-17 03-03 03-12 03-19 03-26 03-30 04-06 04-13"),
        .. Lines("90847", 130, DeductibleFirst, "02-24"),
        .. Lines("90791", 180, DeductibleFirst, "01-08"),
        .. Lines("80307", 65, DeductibleFirst, "01-15 01-22 01-29 02-05 02-12 02-19 02-26 03-05 03-12 03-26 04-08"),
    ];

    private static IEnumerable<AdjudicationLine> Lines(string code, decimal rate, string category, string days) =>
        days.Split(' ').Select((day, sequence) => Line(day, code, rate, category, sequence));
}
