using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Application.Skills;

/// <param name="AsOf">The programme's date; today unless given.</param>
/// <param name="KnownAt">Now unless given.</param>
public sealed record GetHomeworkSummary(EpisodeId EpisodeId, DateOnly? AsOf, DateTimeOffset? KnownAt) : IQuery<HomeworkSummaryResponse>;

public sealed record HomeworkSummaryResponse(EpisodeId EpisodeId, DateOnly AsOf, DateTimeOffset KnownAt, HomeworkSummary Summary);

internal sealed class GetHomeworkSummaryHandler(IAppDbContext db, TimeProvider clock)
    : IRequestHandler<GetHomeworkSummary, HomeworkSummaryResponse>
{
    public async Task<HomeworkSummaryResponse> Handle(GetHomeworkSummary query, CancellationToken cancellationToken)
    {
        var (episode, _, asOf, knownAt) = await db.GetEpisodeAsOfAsync(
            query.EpisodeId, query.AsOf, query.KnownAt, clock.GetUtcNow(), cancellationToken);
        var homework = await db.Homework.AsNoTracking().Where(homework => homework.EpisodeId == episode.Id).ToListAsync(cancellationToken);
        var phases = await db.PhasesAsync(episode.Id, cancellationToken);
        return new HomeworkSummaryResponse(episode.Id, asOf, knownAt, HomeworkSummary.Of(homework, phases, asOf, knownAt));
    }
}
