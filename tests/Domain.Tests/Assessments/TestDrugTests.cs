using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Tests.Episodes;

namespace TreatmentPlans.Domain.Tests.Assessments;

/// <summary>An episode in care and its drug tests, recorded when it is the end of April.</summary>
internal sealed class TestDrugTests
{
    public static readonly DateTimeOffset Now = new(2026, 4, 30, 15, 0, 0, TimeSpan.Zero);

    public TestEpisodes Care { get; } = new TestEpisodes().Admitted();

    public DrugTestId NewId() => TypedId.New<DrugTestId>(Now);

    /// <summary>A urine screen that found nothing, taken at six in the evening of New York.</summary>
    public static DrugTestDraft Draft(DateOnly on) => new(
        At(on), DrugTestOutcome.Tested, Specimen.Urine, DrugTestMethod.Presumptive, [new(Substance.Alcohol, TestResult.Negative)], null, []);

    public static DrugTestDraft Missed(DateOnly on) => Draft(on) with { Outcome = DrugTestOutcome.Missed, Specimen = null, Method = null, Results = [] };

    public static DateTimeOffset At(DateOnly on) => new(on, new TimeOnly(22, 0), TimeSpan.Zero);

    public DrugTest Make(
        DrugTestDraft draft, DrugTest? confirmed = null, IReadOnlyCollection<DrugTest>? confirmations = null, DateTimeOffset? now = null) =>
        DrugTest.Make(NewId(), Care.Episode, Care.Patient, Care.Program, draft, confirmed, confirmations ?? [], Care.Counselor.Id, now ?? Now);

    public DrugTest Negative(int month, int day) => Make(Draft(new(2026, month, day)));

    public DrugTest Positive(int month, int day, Substance substance = Substance.Alcohol) =>
        Make(Draft(new(2026, month, day)) with { Results = [new(substance, TestResult.Positive)] });

    /// <summary>Of the specimen of <paramref name="of"/>.</summary>
    public DrugTest Confirm(DrugTest of, TestResult result, DateTimeOffset? now = null) => Make(
        Draft(of.CollectedOn) with
        {
            Method = DrugTestMethod.Definitive,
            Results = [new(of.Results[0].Substance, result)],
            ConfirmsId = of.Id,
        },
        of,
        now: now);
}
