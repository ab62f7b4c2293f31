using CsCheck;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using static TreatmentPlans.Domain.Tests.Assessments.TestDrugTests;

namespace TreatmentPlans.Domain.Tests.Assessments;

public sealed class IncentiveLedgerTests
{
    private static readonly DateOnly Last = new(2026, 4, 30);

    private readonly TestDrugTests _tests = new();

    [Fact]
    public void The_worked_case_earns_thirty_points()
    {
        var ledger = Ledger(DanaTests.Days.Select(day =>
            day == DanaTests.PositiveOn ? _tests.Positive(day.Month, day.Day) : _tests.Negative(day.Month, day.Day)));

        Assert.Equal([1, 2, 3, 4, 0, 1, 2, 3, 4, 5, 5], ledger.Entries.Select(entry => entry.Points));
        Assert.Equal((30, 6), (ledger.Points, ledger.Run));
        Assert.Equal(ledger.Points, ledger.Entries[^1].Total);
    }

    [Theory]
    [InlineData(DrugTestOutcome.Missed)]
    [InlineData(DrugTestOutcome.Refused)]
    public void One_that_was_not_taken_starts_over(DrugTestOutcome outcome)
    {
        var ledger = Ledger([
            _tests.Negative(1, 15), _tests.Negative(1, 20), _tests.Make(Missed(new(2026, 1, 25)) with { Outcome = outcome }), _tests.Negative(1, 30),
        ]);

        Assert.Equal([1, 2, 0, 1], ledger.Entries.Select(entry => entry.Points));
    }

    [Fact]
    public void An_invalid_one_earns_nothing_and_ends_no_run()
    {
        var invalid = _tests.Make(Draft(new(2026, 1, 25)) with { Results = [new(Substance.Alcohol, TestResult.Invalid)] });

        var ledger = Ledger([_tests.Negative(1, 15), _tests.Negative(1, 20), invalid, _tests.Negative(1, 30)]);

        Assert.Equal([(1, 1), (2, 2), (0, 2), (3, 3)], ledger.Entries.Select(entry => (entry.Points, entry.Run)));
    }

    [Fact]
    public void A_screen_that_proves_wrong_ends_no_run_after_all()
    {
        var screen = _tests.Positive(1, 20);

        Assert.Equal([1, 0, 1], Points(_tests.Negative(1, 15), screen, _tests.Negative(1, 30)));
        Assert.Equal([1, 2, 3], Points(_tests.Negative(1, 15), screen, _tests.Confirm(screen, TestResult.Negative), _tests.Negative(1, 30)));

        IEnumerable<int> Points(params DrugTest[] tests) => Ledger(tests).Entries.Select(entry => entry.Points);
    }

    [Fact]
    public void A_year_pays_no_more_than_its_cap_and_tells_what_went_beyond_it()
    {
        var policy = IncentivePolicy.Default with { MaximumPointsPerYear = 4 };

        var ledger = Ledger([_tests.Negative(1, 15), _tests.Negative(1, 16), _tests.Negative(1, 17), _tests.Negative(1, 18)], policy);

        Assert.Equal([(1, 0), (2, 0), (1, 2), (0, 4)], ledger.Entries.Select(entry => (entry.Points, entry.OverYearlyCap)));
        Assert.Equal(4, ledger.Points);
    }

    [Fact]
    public void Another_episode_of_the_year_shares_the_cap_and_not_the_run()
    {
        var again = new TestDrugTests();
        var facts = DrugTestFact.Of([_tests.Negative(1, 15), _tests.Negative(1, 16), again.Negative(1, 20), again.Negative(1, 21)], Last, Now);

        var ledger = IncentiveLedger.Of(facts, _ => IncentivePolicy.Default with { MaximumPointsPerYear = 5 }, again.Care.Episode.Id);

        Assert.Equal([(1, 1, 1), (2, 1, 2)], ledger.Entries.Select(entry => (entry.Run, entry.Points, entry.Total)));
    }

    [Fact]
    public void A_policy_holds_from_its_day_on()
    {
        var ledger = IncentiveLedger.Of(
            DrugTestFact.Of([_tests.Negative(1, 15), _tests.Negative(2, 15)], Last, Now),
            fact => fact.CollectedOn < new DateOnly(2026, 2, 1) ? IncentivePolicy.Default : new IncentivePolicy(10, 5, 100, 1_000),
            _tests.Care.Episode.Id);

        Assert.Equal([1, 15], ledger.Entries.Select(entry => entry.Points));
    }

    [Fact]
    public void Whatever_comes_points_stay_within_their_caps_and_only_negative_tests_earn()
    {
        Gen.Int[0, 4].List[0, 40].Sample(standings =>
        {
            var facts = standings.Select((standing, i) => Fact((DrugTestStanding)standing, i)).ToList();
            var policy = new IncentivePolicy(2, 3, 11, 60);

            var ledger = IncentiveLedger.Of(facts, _ => policy, _tests.Care.Episode.Id);

            Assert.All(ledger.Entries, entry => Assert.InRange(entry.Points + entry.OverYearlyCap, 0, policy.MaximumPointsPerTest));
            Assert.All(ledger.Entries.Where(entry => entry.Standing != DrugTestStanding.Negative), entry => Assert.Equal(0, entry.Points));
            Assert.InRange(ledger.Points, 0, policy.MaximumPointsPerYear);
            Assert.Equal(ledger.Entries.Select(entry => entry.Total).Order(), ledger.Entries.Select(entry => entry.Total));
        });
    }

    private DrugTestFact Fact(DrugTestStanding standing, int day)
    {
        var on = new DateOnly(2026, 1, 15).AddDays(day);
        var result = standing switch
        {
            DrugTestStanding.Positive => TestResult.Positive,
            DrugTestStanding.Invalid => TestResult.Invalid,
            _ => TestResult.Negative,
        };
        var outcome = standing switch
        {
            DrugTestStanding.Missed => DrugTestOutcome.Missed,
            DrugTestStanding.Refused => DrugTestOutcome.Refused,
            _ => DrugTestOutcome.Tested,
        };
        return new DrugTestFact(
            _tests.NewId(), null, _tests.Care.Episode.Id, At(on), on, Specimen.Urine, outcome, [new(Substance.Alcohol, result)]);
    }

    private IncentiveLedger Ledger(IEnumerable<DrugTest> tests, IncentivePolicy? policy = null) =>
        IncentiveLedger.Of(DrugTestFact.Of(tests, Last, Now), _ => policy ?? IncentivePolicy.Default, _tests.Care.Episode.Id);
}
