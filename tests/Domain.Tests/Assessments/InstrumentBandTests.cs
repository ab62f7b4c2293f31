using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Programs;
using static TreatmentPlans.Domain.Assessments.AssessmentFlag;
using static TreatmentPlans.Domain.Tests.Assessments.TestAnswers;

namespace TreatmentPlans.Domain.Tests.Assessments;

/// <summary>Every band and every cut-off, at both ends.</summary>
public sealed class InstrumentBandTests
{
    [Theory]
    [InlineData(InstrumentCode.Phq9, 0, 4, "Minimal")]
    [InlineData(InstrumentCode.Phq9, 5, 9, "Mild")]
    [InlineData(InstrumentCode.Phq9, 10, 14, "Moderate")]
    [InlineData(InstrumentCode.Phq9, 15, 19, "ModeratelySevere")]
    [InlineData(InstrumentCode.Phq9, 20, 27, "Severe")]
    [InlineData(InstrumentCode.Gad7, 0, 4, "Minimal")]
    [InlineData(InstrumentCode.Gad7, 5, 9, "Mild")]
    [InlineData(InstrumentCode.Gad7, 10, 14, "Moderate")]
    [InlineData(InstrumentCode.Gad7, 15, 21, "Severe")]
    [InlineData(InstrumentCode.Audit, 0, 7, "LowRisk")]
    [InlineData(InstrumentCode.Audit, 8, 15, "Hazardous")]
    [InlineData(InstrumentCode.Audit, 16, 19, "Harmful")]
    [InlineData(InstrumentCode.Audit, 20, 40, "PossibleDependence")]
    [InlineData(InstrumentCode.Dast10, 0, 0, "None")]
    [InlineData(InstrumentCode.Dast10, 1, 2, "Low")]
    [InlineData(InstrumentCode.Dast10, 3, 5, "Moderate")]
    [InlineData(InstrumentCode.Dast10, 6, 8, "Substantial")]
    [InlineData(InstrumentCode.Dast10, 9, 10, "Severe")]
    public void A_total_is_in_its_band(InstrumentCode instrument, int from, int to, string band)
    {
        foreach (var total in new[] { from, to })
        {
            var assessment = WithTotal(instrument, total);

            Assert.Equal((total, band), (assessment.Score, assessment.Scores[0].Band));
        }
    }

    [Theory]
    [InlineData(0, 7, "LikelyDepression")]
    [InlineData(8, 12, "Low")]
    [InlineData(13, 25, "Adequate")]
    public void The_index_of_well_being_is_in_its_band(int fromRaw, int toRaw, string band)
    {
        foreach (var raw in new[] { fromRaw, toRaw })
        {
            var score = WithTotal(InstrumentCode.Who5, raw).Score("who5-index");

            Assert.Equal((raw * 4, band), (score.Value, score.Band));
        }
    }

    [Theory]
    [InlineData(0, 3, "Low")]
    [InlineData(4, 6, "Medium")]
    [InlineData(7, 10, "High")]
    public void A_ruler_is_in_its_band(int from, int to, string band)
    {
        foreach (var value in new[] { from, to })
        {
            Assert.All(Take(InstrumentCode.ReadinessRulers, value, value, value).Scores, score => Assert.Equal((value, band), (score.Value, score.Band)));
        }
    }

    /// <summary>In sevenths: 71/7 is 10.14, the middle between 9.3 and 11.0 is 10.15; 82/7 is 11.71, the middle between 11.0 and 12.6 is 11.80.</summary>
    [Theory]
    [InlineData(-14, "Precontemplation")]
    [InlineData(71, "Precontemplation")]
    [InlineData(72, "Contemplation")]
    [InlineData(82, "Contemplation")]
    [InlineData(83, "Participation")]
    [InlineData(98, "Participation")]
    public void Readiness_of_the_URICA_is_in_the_band_of_the_nearest_group(int sevenths, string band)
    {
        var others = sevenths + 7 <= 21 ? 21 : sevenths + 7;
        var score = Take(
            InstrumentCode.Urica,
            InstrumentExampleTests.Spread(others - sevenths, others / 3, (others + 1) / 3, (others + 2) / 3)).Score("urica-readiness");

        Assert.Equal((sevenths / 7m, band), (score.Value, score.Band));
    }

    [Theory]
    [InlineData(InstrumentCode.Gad7, 9, 10, AnxietyScreenPositive)]
    [InlineData(InstrumentCode.Dast10, 2, 3, DrugScreenPositive)]
    public void A_screen_is_positive_from_its_cut_off_on(InstrumentCode instrument, int below, int from, AssessmentFlag flag)
    {
        Assert.DoesNotContain(flag, WithTotal(instrument, below).Flags);
        Assert.Contains(flag, WithTotal(instrument, from).Flags);
    }

    [Theory]
    [InlineData(InstrumentCode.Bam)]
    [InlineData(InstrumentCode.BamIop)]
    public void Flags_of_the_addiction_monitor_start_at_their_cut_offs(InstrumentCode instrument)
    {
        Assert.Equal([], Flags("2,2,2,0,0,0,2,4,4,2,4,1,0,1,0,0", use: 0, risk: 11, protective: 13));
        Assert.Equal([Use], Flags("2,2,2,1,0,0,2,4,4,2,4,1,0,1,0,0", use: 1, risk: 11, protective: 13));
        Assert.Equal([Risk], Flags("2,2,2,0,0,0,2,4,4,2,4,1,0,2,0,0", use: 0, risk: 12, protective: 13));
        Assert.Equal([Protective], Flags("2,2,2,0,0,0,2,4,4,2,4,0,0,1,0,0", use: 0, risk: 11, protective: 12));

        IReadOnlyList<AssessmentFlag> Flags(string answers, int use, int risk, int protective)
        {
            var assessment = Take(instrument, Values(answers));
            Assert.Equal([use, risk, protective], assessment.Scores.Select(score => (int)score.Value));
            return assessment.Flags;
        }
    }

    /// <summary>The highest answers first, until the total is reached.</summary>
    private static Assessment WithTotal(InstrumentCode code, int total)
    {
        var rest = total;
        var answers = Instruments.Of(code).Items.Where(item => item.IsRequired).Select(item =>
        {
            var value = item.Answers.Select(answer => answer.Value).Where(value => value <= rest).Max();
            rest -= value;
            return new ItemAnswer(item.Id, value);
        }).ToList();
        Assert.Equal(0, rest);
        return TestAnswers.Take(code, answers, code is InstrumentCode.Dast10 ? WordingVariant.UnableToStop : null);
    }
}
