using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>The limits of one coverage while lines are adjudicated.</summary>
internal sealed class CoverageAccount(CoverageId id, CoverageTerms terms)
{
    private readonly Dictionary<DateOnly, YearAccount> _years = [];

    /// <param name="amount">What is left to pay of the line.</param>
    /// <returns>Null where the coverage has no terms for the line.</returns>
    public CostShare? Share(AdjudicationLine line, decimal amount)
    {
        if (terms.YearOf(line.ServiceDate) is not { } year || year.Find(line.BenefitCategory) is not { } category)
        {
            return null;
        }

        if (!_years.TryGetValue(year.From, out var account))
        {
            account = new YearAccount(year);
            _years.Add(year.From, account);
        }

        var (deductibles, outOfPockets) = account;
        var day = line.ServiceDate;
        var deductible = category.DeductibleApplies ? Math.Min(amount, Left(deductibles, day)) : 0;
        var rest = amount - deductible;
        var coinsurance = Adjudication.Round(rest * (category.CoinsuranceRate ?? 0));
        var copay = Math.Min(category.Copay?.Amount ?? 0, rest - coinsurance);

        var over = Math.Max(0, deductible + coinsurance + copay - Left(outOfPockets, day));
        GiveWay(ref coinsurance, ref over);
        GiveWay(ref copay, ref over);
        GiveWay(ref deductible, ref over);

        var due = deductible + coinsurance + copay;
        deductibles.ForEach(limit => limit.Draw(day, deductible));
        outOfPockets.ForEach(limit => limit.Draw(day, due));
        return new CostShare(
            id, deductible, coinsurance, copay, amount - due, deductibles.Min(limit => limit.Rest), outOfPockets.Min(limit => limit.Rest));
    }

    private static decimal Left(List<LimitAccount> limits, DateOnly day) => limits.Min(limit => limit.Left(day));

    private static void GiveWay(ref decimal part, ref decimal over)
    {
        var less = Math.Min(part, over);
        part -= less;
        over -= less;
    }

    private sealed record YearAccount(List<LimitAccount> Deductibles, List<LimitAccount> OutOfPockets)
    {
        public YearAccount(BenefitPlanYear year)
            : this(
                [.. Of(year).Select(limits => new LimitAccount(limits.Deductible))],
                [.. Of(year).Select(limits => new LimitAccount(limits.OutOfPocket))])
        {
        }

        private static IEnumerable<CostLimits> Of(BenefitPlanYear year) => year.Family is { } family
            ? [year.Individual with { OutOfPocket = OutOfPocketLaw.Bound(year.Individual.OutOfPocket, year.From) }, family]
            : [year.Individual];
    }

    /// <summary>
    /// One limit. What the payer had counted by the day of the snapshot bounds what lines up to that day can have cost; later ones draw on the rest.
    /// </summary>
    private sealed class LimitAccount(CostLimit limit)
    {
        private decimal _drawnOfCounted;
        private decimal _drawn;

        public decimal Rest => limit.Maximum.Amount - Counted - _drawn;

        private decimal Counted => limit.Met?.Amount.Amount ?? 0;

        public decimal Left(DateOnly day) => IsCounted(day) ? Counted - _drawnOfCounted : Rest;

        public void Draw(DateOnly day, decimal amount)
        {
            if (IsCounted(day))
            {
                _drawnOfCounted += amount;
            }
            else
            {
                _drawn += amount;
            }
        }

        private bool IsCounted(DateOnly day) => day <= limit.Met?.AsOf;
    }
}
