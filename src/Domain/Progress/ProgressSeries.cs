using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Progress;

/// <summary>One measure over the time of an episode. The baseline is the first value of the episode.</summary>
/// <param name="Change">Latest less baseline; null with one value only.</param>
/// <param name="ChangeRatio">The change over the baseline, unrounded; null where the baseline is 0.</param>
/// <param name="IsImprovement">Null where nothing changed, or neither way is better.</param>
/// <param name="Response">Null where no rule of response fits: another score, or a baseline too low, or no later score in time.</param>
/// <param name="IsMeaningful">Null where no rule says how much means something.</param>
public sealed record ProgressSeries(
    SeriesDefinition Definition,
    IReadOnlyList<SeriesPoint> Points,
    SeriesPoint Baseline,
    SeriesPoint Latest,
    decimal? Change,
    decimal? ChangeRatio,
    bool? IsImprovement,
    SymptomResponse? Response,
    bool? IsMeaningful)
{
    /// <param name="points">At least one, in order.</param>
    public static ProgressSeries Of(SeriesDefinition definition, IReadOnlyList<SeriesPoint> points, ProgressPolicy policy)
    {
        var (baseline, latest) = (points[0], points[^1]);
        var change = points.Count > 1 ? latest.Value - baseline.Value : (decimal?)null;
        return new ProgressSeries(
            definition,
            points,
            baseline,
            latest,
            change,
            baseline.Value == 0 ? null : change / baseline.Value,
            change is null or 0 || definition.Better == MeasureDirection.Either ? null : change < 0 == (definition.Better == MeasureDirection.Lower),
            policy.Responses.FirstOrDefault(rule => rule.Score == definition.Code) is { } rule ? ResponseOf(rule, points, policy) : null,
            policy.MeaningfulChanges.FirstOrDefault(rule => rule.Score == definition.Code) is { } least && change is { } moved
                ? Math.Abs(moved) >= least.Points
                : null);
    }

    private static SymptomResponse? ResponseOf(ResponseRule rule, IReadOnlyList<SeriesPoint> points, ProgressPolicy policy)
    {
        var baseline = points[0];
        var last = points.LastOrDefault(point =>
            point.On.DayNumber - baseline.On.DayNumber >= policy.EarliestDays && point.On.DayNumber - baseline.On.DayNumber <= policy.LatestDays);
        return last is null || baseline.Value < rule.MinimumBaseline ? null
            : last.Value < rule.RemissionBelow ? SymptomResponse.Remission
            : last.Value <= baseline.Value * rule.ResponseRatio ? SymptomResponse.Response
            : SymptomResponse.None;
    }
}

/// <param name="SourceId">The assessment or check-in.</param>
public sealed record SeriesPoint(DateOnly On, decimal Value, Guid SourceId);

public enum SymptomResponse
{
    /// <summary>Neither.</summary>
    None,

    /// <summary>At most the policy's share of the baseline.</summary>
    Response,

    /// <summary>So low that the symptoms count as gone; it is a response too.</summary>
    Remission,
}
