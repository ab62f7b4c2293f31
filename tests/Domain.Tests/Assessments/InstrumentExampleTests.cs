using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;
using static TreatmentPlans.Domain.Assessments.AssessmentFlag;
using static TreatmentPlans.Domain.Tests.Assessments.TestAnswers;

namespace TreatmentPlans.Domain.Tests.Assessments;

/// <summary>Every example of domain.md C, and the values of the worked case.</summary>
public sealed class InstrumentExampleTests
{
    [Theory]
    [InlineData("0,0,0,0,0,0,0,0,0", 0, "Minimal")]
    [InlineData("2,2,2,2,1,2,2,1,0", 14, "Moderate", MajorDepressiveSyndromeHint)]
    [InlineData("1,1,2,1,1,1,1,1,0", 9, "Mild")]
    [InlineData("1,1,1,1,0,1,1,0,0", 6, "Mild")]
    [InlineData("0,1,1,1,0,0,0,0,0", 3, "Minimal")]
    public void Phq9(string answers, int total, string band, params AssessmentFlag[] flags) => Holds(InstrumentCode.Phq9, answers, "phq9-total", total, band, flags);

    [Theory]
    [InlineData("2,2,2,2,2,0,0,0,0", MajorDepressiveSyndromeHint)]
    [InlineData("2,2,2,2,0,0,0,0,1", SelfHarmItem, MajorDepressiveSyndromeHint)]
    [InlineData("2,2,2,2,1,0,0,0,0", OtherDepressiveSyndromeHint)]
    [InlineData("0,2,2,0,0,0,0,0,0", OtherDepressiveSyndromeHint)]
    [InlineData("0,2,0,0,0,0,0,0,1", SelfHarmItem, OtherDepressiveSyndromeHint)]
    [InlineData("2,0,0,0,0,0,0,0,0")]
    [InlineData("1,1,2,2,2,2,2,2,0")]
    [InlineData("1,1,2,2,2,2,2,2,3", SelfHarmItem)]
    public void Phq9_hints_at_a_syndrome_where_a_core_symptom_is_among_the_symptoms(string answers, params AssessmentFlag[] flags) =>
        Assert.Equal(flags, Take(InstrumentCode.Phq9, Values(answers)).Flags);

    [Theory]
    [InlineData("0,0,1,0,0,1,0", 2, "Minimal")]
    [InlineData("2,2,2,1,1,2,1", 11, "Moderate", AnxietyScreenPositive)]
    [InlineData("1,1,1,1,1,1,1", 7, "Mild")]
    [InlineData("1,1,1,1,1,0,0", 5, "Mild")]
    [InlineData("1,1,1,0,0,0,0", 3, "Minimal")]
    [InlineData("3,3,3,0,0,0,0", 9, "Mild")]
    public void Gad7(string answers, int total, string band, params AssessmentFlag[] flags) => Holds(InstrumentCode.Gad7, answers, "gad7-total", total, band, flags);

    [Theory]
    [InlineData("1,0,0,0,0,0,0,0,0,0", 1, "LowRisk", 1)]
    [InlineData("3,1,1,1,0,0,1,0,2,0", 9, "Hazardous", 5, AuditCPositive)]
    [InlineData("4,3,3,2,2,1,3,2,0,4", 24, "PossibleDependence", 10, AuditCPositive, InterventionStepUp, LikelyDependence)]
    [InlineData("0,0,0,2,0,0,0,0,0,0", 2, "LowRisk", 0, InterventionStepUp)]
    [InlineData("0,0,0,0,2,0,0,0,0,0", 2, "LowRisk", 0, InterventionStepUp)]
    [InlineData("0,0,0,0,0,2,0,0,0,0", 2, "LowRisk", 0, InterventionStepUp)]
    [InlineData("0,0,0,1,1,1,4,4,2,2", 15, "Hazardous", 0, LikelyDependence)]
    [InlineData("0,0,0,0,0,0,0,0,4,0", 4, "LowRisk", 0, InterventionStepUp)]
    [InlineData("0,0,0,0,0,0,0,0,0,4", 4, "LowRisk", 0, InterventionStepUp)]
    public void Audit(string answers, int total, string zone, int consumption, params AssessmentFlag[] flags)
    {
        var assessment = Holds(InstrumentCode.Audit, answers, "audit-total", total, zone, flags);

        Assert.Equal((consumption, null), (assessment.Score("audit-c-total").Value, assessment.Score("audit-c-total").Band));
        Assert.Equal(ThresholdBasis.Female, assessment.ThresholdBasis);
    }

