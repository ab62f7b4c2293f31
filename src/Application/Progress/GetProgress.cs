using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Progress;

namespace TreatmentPlans.Application.Progress;

/// <param name="AsOf">The programme's date; today unless given.</param>
/// <param name="KnownAt">Now unless given.</param>
public sealed record GetProgress(EpisodeId EpisodeId, DateOnly? AsOf, DateTimeOffset? KnownAt) : IQuery<ProgressResponse>;

internal sealed class GetProgressHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetProgress, ProgressResponse>
{
    public async Task<ProgressResponse> Handle(GetProgress query, CancellationToken cancellationToken)
    {
        var (episode, program, asOf, knownAt) = await db.GetEpisodeAsOfAsync(
            query.EpisodeId, query.AsOf, query.KnownAt, clock.GetUtcNow(), cancellationToken);
        var batch = new QueryBatch();
        var queries = ProgressQueries.Add(batch, db, episode, asOf);
        await db.RunAsync(batch, cancellationToken);

        var facts = queries.Read(episode, program, asOf, knownAt);
        return new ProgressResponse(
            query.EpisodeId,
            asOf,
            knownAt,
            [
                .. from phase in queries.Phases
                   where phase.StartedOn <= asOf && phase.StartRecordedAt <= knownAt
                   orderby phase.StartedOn
                   select new ProgressPhase(
                       phase.Id, phase.Sequence, phase.LevelOfCare.Code, phase.StartedOn!.Value, phase.EndRecordedAt <= knownAt ? phase.EndedOn : null),
            ],
            [.. facts.UseDays.Select(use => use.On).Distinct()],
            [.. SeriesOf(facts, program.PoliciesOn(asOf).Progress).Select(ProgressSeriesResponse.Of)],
            DrugTestRates.Of(facts.DrugTests, DateOnly.MinValue, asOf));
    }

    private static IEnumerable<ProgressSeries> SeriesOf(ProgressFacts facts, ProgressPolicy policy) =>
        from definition in SeriesCatalogue.Panels.SelectMany(panel => panel.Series)
        let points = PointsOf(definition, facts)
        where points.Count > 0
        select ProgressSeries.Of(definition, points, policy);

    private static IReadOnlyList<SeriesPoint> PointsOf(SeriesDefinition definition, ProgressFacts facts) =>
        definition.Code == SeriesCatalogue.CravingCode
            ?
            [
                .. from entry in facts.Cravings
                   group entry by entry.On into day
                   orderby day.Key
                   let highest = day.MaxBy(entry => (entry.Intensity, entry.CheckInId))
                   select new SeriesPoint(day.Key, highest.Intensity, highest.CheckInId),
            ]
            :
            [
                .. facts.Scores.Where(score => score.Code == definition.Code)
                    .Select(score => new SeriesPoint(score.On, score.Value, score.AssessmentId)),
            ];
}
