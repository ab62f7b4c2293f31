using TreatmentPlans.Domain.Coverage;
using static TreatmentPlans.Domain.Tests.Coverage.Costs;

namespace TreatmentPlans.Domain.Tests.Coverage;

/// <summary>M1 to M7, and what one line, year, family or second coverage makes of another.</summary>
public sealed class AdjudicationTests
{
    [Theory]
    [InlineData("M1", 100, 5_000, 0.2, 250, 130.00, 120.00)]
    [InlineData("M2", 0, 12, 0.2, 250, 12.00, 238.00)]
    [InlineData("M4", 205, 5_000, 0.2, 250, 214.00, 36.00)]
    [InlineData("M5", 0, 5_000, 0.3333, 65, 21.66, 43.34)]
    [InlineData("M6", 0, 5_000, 0.125, 65, 8.13, 56.87)]
    public void Deductible_then_coinsurance_to_the_cent(
        string example, decimal deductible, decimal outOfPocket, decimal rate, decimal price, decimal patient, decimal plan)
    {
        var line = Assert.Single(Adjudicate(Terms(deductible, outOfPocket, Coinsurance(rate)), Line("01-12", "H0015", price)).Lines);

        Assert.Equal((example, patient, plan), (example, line.PatientOwes, line.PlansPay));
    }

    [Fact]
    public void A_copay_is_no_more_than_the_line()
    {
        var done = Adjudicate(Terms(500, 5_000, Copay(25)), Line("01-12", "90853", 20, CopayOnly));

        Assert.Equal((20.00m, 0m, 0m), (done.PatientOwes, done.PlansPay, done.Deductible));
    }

    [Fact]
    public void Each_plan_year_starts_from_nothing()
    {
        var terms = Terms(
            PlanYear(2025, Limits(500, 5_000, 500, new DateOnly(2025, 12, 29)), null, Coinsurance(0.2m)),
            PlanYear(2026, Limits(500, 5_000), null, Coinsurance(0.2m)));
        var last = Line("01-02", "H0015", 250) with { ServiceDate = new DateOnly(2025, 12, 30) };

        var done = Adjudicate(terms, Line("01-02", "H0015", 250), last);

        Assert.Equal([50.00m, 250.00m], done.Lines.Select(line => line.PatientOwes));
        Assert.Equal(300.00m, done.PatientOwes);
    }

    [Fact]
    public void At_the_cap_coinsurance_gives_way_first_then_the_copay_then_the_deductible()
    {
        var all = new BenefitPlanCategory(DeductibleFirst, DeductibleApplies: true, 0.5m, Usd(10));

        Assert.Equal((100m, 50m, 10m), Parts(160));
        Assert.Equal((100m, 0m, 10m), Parts(110));
        Assert.Equal((100m, 0m, 5m), Parts(105));
        Assert.Equal((90m, 0m, 0m), Parts(90));
        Assert.Equal((0m, 0m, 0m), Parts(0));

        (decimal, decimal, decimal) Parts(decimal outOfPocket)
        {
            var done = Adjudicate(Terms(100, outOfPocket, all), Line("01-12", "H0015", 200));
            Assert.Equal(200m, done.PatientOwes + done.PlansPay);
            return (done.Deductible, done.Coinsurance, done.Copay);
        }
    }

    [Fact]
    public void What_gave_way_at_the_cap_is_left_of_the_deductible()
    {
        var share = Assert.Single(Adjudicate(Terms(100, 90, Coinsurance(0.2m)), Line("01-12", "H0015", 200)).Lines[0].Shares);

        Assert.Equal((90m, 10m, 0m), (share.Deductible, share.DeductibleLeft, share.OutOfPocketLeft));
    }

    [Theory]
    [InlineData(1_000, 5_000, 150, 5_000, 150 + 20.00)]
    [InlineData(150, 5_000, 1_000, 5_000, 150 + 20.00)]
    [InlineData(0, 5_000, 0, 30, 30.00)]
    [InlineData(0, 30, 0, 5_000, 30.00)]
    public void Of_patient_and_family_the_limit_that_is_reached_first_holds(
        decimal deductible, decimal outOfPocket, decimal familyDeductible, decimal familyOutOfPocket, decimal patient)
    {
        var terms = Terms(PlanYear(2026, Limits(deductible, outOfPocket), Limits(familyDeductible, familyOutOfPocket), Coinsurance(0.2m)));

        Assert.Equal(patient, Adjudicate(terms, Line("01-12", "H0015", 250)).PatientOwes);
    }

    [Fact]
    public void A_family_has_used_up_its_limit_before_the_patient_comes()
    {
        var family = Limits(3_000, 5_000, 3_000, new DateOnly(2026, 1, 1));
        var terms = Terms(PlanYear(2026, Limits(1_500, 2_500), family, Coinsurance(0.2m)));

        var line = Adjudicate(terms, Line("01-12", "H0015", 250)).Lines[0];

        Assert.Equal((50.00m, 0m), (line.PatientOwes, line.Shares[0].DeductibleLeft));
    }