    [Theory]
    [InlineData("1,0,1", 2, false, false)]
    [InlineData("2,1,0", 3, true, false)]
    [InlineData("2,1,1", 4, true, true)]
    public void AuditC(string answers, int total, bool female, bool male)
    {
        foreach (var (sex, positive) in new[] { (AdministrativeSex.Female, female), (AdministrativeSex.Male, male), (AdministrativeSex.Unknown, female), (AdministrativeSex.Other, female) })
        {
            var assessment = TestAnswers.Take(InstrumentCode.AuditC, Of(InstrumentCode.AuditC, Values(answers)), patient: Of(null, sex));

            Assert.Equal((total, positive), (assessment.Score, assessment.Flags.Contains(AuditCPositive)));
        }
    }

    [Theory]
    [InlineData(null, AdministrativeSex.Female, ThresholdBasis.Female)]
    [InlineData(null, AdministrativeSex.Male, ThresholdBasis.Male)]
    [InlineData(null, AdministrativeSex.Other, ThresholdBasis.Unknown)]
    [InlineData(null, AdministrativeSex.Unknown, ThresholdBasis.Unknown)]
    [InlineData(ClinicalSex.FemaleTypical, AdministrativeSex.Male, ThresholdBasis.Female)]
    [InlineData(ClinicalSex.MaleTypical, AdministrativeSex.Female, ThresholdBasis.Male)]
    [InlineData(ClinicalSex.Specified, AdministrativeSex.Male, ThresholdBasis.Unknown)]
    public void The_threshold_goes_by_the_clinical_sex_where_it_is_known(ClinicalSex? clinical, AdministrativeSex administrative, ThresholdBasis basis)
    {
        var assessment = TestAnswers.Take(InstrumentCode.AuditC, Of(InstrumentCode.AuditC, 2, 1, 0), patient: Of(clinical, administrative));

        Assert.Equal((basis, basis is not ThresholdBasis.Male), (assessment.ThresholdBasis, assessment.Flags.Contains(AuditCPositive)));
    }

    [Theory]
    [InlineData("3,3,3,2,0,0,0,0,0,2", 13, ClinicalSex.FemaleTypical, true)]
    [InlineData("3,3,3,1,0,0,0,0,0,2", 12, ClinicalSex.FemaleTypical, false)]
    [InlineData("3,3,3,2,0,0,0,0,2,2", 15, ClinicalSex.MaleTypical, true)]
    [InlineData("3,3,3,1,0,0,0,0,2,2", 14, ClinicalSex.MaleTypical, false)]
    public void Audit_tells_of_likely_dependence_by_sex(string answers, int total, ClinicalSex sex, bool likely)
    {
        var assessment = TestAnswers.Take(InstrumentCode.Audit, Of(InstrumentCode.Audit, Values(answers)), patient: Of(sex, AdministrativeSex.Other));

        Assert.Equal((total, likely), (assessment.Score, assessment.Flags.Contains(LikelyDependence)));
    }

    [Theory]
    [InlineData("N,N,N,N,N,N,N,N,N,N", 1, "Low")]
    [InlineData("N,N,Y,N,N,N,N,N,N,N", 0, "None")]
    [InlineData("Y,N,Y,N,N,N,N,N,N,N", 1, "Low")]
    [InlineData("Y,Y,N,N,Y,Y,N,N,N,N", 5, "Moderate", DrugScreenPositive)]
    public void Dast10_in_the_wording_of_being_able_to_stop(string answers, int total, string band, params AssessmentFlag[] flags)
    {
        var assessment = Dast10(WordingVariant.AbleToStop, Values(answers));

        Assert.Equal((total, total, band), (assessment.Score, assessment.Score("dast10-total").Value, assessment.Score("dast10-total").Band));
        Assert.Equal(flags, assessment.Flags);
    }

