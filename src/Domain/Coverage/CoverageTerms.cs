using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>What a coverage pays for, and in which place.</summary>
/// <param name="Payer">Name of who pays.</param>
/// <param name="Priority">1 is asked first; the next one is asked for what is left to the patient.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive; none while it goes on.</param>
/// <param name="PlanYears">They do not overlap; a service on a day of none is not paid for.</param>
/// <param name="Kind">Medicare asks for more (MED-1).</param>
public sealed record CoverageTerms(string Payer, int Priority, DateOnly From, DateOnly? To, IReadOnlyList<BenefitPlanYear> PlanYears, CoverageKind Kind = CoverageKind.Commercial)
{
    public bool Covers(DateOnly day) => From <= day && !(To < day);

    public BenefitPlanYear? YearOf(DateOnly day) => Covers(day) ? PlanYears.FirstOrDefault(year => year.Covers(day)) : null;

    /// <exception cref="DomainException">422 PERIOD_ENDS_BEFORE_START, PLAN_YEARS_OVERLAP, WRONG_CURRENCY, DUPLICATE, LIMIT_EXCEEDED.</exception>
    internal CoverageTerms RequireValid(string currency)
    {
        if (To < From)
        {
            throw CoverageErrors.EndsBeforeStart("/to");
        }

        for (var i = 0; i < PlanYears.Count; i++)
        {
            var at = $"/planYears/{i}";
            var year = PlanYears[i];
            if (year.To < year.From)
            {
                throw CoverageErrors.EndsBeforeStart($"{at}/to");
            }

            if (PlanYears.Take(i).Any(other => other.From <= year.To && year.From <= other.To))
            {
                throw CoverageErrors.PlanYearsOverlap($"{at}/from");
            }

            RequireLimits(year.Individual, $"{at}/individual", currency);
            if (year.Family is { } family)
            {
                RequireLimits(family, $"{at}/family", currency);
            }

            for (var j = 0; j < year.Categories.Count; j++)
            {
                var category = year.Categories[j];
                if (year.Categories.Take(j).Any(other => other.Code == category.Code))
                {
                    throw CoverageErrors.Duplicate($"{at}/categories/{j}/code");
                }

                RequireCurrency(category.Copay, $"{at}/categories/{j}/copay", currency);
            }
        }

        return this;
    }

    private static void RequireLimits(CostLimits limits, string at, string currency)
    {
        foreach (var (limit, pointer) in new[] { (limits.Deductible, $"{at}/deductible"), (limits.OutOfPocket, $"{at}/outOfPocket") })
        {
            RequireCurrency(limit.Maximum, $"{pointer}/maximum", currency);
            RequireCurrency(limit.Met?.Amount, $"{pointer}/met/amount", currency);
            if (limit.Met?.Amount.Amount > limit.Maximum.Amount)
            {
                throw CoverageErrors.LimitExceeded($"{pointer}/met/amount/amount");
            }
        }
    }

    private static void RequireCurrency(Money? money, string pointer, string currency)
    {
        if (money is not null && money.Currency != currency)
        {
            throw CoverageErrors.WrongCurrency($"{pointer}/currency");
        }
    }
}

public enum CoverageKind
{
    Commercial,
    Medicare,
    Medicaid,
    Other,
}