    [Fact]
    public void The_next_coverage_is_asked_for_what_the_first_one_left()
    {
        var second = Terms(20, 5_000, Coinsurance(0.1m)) with { Priority = 2 };

        var done = Adjudication.Of([new(Second, second), new(First, Terms(100, 5_000, Coinsurance(0.2m)))], [Line("01-12", "H0015", 250)]);

        var line = Assert.Single(done.Lines);
        Assert.Equal([(First, 120.00m), (Second, 99.00m)], line.Shares.Select(share => (share.CoverageId, share.PlanPays)));
        Assert.Equal(31.00m, line.PatientOwes);
    }

    [Fact]
    public void A_coverage_pays_on_its_own_days_and_for_its_own_categories_only()
    {
        var terms = Terms(0, 5_000, Coinsurance(0.2m)) with { From = new DateOnly(2026, 1, 12), To = new DateOnly(2026, 1, 14) };

        Assert.Equal([250m, 50m, 50m, 250m], Adjudicate(terms, Days("01-11", "01-12", "01-14", "01-15")).Lines.Select(line => line.PatientOwes));
        Assert.Empty(Adjudicate(terms, Line("01-12", "T1006", 40, "Other")).Lines[0].Shares);
        Assert.Equal([250m], Adjudicate(Terms(), Days("01-12")).Lines.Select(line => line.PatientOwes));

        static AdjudicationLine[] Days(params string[] days) => [.. days.Select(day => Line(day, "H0015", 250))];
    }

    [Theory]
    [InlineData(NotCoveredRule.PatientOwes, 250, 0)]
    [InlineData(NotCoveredRule.WrittenOff, 0, 250)]
    public void What_is_not_covered_counts_towards_no_limit(NotCoveredRule rule, decimal patient, decimal writtenOff)
    {
        var done = Adjudicate(Terms(100, 5_000, Coinsurance(0.2m)), Line("01-12", "H0015", 250) with { NotCovered = rule }, Line("01-13", "H0015", 250));

        Assert.Equal((patient, 0m, writtenOff), (done.Lines[0].PatientOwes, done.Lines[0].PlansPay, done.Lines[0].WrittenOff));
        Assert.Equal((130.00m, 4_870m), (done.Lines[1].PatientOwes, done.Lines[1].Shares[0].OutOfPocketLeft));
    }

    [Fact]
    public void Services_that_a_snapshot_counts_are_not_added_again()
    {
        var terms = Terms(PlanYear(2026, Limits(1_500, 2_500, 300, new DateOnly(2026, 1, 12)), null, Coinsurance(0.2m)));

        var done = Adjudicate(terms, Line("01-12", "H0015", 250), Line("01-13", "H0015", 250));

        Assert.Equal([1_200m, 950m], done.Lines.Select(line => line.Shares[0].DeductibleLeft));
        Assert.Equal([2_200m, 1_950m], done.Lines.Select(line => line.Shares[0].OutOfPocketLeft));
    }

    [Fact]
    public void What_a_snapshot_counts_bounds_what_was_paid_by_then()
    {
        var terms = Terms(PlanYear(2026, Limits(1_500, 2_500, 300, new DateOnly(2026, 1, 12)), null, Coinsurance(0.2m)));

        var done = Adjudicate(terms, Line("01-11", "H0015", 250), Line("01-12", "H0015", 250));

        Assert.Equal([250m, 50m], done.Lines.Select(line => line.PatientOwes));
    }

    [Fact]
    public void Half_units_are_priced_and_rounded_away_from_zero()
    {
        var done = Adjudicate(Terms(0, 5_000, Coinsurance(0m)), Line("01-12", "H2035", 33.35m) with { Units = 1.5m });

        Assert.Equal(50.03m, done.Allowed);
    }

    [Fact]
    public void Lines_are_taken_by_day_then_code_then_start_then_sequence()
    {
        var start = new DateTimeOffset(2026, 1, 12, 23, 0, 0, TimeSpan.Zero);
        AdjudicationLine[] inOrder =
        [
            Line("01-11", "H0015", 1),
            Line("01-12", "80307", 2),
            Line("01-12", "90837", 3) with { StartsAt = start, Sequence = 8 },
            Line("01-12", "90837", 4) with { StartsAt = start.AddHours(1), Sequence = 1 },
            Line("01-12", "90837", 5) with { StartsAt = start.AddHours(1), Sequence = 2 },
        ];

        Assert.Equal([1m, 2m, 3m, 4m, 5m], Adjudicate(Terms(), [.. inOrder.Reverse()]).Lines.Select(line => line.Allowed));
    }
}