    [Theory]
    [InlineData("N,N,N,N,N,N,N,N,N,N", 0)]
    [InlineData("N,N,Y,N,N,N,N,N,N,N", 1)]
    [InlineData("Y,Y,N,N,Y,Y,N,N,N,N", 4)]
    public void Dast10_in_the_wording_of_being_unable_to_stop(string answers, int total) =>
        Assert.Equal(total, Dast10(WordingVariant.UnableToStop, Values(answers)).Score);

    [Theory]
    [InlineData("3,3,3,4,3,0,3,2,0,3,1,4,4,2,1,1", 7, 17, 12, Use, Risk, Protective)]
    [InlineData("2,1,1,1,1,0,1,3,3,2,2,4,4,1,3,3", 2, 8, 19, Use)]
    [InlineData("1,1,1,0,0,0,0,4,3,1,2,4,4,1,4,4", 0, 5, 21)]
    public void Bam(string answers, int use, int risk, int protective, params AssessmentFlag[] flags)
    {
        var assessment = Take(InstrumentCode.Bam, Values(answers));

        Assert.Equal([("bam-use", use), ("bam-risk", risk), ("bam-protective", protective)], assessment.Scores.Select(score => (score.Code, (int)score.Value)));
        Assert.Equal(flags, assessment.Flags);
        Assert.Null(assessment.Score);
        Assert.Equal(
            [("bam-iop-use", use), ("bam-iop-risk", risk), ("bam-iop-protective", protective)],
            Take(InstrumentCode.BamIop, Values(answers)).Scores.Select(score => (score.Code, (int)score.Value)));
    }

    [Fact]
    public void BamR_counts_days_and_turns_marks_into_days()
    {
        var assessment = Take(InstrumentCode.BamR, Values("1,30,15,10,5,0,2,3,12,7,4,20,4,1,25,3"));

        // Use 10 + 5 + 0; risk 7.5 + 30 + 15 + 15 + 7 + 7.5; protective 22.5 + 12 + 30 + 20 + 30 + 25.
        Assert.Equal(
            [("bam-r-use", 15m), ("bam-r-risk", 82m), ("bam-r-protective", 139.5m)], assessment.Scores.Select(score => (score.Code, score.Value)));
        Assert.Empty(assessment.Flags);
    }

    [Theory]
    [InlineData("5,4,4,5,4", 22, 88, "Adequate")]
    [InlineData("2,2,1,2,2", 9, 36, "Low")]
    [InlineData("3,3,3,3,3", 15, 60, "Adequate")]
    [InlineData("4,4,3,4,3", 18, 72, "Adequate")]
    public void Who5(string answers, int raw, int index, string band)
    {
        var assessment = Take(InstrumentCode.Who5, Values(answers));

        Assert.Equal([("who5-raw", raw, null), ("who5-index", index, band)], assessment.Scores.Select(score => (score.Code, (int)score.Value, score.Band)));
        Assert.Equal(index, assessment.Score);
    }

    [Theory]
    [InlineData("N,N,-,-,-,N,-", SafetyRisk.None)]
    [InlineData("Y,N,-,-,-,N,-", SafetyRisk.Low)]
    [InlineData("Y,Y,Y,N,N,N,-", SafetyRisk.Moderate)]
    [InlineData("N,N,-,-,-,Y,Y", SafetyRisk.High)]
    [InlineData("N,Y,N,N,N,N,-", SafetyRisk.Low)]
    [InlineData("N,N,-,-,-,Y,N", SafetyRisk.Moderate)]
    [InlineData("N,Y,N,Y,N,N,-", SafetyRisk.High)]
    [InlineData("N,Y,N,N,Y,N,-", SafetyRisk.High)]
    [InlineData("N,Y,Y,N,N,Y,Y", SafetyRisk.High)]
    public void Cssrs(string answers, SafetyRisk risk)
    {
        var assessment = Take(InstrumentCode.Cssrs, Values(answers));

        Assert.Equal((risk, (decimal?)null), (assessment.Risk, assessment.Score));
        Assert.Empty(assessment.Scores);
    }

