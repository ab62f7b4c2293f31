using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using static TreatmentPlans.Domain.Tests.Assessments.TestDrugTests;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Assessments;

public sealed class DrugTestTests
{
    private static readonly DateOnly Day = new(2026, 1, 15);

    private readonly TestDrugTests _tests = new();

    [Fact]
    public void It_is_of_the_day_of_the_programme_and_tells_who_recorded_it_when()
    {
        var test = _tests.Make(Draft(Day) with { CollectedAt = new(2026, 1, 16, 4, 59, 59, TimeSpan.Zero) });

        Assert.Equal((Day, Now, _tests.Care.Counselor.Id, DrugTestStanding.Negative), (test.CollectedOn, test.RecordedAt, test.RecordedBy, test.Standing));
        Assert.Equal([new DrugTestRecorded(test.Id, test.PatientId, test.EpisodeId)], test.Events);
    }

    [Fact]
    public void It_lies_between_the_request_and_the_end_and_never_in_the_future()
    {
        Assert.Equal(new DateOnly(2026, 1, 6), _tests.Make(Draft(new(2026, 1, 6))).CollectedOn);
        Refused("DATE_OUT_OF_ORDER", () => _tests.Make(Draft(new(2026, 1, 5))), "/collectedAt");
        Assert.Equal(Now, _tests.Make(Draft(Day) with { CollectedAt = Now }).CollectedAt);
        Refused("TIME_IN_FUTURE", () => _tests.Make(Draft(Day) with { CollectedAt = Now.AddTicks(1) }), "/collectedAt");
    }

    [Fact]
    public void What_the_laboratory_tells_after_the_discharge_is_recorded_if_it_was_taken_before()
    {
        _tests.Care.Episode.Discharge(new EpisodeEnd(new(2026, 4, 17), DischargeType.Moved, 7, TypedId.New<DischargeId>(Now), Now));

        Assert.Equal(new DateOnly(2026, 4, 17), _tests.Make(Draft(new(2026, 4, 17))).CollectedOn);
        Refused("DATE_OUT_OF_ORDER", () => _tests.Make(Draft(new(2026, 4, 18))), "/collectedAt");
    }

    [Fact]
    public void An_episode_that_began_with_nobody_or_in_error_has_none()
    {
        var declined = new TestDrugTests();
        declined.Care.Episode.EnterInError(new EnteredInError("Wrong chart.", null, Now));

        Refused("ENTERED_IN_ERROR", () => declined.Make(Draft(Day)));
    }

    [Fact]
    public void One_that_was_taken_has_all_of_it_and_one_that_was_not_has_nothing()
    {
        var draft = Draft(Day);

        Refused("TEST_INCOMPLETE", () => _tests.Make(draft with { Specimen = null }), "/specimen");
        Refused("TEST_INCOMPLETE", () => _tests.Make(draft with { Method = null }), "/method");
        Refused("TEST_INCOMPLETE", () => _tests.Make(draft with { Results = [] }), "/results");
        Refused("TEST_NOT_TAKEN", () => _tests.Make(Missed(Day) with { Specimen = Specimen.Urine }), "/specimen");
        Refused("TEST_NOT_TAKEN", () => _tests.Make(Missed(Day) with { Method = DrugTestMethod.Presumptive }), "/method");
        Refused("TEST_NOT_TAKEN", () => _tests.Make(Missed(Day) with { Results = draft.Results }), "/results");
        Refused("TEST_NOT_TAKEN", () => _tests.Make(Missed(Day) with { ConfirmsId = _tests.NewId() }), "/confirmsId");
        Refused(
            "DUPLICATE",
            () => _tests.Make(draft with { Results = [new(Substance.Alcohol, TestResult.Negative), new(Substance.Alcohol, TestResult.Positive)] }),
            "/results/1/substance");
    }

