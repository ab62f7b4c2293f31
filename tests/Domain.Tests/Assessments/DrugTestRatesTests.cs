using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using static TreatmentPlans.Domain.Tests.Assessments.TestDrugTests;

namespace TreatmentPlans.Domain.Tests.Assessments;

public sealed class DrugTestRatesTests
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly Last = new(2026, 4, 30);

    private readonly TestDrugTests _tests = new();

    [Fact]
    public void Of_the_eleven_of_the_worked_case_ten_are_negative()
    {
        var rates = Rates(Dana());

        Assert.Equal((11, 10, 1), (rates.Valid, rates.Negative, rates.Positive));
        Assert.Equal(90.91m, Math.Round(rates.NegativeRatio!.Value * 100, 2));
    }

    [Fact]
    public void What_was_not_taken_or_says_nothing_is_counted_and_divides_nothing()
    {
        var rates = Rates([
            _tests.Negative(1, 15),
            _tests.Make(Missed(new(2026, 1, 20))),
            _tests.Make(Missed(new(2026, 1, 21)) with { Outcome = DrugTestOutcome.Refused }),
            _tests.Make(Draft(new(2026, 1, 22)) with { Results = [new(Substance.Alcohol, TestResult.Invalid)] }),
        ]);

        Assert.Equal(new DrugTestRates(Negative: 1, Positive: 0, Invalid: 1, Missed: 1, Refused: 1), rates);
        Assert.Equal(1m, rates.NegativeRatio);
        Assert.Null(Rates([]).NegativeRatio);
    }

    [Fact]
    public void Days_are_counted_from_the_first_to_the_last_inclusive()
    {
        var facts = DrugTestFact.Of([_tests.Negative(1, 15), _tests.Negative(1, 20)], Last, Now);

        Assert.Equal(2, DrugTestRates.Of(facts, new(2026, 1, 15), new(2026, 1, 20)).Negative);
        Assert.Equal(0, DrugTestRates.Of(facts, new(2026, 1, 16), new(2026, 1, 19)).Negative);
    }

    [Fact]
    public void Of_one_substance_panels_without_it_are_left_out()
    {
        var facts = DrugTestFact.Of([_tests.Positive(1, 15, Substance.Cocaine), _tests.Positive(1, 20), _tests.Make(Missed(new(2026, 1, 25)))], Last, Now);

        Assert.Equal(new DrugTestRates(0, Positive: 1, 0, Missed: 1, 0), DrugTestRates.Of(facts, First, Last, Substance.Cocaine));
        Assert.Equal(new DrugTestRates(0, 0, 0, Missed: 1, 0), DrugTestRates.Of(facts, First, Last, Substance.Fentanyl));
    }

    [Fact]
    public void A_name_that_takes_in_others_is_positive_with_each_of_them()
    {
        var facts = DrugTestFact.Of(
            [_tests.Positive(1, 15, Substance.Fentanyl), _tests.Positive(1, 16, Substance.Cocaine), _tests.Make(Draft(new(2026, 1, 17)) with
            {
                Results = [new(Substance.Opiates, TestResult.Negative), new(Substance.Buprenorphine, TestResult.Positive, Prescribed: true)],
            })],
            Last,
            Now);

        Assert.Equal(new DrugTestRates(Negative: 1, Positive: 1, 0, 0, 0), DrugTestRates.Of(facts, First, Last, Substance.Opioids));
        Assert.Equal(new DrugTestRates(Negative: 1, 0, 0, 0, 0), DrugTestRates.Of(facts, First, Last, Substance.Opiates));
        Assert.Equal(new DrugTestRates(0, Positive: 1, 0, 0, 0), DrugTestRates.Of(facts, First, Last, Substance.Stimulants));
    }

    [Fact]
    public void A_confirmation_and_its_screen_are_one_and_the_definitive_result_counts()
    {
        var screen = _tests.Make(Draft(new(2026, 1, 15)) with
        {
            Results = [new(Substance.Amphetamine, TestResult.Positive), new(Substance.Cocaine, TestResult.Negative)],
        });
        var confirmation = _tests.Confirm(screen, TestResult.Negative);

        var fact = Assert.Single(DrugTestFact.Of([confirmation, screen], Last, Now));

        Assert.Equal((screen.Id, confirmation.Id, DrugTestStanding.Negative), (fact.Id, fact.ConfirmedById, fact.Standing));
        Assert.Equal([Substance.Amphetamine, Substance.Cocaine], fact.Results.Select(result => result.Substance));
    }

    [Fact]
    public void What_was_not_known_yet_or_is_not_held_any_more_does_not_count()
    {
        var screen = _tests.Make(Draft(new(2026, 1, 15)) with { Results = [new(Substance.Alcohol, TestResult.Positive)] }, now: Now.AddDays(-60));
        var confirmation = _tests.Confirm(screen, TestResult.Negative, Now.AddDays(-50));
        confirmation.EnterInError(new EnteredInError("Another specimen.", null, Now.AddDays(-40)));

        Assert.Empty(Known(-61));
        Assert.Equal([DrugTestStanding.Positive], Known(-60));
        Assert.Equal([DrugTestStanding.Negative], Known(-50));
        Assert.Equal([DrugTestStanding.Positive], Known(-40));
        Assert.Empty(DrugTestFact.Of([screen], new(2026, 1, 14), Now));

        IEnumerable<DrugTestStanding> Known(int days) =>
            DrugTestFact.Of([screen, confirmation], Last, Now.AddDays(days)).Select(fact => fact.Standing);
    }

    [Fact]
    public void A_confirmation_stands_for_itself_where_its_screen_was_entered_in_error()
    {
        var screen = _tests.Positive(1, 15);
        var confirmation = _tests.Confirm(screen, TestResult.Positive);
        screen.EnterInError(new EnteredInError("Mistyped.", null, Now));

        var fact = Assert.Single(DrugTestFact.Of([screen, confirmation], Last, Now));

        Assert.Equal((confirmation.Id, (DrugTestId?)null), (fact.Id, fact.ConfirmedById));
    }

    /// <summary>Of the worked case: one positive, on 02-12.</summary>
    private IEnumerable<DrugTest> Dana() => DanaTests.Days.Select(day => day == DanaTests.PositiveOn ? _tests.Positive(day.Month, day.Day) : _tests.Negative(day.Month, day.Day));

    private static DrugTestRates Rates(IEnumerable<DrugTest> tests) => DrugTestRates.Of(DrugTestFact.Of(tests, Last, Now), First, Last);
}

/// <summary>The days of the tests of the worked case (K.9, K.10).</summary>
internal static class DanaTests
{
    public static readonly DateOnly PositiveOn = new(2026, 2, 12);

    public static readonly DateOnly[] Days =
    [
        new(2026, 1, 15), new(2026, 1, 22), new(2026, 1, 29), new(2026, 2, 5), PositiveOn, new(2026, 2, 19), new(2026, 2, 26),
        new(2026, 3, 5), new(2026, 3, 12), new(2026, 3, 26), new(2026, 4, 8),
    ];
}
