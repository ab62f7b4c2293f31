using System.Globalization;
using System.Text;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Progress;

namespace TreatmentPlans.Application.Progress;

/// <summary>The picture of an episode's progress: the values of <see cref="GetProgress"/>, not yet drawn.</summary>
/// <param name="AsOf">The programme's date; today unless given.</param>
/// <param name="KnownAt">Now unless given.</param>
public sealed record DrawProgress(EpisodeId EpisodeId, DateOnly? AsOf, DateTimeOffset? KnownAt) : IQuery<ProgressPicture>;

internal sealed class DrawProgressHandler(IMediator mediator) : IRequestHandler<DrawProgress, ProgressPicture>
{
    /// <summary>Of a craving that is asked for daily: a line over more than a week without an answer would claim some.</summary>
    private const int LongestGapDays = 7;

    public async Task<ProgressPicture> Handle(DrawProgress query, CancellationToken cancellationToken) =>
        PictureOf(await mediator.Send(new GetProgress(query.EpisodeId, query.AsOf, query.KnownAt), cancellationToken));

    internal static ProgressPicture PictureOf(ProgressResponse progress)
    {
        var series = progress.Series.ToDictionary(one => one.Code);
        var panels = (
            from panel in SeriesCatalogue.Panels
            let known = panel.Series.Where(definition => series.ContainsKey(definition.Code)).ToList()
            where known.Count > 0
            select new PicturePanel(
                panel.Title,
                panel.Minimum,
                panel.Maximum,
                [
                    .. known.Select(definition => new PictureSeries(
                        definition.Label,
                        [.. series[definition.Code].Points.Select(point => new PicturePoint(point.On, point.Value))],
                        definition.Code == SeriesCatalogue.CravingCode ? LongestGapDays : null)),
                ])).ToList();
        var firsts = progress.Series.Select(one => one.Baseline.On).Concat(progress.Phases.Select(phase => phase.StartedOn)).DefaultIfEmpty(progress.AsOf);
        return new ProgressPicture(
            $"Progress of the episode up to {Day(progress.AsOf)}",
            Describe(progress),
            firsts.Min(),
            progress.AsOf,
            [
                .. progress.Phases.Select(phase => new PictureBand(
                    $"Phase {phase.Sequence} ({phase.Level})", phase.StartedOn, phase.EndedOn ?? progress.AsOf.AddDays(1))),
            ],
            progress.UseDays,
            panels);
    }

    private static string Describe(ProgressResponse progress)
    {
        var words = new StringBuilder();
        foreach (var phase in progress.Phases)
        {
            words.Append(CultureInfo.InvariantCulture, $"Phase {phase.Sequence} at level {phase.Level} from {Day(phase.StartedOn)}. ");
        }

        words.Append(progress.UseDays.Count == 0 ? "No day of use. " : $"Days of use: {string.Join(", ", progress.UseDays.Select(Day))}. ");
        foreach (var one in progress.Series)
        {
            words.Append(CultureInfo.InvariantCulture, $"{one.Label}: {one.Baseline.Value:0.##} on {Day(one.Baseline.On)}");
            words.Append(one.Change is null ? ". " : string.Create(CultureInfo.InvariantCulture, $", {one.Latest.Value:0.##} on {Day(one.Latest.On)}. "));
        }

        return words.ToString().TrimEnd();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