    [Theory]
    [InlineData(TestResult.Negative, TestResult.Negative, false, DrugTestStanding.Negative)]
    [InlineData(TestResult.Negative, TestResult.Invalid, false, DrugTestStanding.Invalid)]
    [InlineData(TestResult.Positive, TestResult.Invalid, false, DrugTestStanding.Positive)]
    [InlineData(TestResult.Positive, TestResult.Negative, false, DrugTestStanding.Positive)]
    [InlineData(TestResult.Positive, TestResult.Negative, true, DrugTestStanding.Negative)]
    [InlineData(TestResult.Positive, TestResult.Invalid, true, DrugTestStanding.Invalid)]
    public void What_is_prescribed_is_expected_and_anything_else_found_makes_it_positive(
        TestResult one, TestResult other, bool prescribed, DrugTestStanding standing)
    {
        var test = _tests.Make(Draft(Day) with { Results = [new(Substance.Buprenorphine, one, prescribed), new(Substance.Cocaine, other)] });

        Assert.Equal(standing, test.Standing);
    }

    [Theory]
    [InlineData(DrugTestOutcome.Missed, DrugTestStanding.Missed)]
    [InlineData(DrugTestOutcome.Refused, DrugTestStanding.Refused)]
    public void One_that_was_not_taken_stands_as_what_it_was(DrugTestOutcome outcome, DrugTestStanding standing) =>
        Assert.Equal(standing, _tests.Make(Missed(Day) with { Outcome = outcome }).Standing);

    [Fact]
    public void A_definitive_test_confirms_one_presumptive_test_of_the_same_specimen_once()
    {
        var screen = _tests.Positive(1, 15);
        var confirmation = _tests.Confirm(screen, TestResult.Negative);
        var draft = Draft(Day) with { Method = DrugTestMethod.Definitive, ConfirmsId = screen.Id };

        Assert.Equal(screen.Id, confirmation.ConfirmsId);
        NotAllowed(draft with { Method = DrugTestMethod.Presumptive }, screen);
        NotAllowed(draft, confirmation);
        NotAllowed(draft with { Specimen = Specimen.OralFluid }, screen);
        NotAllowed(draft with { CollectedAt = draft.CollectedAt.AddMinutes(1) }, screen);
        NotAllowed(draft, screen, confirmation);
        confirmation.EnterInError(new EnteredInError("Another specimen.", null, Now));
        Assert.Equal(screen.Id, _tests.Make(draft, screen, [confirmation]).ConfirmsId);
        screen.EnterInError(new EnteredInError("Another patient.", null, Now));
        NotAllowed(draft, screen);

        void NotAllowed(DrugTestDraft of, DrugTest confirmed, params DrugTest[] confirmations) =>
            Refused("CONFIRMATION_NOT_ALLOWED", () => _tests.Make(of, confirmed, confirmations), "/confirmsId");
    }

    [Fact]
    public void One_in_error_gives_its_identifiers_free_and_takes_no_more_changes()
    {
        var accession = new Identifier("urn:lab", "26-17");
        var test = _tests.Make(Draft(Day) with { Identifiers = [accession] });
        Assert.Equal([accession], test.ClaimedIdentifiers);

        test.EnterInError(new EnteredInError("Another patient.", null, Now));

        Assert.Empty(test.ClaimedIdentifiers);
        Assert.Contains(new DrugTestEnteredInError(test.Id, test.PatientId, test.EpisodeId), test.Events);
        Refused("ENTERED_IN_ERROR", () => test.EnterInError(new EnteredInError("Again.", null, Now)));
    }

    [Theory]
    [InlineData(Substance.Alcohol, Specimen.Urine, 3)]
    [InlineData(Substance.Alcohol, Specimen.Breath, 1)]
    [InlineData(Substance.Cannabis, Specimen.Urine, 10)]
    [InlineData(Substance.Cannabis, Specimen.Hair, 90)]
    [InlineData(Substance.Cannabis, Specimen.OralFluid, 3)]
    [InlineData(Substance.Other, Specimen.Urine, 3)]
    public void How_long_a_test_finds_use_comes_by_substance_and_specimen(Substance substance, Specimen specimen, int days) =>
        Assert.Equal(days, DrugTestPolicy.Default.WindowDays(substance, specimen));
}
