using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Support;
using static TreatmentPlans.Domain.RecoveryPlans.MeasureDirection;

namespace TreatmentPlans.Domain.Progress;

/// <summary>What is followed over an episode, and what stands together in a picture. Scores with another look-back are other series.</summary>
public static class SeriesCatalogue
{
    public const string CravingCode = "craving-nrs";

    public static IReadOnlyList<SeriesPanel> Panels { get; } =
    [
        new(
            "Craving, highest of the day (0 to 10, lower is better)",
            [new(CravingCode, "Craving", Lower, WellbeingCheckIn.LowestScore, WellbeingCheckIn.HighestScore)]),
        new(
            "Depression and anxiety (lower is better)",
            [Of("phq9-total", "PHQ-9", Lower), Of("gad7-total", "GAD-7", Lower)]),
        new(
            "Well-being and confidence (0 to 100, higher is better)",
            [Of("who5-index", "WHO-5", Higher), Of("bscq-mean", "Confidence (BSCQ)", Higher)]),
        new(
            "Brief Addiction Monitor, 30 days",
            [Of("bam-use", "Use", Lower), Of("bam-risk", "Risk", Lower), Of("bam-protective", "Protective", Higher)]),
        new(
            "Brief Addiction Monitor, 7 days",
            [Of("bam-iop-use", "Use", Lower), Of("bam-iop-risk", "Risk", Lower), Of("bam-iop-protective", "Protective", Higher)]),
        new(
            "Brief Addiction Monitor, revised",
            [Of("bam-r-use", "Use", Lower), Of("bam-r-risk", "Risk", Lower), Of("bam-r-protective", "Protective", Higher)]),
        new(
            "Alcohol and drugs (lower is better)",
            [Of("audit-total", "AUDIT", Lower), Of("audit-c-total", "AUDIT-C", Lower), Of("dast10-total", "DAST-10", Lower)]),
        new(
            "Readiness to change (higher is better)",
            [
                Of("ruler-importance", "Importance", Higher),
                Of("ruler-confidence", "Confidence", Higher),
                Of("ruler-readiness", "Readiness", Higher),
                Of("urica-readiness", "URICA", Higher),
            ]),
    ];

    /// <summary>The range is the instrument's.</summary>
    private static SeriesDefinition Of(string code, string label, MeasureDirection better)
    {
        var score = Instruments.All.SelectMany(instrument => instrument.Scores).First(score => score.Code == code);
        return new SeriesDefinition(code, label, better, score.Minimum, score.Maximum);
    }
}

/// <summary>Series that share an axis, which has room for each of them.</summary>
public sealed record SeriesPanel(string Title, IReadOnlyList<SeriesDefinition> Series)
{
    public decimal Minimum => Series.Min(series => series.Minimum);

    public decimal Maximum => Series.Max(series => series.Maximum);
}

/// <param name="Code">Of `urn:iop:codesystem:measures`.</param>
/// <param name="Label">What it is called in a picture.</param>
/// <param name="Minimum">The lowest value that is possible, as <paramref name="Maximum"/> the highest.</param>
public sealed record SeriesDefinition(string Code, string Label, MeasureDirection Better, decimal Minimum, decimal Maximum);
