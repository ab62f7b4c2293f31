using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Documents;

/// <summary>Everything that happened in an episode, the oldest first.</summary>
/// <param name="Kinds">That the caller asks for and may see.</param>
/// <param name="From">First day; that of the first thing unless given.</param>
/// <param name="To">Last day; that of the last thing unless given.</param>
public sealed record GetTimeline(EpisodeId EpisodeId, IReadOnlySet<TimelineKind> Kinds, DateOnly? From, DateOnly? To, PageRequest Page)
    : IQuery<Page<TimelineEntry>>;

internal sealed class GetTimelineHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<GetTimeline, Page<TimelineEntry>>
{
    public async Task<Page<TimelineEntry>> Handle(GetTimeline query, CancellationToken cancellationToken)
    {
        var (episode, program) = await db.GetEpisodeInProgramAsync(query.EpisodeId, cancellationToken);
        var batch = new QueryBatch();
        var sources = TimelineSources.Of(batch, db, episode, program, query.Kinds);
        await db.RunAsync(batch, cancellationToken);

        var list = $"episodes/{query.EpisodeId}/timeline/{string.Join(',', query.Kinds.Order())}/{query.From:O}/{query.To:O}";
        var after = query.Page.After is { } cursor ? cursors.Unprotect(list, cursor) : "";
        var entries = sources.Entries()
            .Where(entry => query.Kinds.Contains(entry.Kind) && !(entry.On < query.From) && !(entry.On > query.To))
            .Select(entry => (entry.Place, Entry: entry))
            .Where(placed => string.CompareOrdinal(placed.Place, after) > 0)
            .OrderBy(placed => placed.Place, StringComparer.Ordinal)
            .Take(query.Page.Limit + 1)
            .ToList();
        var next = entries.Count > query.Page.Limit ? cursors.Protect(list, entries[query.Page.Limit - 1].Place) : null;
        return new Page<TimelineEntry>([.. entries.Take(query.Page.Limit).Select(placed => placed.Entry)], next);
    }
}
