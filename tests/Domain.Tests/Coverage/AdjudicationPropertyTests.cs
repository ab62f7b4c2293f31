using CsCheck;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using static TreatmentPlans.Domain.Tests.Coverage.Costs;

namespace TreatmentPlans.Domain.Tests.Coverage;

/// <summary>What holds whatever the terms and the services are.</summary>
public sealed class AdjudicationPropertyTests
{
    private static readonly DateOnly FirstDay = new(2025, 11, 1);

    private static readonly Gen<CostLimit> Limit =
        from cents in Gen.Int[0, 200_000]
        from met in Gen.Int[0, 100]
        from day in Gen.Int[0, 120]
        from known in Gen.Bool
        let amount = decimal.Round(cents * met / 10_000m, 2)
        select new CostLimit(Usd(cents / 100m), known ? new Accumulator(Usd(amount), FirstDay.AddDays(day), "Portal") : null);

    private static readonly Gen<CostLimits> BothLimits = Gen.Select(Limit, Limit, (deductible, outOfPocket) => new CostLimits(deductible, outOfPocket));

    private static readonly Gen<BenefitPlanCategory[]> Categories =
        from rate in Gen.Int[0, 10_000]
        from copay in Gen.Int[0, 10_000]
        from first in Gen.Bool
        from second in Gen.Bool
        select new BenefitPlanCategory[]
        {
            new(DeductibleFirst, first, rate / 10_000m),
            new(CopayOnly, second, Copay: Usd(copay / 100m)),
            new("C", first, rate / 10_000m, Usd(copay / 100m)),
        };

    private static readonly Gen<CoverageTerms> SomeTerms =
        from individual in BothLimits.Array[2]
        from hasFamily in Gen.Bool
        from limits in BothLimits
        let family = hasFamily ? limits : null
        from categories in Categories
        from priority in Gen.Int[1, 3]
        select Terms(PlanYear(2025, individual[0], family, categories), PlanYear(2026, individual[1], family, categories)) with { Priority = priority };

    private static readonly Gen<List<KeyValuePair<CoverageId, CoverageTerms>>> Coverages =
        SomeTerms.List[0, 3].Select(all => all.Index()
            .Select(one => KeyValuePair.Create(CoverageId.From(new Guid(one.Index, 0, 7, new byte[8])), one.Item))
            .ToList());

    private static readonly Gen<List<AdjudicationLine>> Lines =
        (from day in Gen.Int[0, 120]
         from code in Gen.OneOf("80307", "90837", "90853", "H0015")
         from category in Gen.OneOf(DeductibleFirst, CopayOnly, "C", "None of the plan's")
         from cents in Gen.Int[0, 50_000]
         from halves in Gen.Int[0, 4]
         from rule in Gen.OneOf(new NotCoveredRule?[] { null, null, null, NotCoveredRule.PatientOwes, NotCoveredRule.WrittenOff })
         select new AdjudicationLine(FirstDay.AddDays(day), code, null, 0, category, halves / 2m, cents / 100m, rule))
        .List[0, 40]
        .Select(lines => lines.Select((line, sequence) => line with { Sequence = sequence }).ToList());

    [Fact]
    public void Patient_and_plans_pay_what_is_allowed_of_each_line() => Gen.Select(Coverages, Lines).Sample((coverages, lines) =>
    {
        Assert.All(Adjudication.Of(coverages, lines).Lines, line =>
        {
            Assert.Equal(line.Allowed, line.PatientOwes + line.PlansPay + line.WrittenOff);
            Assert.Equal(line.Line.NotCovered == NotCoveredRule.WrittenOff ? line.Allowed : 0, line.WrittenOff);
            Assert.All(
                [line.PatientOwes, .. line.Shares.SelectMany(share => new[] { share.Deductible, share.Coinsurance, share.Copay, share.PlanPays })],
                amount => Assert.True(amount >= 0 && decimal.Round(amount, 2) == amount, $"{amount}"));
        });
    });

    [Fact]
    public void No_limit_is_ever_passed() => Gen.Select(Coverages, Lines).Sample((coverages, lines) =>
    {
        var shares = Adjudication.Of(coverages, lines).Lines.SelectMany(line => line.Shares.Select(share => (Day: line.Line.ServiceDate, Share: share))).ToList();

        Assert.All(shares, share => Assert.True(share.Share.DeductibleLeft >= 0 && share.Share.OutOfPocketLeft >= 0));
        foreach (var (id, terms) in coverages)
        {
            foreach (var year in terms.PlanYears)
            {
                var ofYear = shares.Where(share => share.Share.CoverageId == id && year.Covers(share.Day)).ToList();
                foreach (var limits in new[] { year.Individual, year.Family }.OfType<CostLimits>())
                {
                    AssertWithin(limits.Deductible, ofYear, share => share.Deductible);
                    AssertWithin(limits.OutOfPocket, ofYear, share => share.Due);
                }
            }
        }
    });

    [Fact]
    public void The_order_of_entry_changes_nothing() => Gen.Select(Coverages, Lines, Gen.Int).Sample((coverages, lines, seed) =>
    {
        var random = new Random(seed);
        var (turned, shuffled) = (coverages.ToArray(), lines.ToArray());
        random.Shuffle(turned);
        random.Shuffle(shuffled);

        Assert.Equal(Text(Adjudication.Of(coverages, lines)), Text(Adjudication.Of(turned, shuffled)));
    });

    private static void AssertWithin(CostLimit limit, List<(DateOnly Day, CostShare Share)> shares, Func<CostShare, decimal> drawn)
    {
        var met = limit.Met?.Amount.Amount ?? 0;
        Assert.InRange(shares.Where(share => share.Day > (limit.Met?.AsOf ?? DateOnly.MinValue)).Sum(share => drawn(share.Share)), 0, limit.Maximum.Amount - met);
        Assert.InRange(shares.Where(share => share.Day <= limit.Met?.AsOf).Sum(share => drawn(share.Share)), 0, met);
    }

    private static IEnumerable<string> Text(Adjudication done) => done.Lines.Select(line => $"{line.Line} {line.PatientOwes} {string.Join(' ', line.Shares)}");
}
