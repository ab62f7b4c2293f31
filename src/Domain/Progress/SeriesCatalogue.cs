using TreatmentPlans.Domain.RecoveryPlans;
using static TreatmentPlans.Domain.RecoveryPlans.MeasureDirection;

namespace TreatmentPlans.Domain.Progress;

/// <summary>What is followed over an episode, and what stands together in a picture. Scores with another look-back are other series.</summary>
public static class SeriesCatalogue
{
    public const string CravingCode = "craving-nrs";

    public static IReadOnlyList<SeriesPanel> Panels { get; } =
    [
        new("Craving, highest of the day (0 to 10, lower is better)", 0, 10, [new(CravingCode, "Craving", Lower)]),
        new(
            "Depression and anxiety (lower is better)",
            0,
            27,
            [new("phq9-total", "PHQ-9", Lower), new("gad7-total", "GAD-7", Lower)]),
        new(
            "Well-being and confidence (0 to 100, higher is better)",
            0,
            100,
            [new("who5-index", "WHO-5", Higher), new("bscq-mean", "Confidence (BSCQ)", Higher)]),
        new(
            "Brief Addiction Monitor, 30 days",
            0,
            24,
            [new("bam-use", "Use", Lower), new("bam-risk", "Risk", Lower), new("bam-protective", "Protective", Higher)]),
        new(
            "Brief Addiction Monitor, 7 days",
            0,
            24,
            [new("bam-iop-use", "Use", Lower), new("bam-iop-risk", "Risk", Lower), new("bam-iop-protective", "Protective", Higher)]),
        new(
            "Brief Addiction Monitor, revised",
            0,
            180,
            [new("bam-r-use", "Use", Lower), new("bam-r-risk", "Risk", Lower), new("bam-r-protective", "Protective", Higher)]),
        new(
            "Alcohol and drugs (lower is better)",
            0,
            40,
            [new("audit-total", "AUDIT", Lower), new("audit-c-total", "AUDIT-C", Lower), new("dast10-total", "DAST-10", Lower)]),
        new(
            "Readiness to change (higher is better)",
            -2,
            14,
            [
                new("ruler-importance", "Importance", Higher),
                new("ruler-confidence", "Confidence", Higher),
                new("ruler-readiness", "Readiness", Higher),
                new("urica-readiness", "URICA", Higher),
            ]),
    ];
}

/// <param name="Maximum">Of the axis, as <paramref name="Minimum"/>.</param>
public sealed record SeriesPanel(string Title, decimal Minimum, decimal Maximum, IReadOnlyList<SeriesDefinition> Series);

/// <param name="Code">Of `urn:iop:codesystem:measures`.</param>
/// <param name="Label">What it is called in a picture.</param>
public sealed record SeriesDefinition(string Code, string Label, MeasureDirection Better);
