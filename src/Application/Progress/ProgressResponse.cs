using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Progress;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.Progress;

/// <summary>How an episode goes, as of a day and by what was known at an instant.</summary>
/// <param name="Phases">In order.</param>
/// <param name="UseDays">Days of confirmed use, in order.</param>
/// <param name="Series">Every measure that has a value, in the order of the picture.</param>
/// <param name="DrugTests">Of the whole episode.</param>
public sealed record ProgressResponse(
    EpisodeId EpisodeId,
    DateOnly AsOf,
    DateTimeOffset KnownAt,
    IReadOnlyList<ProgressPhase> Phases,
    IReadOnlyList<DateOnly> UseDays,
    IReadOnlyList<ProgressSeriesResponse> Series,
    DrugTestRates DrugTests);

/// <param name="EndedOn">First day of the next one; null while it goes on.</param>
/// <param name="Level">Code of its level of care.</param>
public sealed record ProgressPhase(StepDownPhaseId PhaseId, int Sequence, string Level, DateOnly StartedOn, DateOnly? EndedOn);

/// <param name="Code">Of `urn:iop:codesystem:measures`.</param>
/// <param name="Better">Which way is better.</param>
/// <param name="Baseline">The first value of the episode.</param>
/// <param name="Change">Latest less baseline; null with one value only.</param>
/// <param name="ChangeRatio">The change over the baseline, unrounded; null where the baseline is 0.</param>
/// <param name="IsImprovement">Null where nothing changed.</param>
/// <param name="Response">Null where no rule of response fits (PRG-1).</param>
/// <param name="IsMeaningful">Null where no rule says how much means something (PRG-2).</param>
/// <param name="Points">In order; of cravings the highest of each day.</param>
public sealed record ProgressSeriesResponse(
    string Code,
    string Label,
    MeasureDirection Better,
    SeriesPoint Baseline,
    SeriesPoint Latest,
    decimal? Change,
    decimal? ChangeRatio,
    bool? IsImprovement,
    SymptomResponse? Response,
    bool? IsMeaningful,
    IReadOnlyList<SeriesPoint> Points)
{
    internal static ProgressSeriesResponse Of(ProgressSeries series) => new(
        series.Definition.Code,
        series.Definition.Label,
        series.Definition.Better,
        series.Baseline,
        series.Latest,
        series.Change,
        series.ChangeRatio,
        series.IsImprovement,
        series.Response,
        series.IsMeaningful,
        series.Points);
}
