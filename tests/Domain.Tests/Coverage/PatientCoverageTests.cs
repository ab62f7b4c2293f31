using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Tests.Programs;
using static TreatmentPlans.Domain.Tests.Coverage.Costs;
using static TreatmentPlans.Domain.Tests.Patients.TestPatients;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Coverage;

public sealed class PatientCoverageTests
{
    private static readonly Identifier Member = new("urn:example:member", "HM-4711");

    private static readonly BenefitPlanYear ThisYear = PlanYear(2026, Limits(1_500, 2_500, 300, new DateOnly(2026, 1, 7)), null, Coinsurance(0.2m), Copay(25));

    [Fact]
    public void Says_who_pays_and_how_far()
    {
        var coverage = Add(Terms(ThisYear));

        Assert.Equal([Member], coverage.ClaimedIdentifiers);
        Assert.Equal("coverage.added", Assert.Single(coverage.Events).Type);
        Assert.Same(ThisYear, coverage.Terms.YearOf(new DateOnly(2026, 12, 31)));
        Assert.Null(coverage.Terms.YearOf(new DateOnly(2027, 1, 1)));
    }

    [Fact]
    public void Entered_in_error_takes_no_more_changes_and_gives_its_number_back()
    {
        var coverage = Add(Terms(ThisYear));
        coverage.EnterInError(Mistake);

        Assert.Empty(coverage.ClaimedIdentifiers);
        Refused("ENTERED_IN_ERROR", () => coverage.Update([], Terms(ThisYear), "USD", TestPrograms.Now));
        Refused("ENTERED_IN_ERROR", () => coverage.EnterInError(Mistake));
    }

    [Fact]
    public void What_was_known_of_the_terms_at_an_instant_stays_known()
    {
        var coverage = Add(Terms(ThisYear));
        var later = Terms(ThisYear) with { Priority = 2 };
        coverage.Update([Member], later, "USD", TestPrograms.Now.AddDays(1));

        Assert.Null(coverage.TermsKnownAt(TestPrograms.Now.AddTicks(-1)));
        Assert.Equal(1, coverage.TermsKnownAt(TestPrograms.Now)!.Terms.Priority);
        Assert.Equal(1, coverage.TermsKnownAt(TestPrograms.Now.AddDays(1).AddTicks(-1))!.Terms.Priority);
        Assert.Same(later, coverage.TermsKnownAt(TestPrograms.Now.AddDays(1))!.Terms);
        coverage.EnterInError(Mistake);
        Assert.Null(coverage.TermsKnownAt(Mistake.At));
        Assert.Same(coverage.TermsLog[^1], coverage.TermsKnownAt(Mistake.At.AddTicks(-1)) ?? coverage.TermsLog[^1]);
    }

    [Fact]
    public void Plan_years_follow_each_other_without_overlap()
    {
        var next = ThisYear with { From = new DateOnly(2027, 1, 1), To = new DateOnly(2027, 12, 31) };
        Add(Terms(next, ThisYear));

        Refused("PLAN_YEARS_OVERLAP", () => Add(Terms(ThisYear, next with { From = new DateOnly(2026, 12, 31) })), "/planYears/1/from");
        Refused("PLAN_YEARS_OVERLAP", () => Add(Terms(next with { From = new DateOnly(2025, 1, 1) }, ThisYear)), "/planYears/1/from");
        Refused("PERIOD_ENDS_BEFORE_START", () => Add(Terms(ThisYear with { To = new DateOnly(2025, 12, 31) })), "/planYears/0/to");
        Add(Terms(ThisYear with { To = ThisYear.From }));
    }

    [Fact]
    public void Ends_on_or_after_its_first_day()
    {
        var terms = Terms(ThisYear);
        Add(terms with { To = terms.From });

        Refused("PERIOD_ENDS_BEFORE_START", () => Add(terms with { To = terms.From.AddDays(-1) }), "/to");
    }

    [Fact]
    public void Every_amount_is_in_the_currency_of_the_organization()
    {
        var euros = new CostLimit(new Money(500, "EUR"));
        var metInEuros = new CostLimit(Usd(500), new Accumulator(new Money(1, "EUR"), new DateOnly(2026, 1, 7), "Portal"));

        Wrong(year => year with { Individual = year.Individual with { Deductible = euros } }, "/planYears/0/individual/deductible/maximum/currency");
        Wrong(year => year with { Individual = year.Individual with { OutOfPocket = metInEuros } }, "/planYears/0/individual/outOfPocket/met/amount/currency");
        Wrong(year => year with { Family = year.Individual with { OutOfPocket = euros } }, "/planYears/0/family/outOfPocket/maximum/currency");
        Wrong(
            year => year with { Categories = [Coinsurance(0.2m), new BenefitPlanCategory("B", false, Copay: new Money(25, "EUR"))] },
            "/planYears/0/categories/1/copay/currency");

        static void Wrong(Func<BenefitPlanYear, BenefitPlanYear> change, string pointer) =>
            Refused("WRONG_CURRENCY", () => Add(Terms(change(ThisYear))), pointer);
    }

    [Fact]
    public void No_more_counts_towards_a_limit_than_the_limit()
    {
        Add(Terms(ThisYear with { Individual = Limits(300, 300, 300, new DateOnly(2026, 1, 7)) }));

        Refused(
            "LIMIT_EXCEEDED",
            () => Add(Terms(ThisYear with { Individual = Limits(299.99m, 300, 300, new DateOnly(2026, 1, 7)) })),
            "/planYears/0/individual/deductible/met/amount/amount");
    }

    [Fact]
    public void A_category_is_named_once_in_a_plan_year() =>
        Refused("DUPLICATE", () => Add(Terms(ThisYear with { Categories = [Copay(25), Copay(30)] })), "/planYears/0/categories/1/code");

    private static PatientCoverage Add(CoverageTerms terms) =>
        PatientCoverage.Add(TypedId.New<CoverageId>(TestPrograms.Now), Patient(), [Member], terms, "USD", TestPrograms.Now);
}
