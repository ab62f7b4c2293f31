using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Tests.Episodes;
using TreatmentPlans.Domain.Tests.Patients;

namespace TreatmentPlans.Domain.Tests.Assessments;

/// <summary>Answers of a patient who was referred on the 6th of January, given on the 8th.</summary>
internal static class TestAnswers
{
    public static readonly DateTimeOffset At = new(2026, 1, 8, 22, 30, 0, TimeSpan.Zero);

    /// <param name="values">Of the required items in their order; null where one was not asked.</param>
    public static Assessment Take(InstrumentCode instrument, params int?[] values) => Take(instrument, Of(instrument, values));

    public static Assessment Dast10(WordingVariant variant, params int?[] values) =>
        Take(InstrumentCode.Dast10, Of(InstrumentCode.Dast10, values), variant);

    public static Assessment Take(
        InstrumentCode instrument,
        IReadOnlyList<ItemAnswer> answers,
        WordingVariant? variant = null,
        Patient? patient = null,
        params ClaimedScore[] claimed)
    {
        var care = new TestEpisodes(patient);
        return Assessment.Take(
            TypedId.New<AssessmentId>(TestEpisodes.Now),
            new Questionnaire(instrument, variant, At, answers, claimed),
            care.Episode,
            care.Patient,
            care.Program,
            new Actor(care.Counselor.Id),
            TestEpisodes.Now);
    }

    public static IReadOnlyList<ItemAnswer> Of(InstrumentCode instrument, params int?[] values)
    {
        var items = Instruments.Of(instrument).Items.Where(item => item.IsRequired).ToList();
        Assert.Equal(items.Count, values.Length);
        return [.. items.Zip(values).Where(pair => pair.Second is not null).Select(pair => new ItemAnswer(pair.First.Id, pair.Second!.Value))];
    }

    public static Patient Of(ClinicalSex? clinical, AdministrativeSex administrative) =>
        TestPatients.Patient(TestPatients.Demographics with { ClinicalSex = clinical, AdministrativeSex = administrative });

    public static AssessmentScore Score(this Assessment assessment, string code) => assessment.Scores.Single(score => score.Code == code);

    public static int?[] Values(string text) => [.. text.Split(',').Select(value => value switch { "Y" => 1, "N" => 0, "-" => (int?)null, _ => int.Parse(value, null) })];
}
