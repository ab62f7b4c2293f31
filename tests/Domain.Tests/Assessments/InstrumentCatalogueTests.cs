using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Tests.Assessments;

/// <summary>Codes as they are published: many systems swap some of them.</summary>
public sealed class InstrumentCatalogueTests
{
    [Fact]
    public void Every_instrument_is_there_once() =>
        Assert.Equal(Enum.GetValues<InstrumentCode>().Order(), Instruments.All.Select(instrument => instrument.Code).Order());

    [Theory]
    [InlineData(InstrumentCode.Phq9, "44249-1", "44261-6")]
    [InlineData(InstrumentCode.Gad7, "69737-5", "70274-6")]
    [InlineData(InstrumentCode.Audit, "72110-0", "75624-7")]
    [InlineData(InstrumentCode.AuditC, "72109-2", "75626-2")]
    [InlineData(InstrumentCode.Dast10, "82666-9", "82667-7")]
    [InlineData(InstrumentCode.Who5, null, "89708-7")]
    [InlineData(InstrumentCode.Cssrs, "93373-9", null)]
    [InlineData(InstrumentCode.Bam, null, null)]
    [InlineData(InstrumentCode.Urica, null, null)]
    [InlineData(InstrumentCode.Bscq, null, null)]
    public void Panel_and_total_have_their_LOINC_codes(InstrumentCode code, string? panel, string? total)
    {
        var instrument = Instruments.Of(code);

        Assert.Equal((panel, total), (instrument.LoincPanel, instrument.Scores.FirstOrDefault(score => score.Code == instrument.PrincipalScore)?.Loinc));
    }

    [Fact]
    public void The_consumption_score_within_the_AUDIT_has_the_code_of_the_AUDIT_C() =>
        Assert.Equal("75626-2", Instruments.Of(InstrumentCode.Audit).Scores.Single(score => score.Code == "audit-c-total").Loinc);

    [Theory]
    [InlineData(InstrumentCode.Phq9, "44250-9 44255-8 44259-0 44254-1 44251-7 44258-2 44252-5 44253-3 44260-8 69722-7")]
    [InlineData(InstrumentCode.Gad7, "69725-0 68509-9 69733-4 69734-2 69735-9 69689-8 69736-7")]
    [InlineData(InstrumentCode.AuditC, "68518-0 68519-8 68520-6")]
    [InlineData(InstrumentCode.Cssrs, "93246-7 93247-5 93248-3 93249-1 93250-9 93267-3 93269-9")]
    public void Items_have_their_LOINC_codes_in_order(InstrumentCode code, string loinc) =>
        Assert.Equal(loinc.Split(' '), Instruments.Of(code).Items.Select(item => item.Loinc));

    [Theory]
    [InlineData(InstrumentCode.Phq9, "LA6568-5 LA6569-3 LA6570-1 LA6571-9")]
    [InlineData(InstrumentCode.Gad7, "LA6568-5 LA6569-3 LA6570-1 LA6571-9")]
    [InlineData(InstrumentCode.Cssrs, "LA32-8 LA33-6")]
    public void Answers_have_their_LOINC_codes(InstrumentCode code, string loinc) =>
        Assert.All(
            Instruments.Of(code).Items.Where(item => item.IsScored),
            item => Assert.Equal(loinc.Split(' '), item.Answers.Select(answer => answer.Loinc)));

    [Theory]
    [InlineData(InstrumentCode.Phq9, 2, LookBackUnit.Weeks)]
    [InlineData(InstrumentCode.Gad7, 2, LookBackUnit.Weeks)]
    [InlineData(InstrumentCode.Who5, 2, LookBackUnit.Weeks)]
    [InlineData(InstrumentCode.Dast10, 12, LookBackUnit.Months)]
    [InlineData(InstrumentCode.Bam, 30, LookBackUnit.Days)]
    [InlineData(InstrumentCode.BamR, 30, LookBackUnit.Days)]
    [InlineData(InstrumentCode.BamIop, 7, LookBackUnit.Days)]
    public void Each_asks_about_its_time(InstrumentCode code, int length, LookBackUnit unit) =>
        Assert.Equal(new LookBack(length, unit), Instruments.Of(code).LookBack);

    [Theory]
    [InlineData("phq9-total", 0, 27)]
    [InlineData("gad7-total", 0, 21)]
    [InlineData("audit-total", 0, 40)]
    [InlineData("audit-c-total", 0, 12)]
    [InlineData("dast10-total", 0, 10)]
    [InlineData("bam-use", 0, 12)]
    [InlineData("bam-risk", 0, 24)]
    [InlineData("bam-protective", 0, 24)]
    [InlineData("bam-r-use", 0, 90)]
    [InlineData("bam-r-risk", 0, 180)]
    [InlineData("bam-r-protective", 0, 180)]
    [InlineData("who5-raw", 0, 25)]
    [InlineData("who5-index", 0, 100)]
    [InlineData("urica-readiness", -2, 14)]
    [InlineData("ruler-importance", 0, 10)]
    [InlineData("bscq-mean", 0, 100)]
    public void Scores_have_their_ranges(string code, int minimum, int maximum) => Assert.All(
        Instruments.All.SelectMany(instrument => instrument.Scores).Where(score => score.Code == code),
        score => Assert.Equal((minimum, maximum), (score.Minimum, score.Maximum)));

    [Fact]
    public void Forms_of_the_addiction_monitor_share_no_score() =>
        Assert.Equal(9, Instruments.All.Where(instrument => instrument.Name.StartsWith("Brief Addiction", StringComparison.Ordinal))
            .SelectMany(instrument => instrument.Scores).Select(score => score.Code).Distinct().Count());

    [Fact]
    public void Wording_is_printed_of_the_two_whose_licence_is_clear_only() => Assert.Equal(
        [InstrumentCode.Phq9, InstrumentCode.Gad7],
        Instruments.All.Where(instrument => instrument.Items.Any(item => item.IsWording)).Select(instrument => instrument.Code));

    [Fact]
    public void Bands_rise_from_the_lowest_score_on() => Assert.All(
        Instruments.All.SelectMany(instrument => instrument.Scores).Where(score => score.Bands.Count > 0),
        score =>
        {
            Assert.Equal(score.Minimum, score.Bands[0].From);
            Assert.Equal(score.Bands.OrderBy(band => band.From), score.Bands);
            Assert.True(score.Bands[^1].From <= score.Maximum);
        });

    [Fact]
    public void Situations_of_the_BSCQ_are_those_of_risk() =>
        Assert.Equal(Enum.GetNames<RiskSituation>(), Instruments.Of(InstrumentCode.Bscq).Items.Select(item => item.Id));
}