    [Theory]
    [InlineData(35, 7, 7, 7, -2, "Precontemplation")]
    [InlineData(9, 30, 29, 23, 10.43, "Contemplation")]
    public void Urica(int precontemplation, int contemplation, int action, int maintenance, decimal readiness, string band)
    {
        var assessment = Take(InstrumentCode.Urica, Spread(precontemplation, contemplation, action, maintenance));

        Assert.Equal(
            [precontemplation / 7m, contemplation / 7m, action / 7m, maintenance / 7m],
            assessment.Scores.Take(4).Select(score => score.Value));
        Assert.Equal(readiness, Math.Round(assessment.Score!.Value, 2, MidpointRounding.AwayFromZero));
        Assert.Equal(band, assessment.Score("urica-readiness").Band);
        // What is omitted from the scores changes nothing.
        Assert.Equal(assessment.Score, Take(InstrumentCode.Urica, Spread(precontemplation, contemplation, action, maintenance, omitted: 5)).Score);
    }

    [Theory]
    [InlineData("8,4,7", "High", "Medium", "High", "Confidence")]
    [InlineData("2,2,1", "Low", "Low", "Low", "Readiness")]
    [InlineData("10,9,10", "High", "High", "High", "Confidence")]
    [InlineData("5,5,5", "Medium", "Medium", "Medium", "Confidence")]
    [InlineData("5,6,5", "Medium", "Medium", "Medium", "Importance")]
    public void Readiness_rulers(string answers, string importance, string confidence, string readiness, string lowest)
    {
        var assessment = Take(InstrumentCode.ReadinessRulers, Values(answers));

        Assert.Equal(
            [("ruler-importance", importance), ("ruler-confidence", confidence), ("ruler-readiness", readiness)],
            assessment.Scores.Select(score => (score.Code, score.Band)));
        Assert.Equal([lowest], assessment.Focus);
        Assert.Null(assessment.Score);
    }

    [Theory]
    [InlineData("30,45,35,50,25,30,40,55", 38.75, "UrgesAndTemptations", "UnpleasantEmotions", "Conflict")]
    [InlineData("70,75,65,80,55,60,70,75", 68.75, "UrgesAndTemptations", "Conflict", "PleasantEmotions")]
    [InlineData("85,90,80,90,75,75,80,85", 82.50, "UrgesAndTemptations", "Conflict", "PleasantEmotions")]
    [InlineData("40,50,45,60,35,40,50,60", 47.50, "UrgesAndTemptations", "UnpleasantEmotions", "Conflict")]
    public void Bscq(string answers, decimal mean, params string[] lowest)
    {
        var assessment = Take(InstrumentCode.Bscq, Values(answers));

        Assert.Equal(mean, assessment.Score);
        Assert.Equal(lowest, assessment.Focus);
    }

    private static Assessment Holds(InstrumentCode instrument, string answers, string score, int total, string band, AssessmentFlag[] flags)
    {
        var assessment = Take(instrument, Values(answers));

        Assert.Equal((total, total, band), (assessment.Score, assessment.Score(score).Value, assessment.Score(score).Band));
        Assert.Equal(flags, assessment.Flags);
        return assessment;
    }

    /// <summary>Answers whose subscales have these sums.</summary>
    internal static int?[] Spread(int precontemplation, int contemplation, int action, int maintenance, int omitted = 1)
    {
        var values = new int?[32];
        Fill([1, 5, 11, 13, 23, 26, 29], precontemplation);
        Fill([2, 8, 12, 15, 19, 21, 24], contemplation);
        Fill([3, 7, 10, 14, 17, 25, 30], action);
        Fill([6, 16, 18, 22, 27, 28, 32], maintenance);
        foreach (var item in new[] { 4, 9, 20, 31 })
        {
            values[item - 1] = omitted;
        }

        return values;

        void Fill(int[] items, int sum)
        {
            for (var i = 0; i < items.Length; i++)
            {
                values[items[i] - 1] = (sum / items.Length) + (i < sum % items.Length ? 1 : 0);
            }
        }
    }
}
