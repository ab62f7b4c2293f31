using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <summary>Episodes in care of which a milestone is to be awarded or withdrawn: found by a fixed number of statements.</summary>
internal sealed record FindMilestonesDue : IQuery<IReadOnlyList<EpisodeId>>;

internal sealed class FindMilestonesDueHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<FindMilestonesDue, IReadOnlyList<EpisodeId>>
{
    public async Task<IReadOnlyList<EpisodeId>> Handle(FindMilestonesDue query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var inCare = db.Episodes.AsNoTracking()
            .Where(episode => episode.EnteredInError == null && (episode.Status == EpisodeStatus.Admitted || episode.Status == EpisodeStatus.OnLeave));
        var programs = await db.Programs.AsNoTracking().ToDictionaryAsync(program => program.Id, cancellationToken);
        var episodes = await inCare.ToListAsync(cancellationToken);
        var uses = (await db.UseEvents.AsNoTracking()
            .Where(use => inCare.Any(episode => episode.Id == use.EpisodeId))
            .ToListAsync(cancellationToken)).ToLookup(use => use.EpisodeId);
        var stored = (await db.Milestones.AsNoTracking()
            .Where(milestone => inCare.Any(episode => episode.Id == milestone.EpisodeId))
            .Select(milestone => new { milestone.EpisodeId, milestone.RunStartedOn, milestone.Days, milestone.ReachedOn, milestone.Status })
            .ToListAsync(cancellationToken)).ToLookup(milestone => milestone.EpisodeId);
        return
        [
            .. from episode in episodes
               let due = MilestoneKeeper.DueOf(episode, programs[episode.ProgramId], uses[episode.Id], now)
               let known = stored[episode.Id].Select(m => (new DueMilestone(m.RunStartedOn, m.Days, m.ReachedOn), m.Status))
               where Milestone.Differ(known, due)
               select episode.Id,
        ];
    }
}

internal sealed record AwardMilestones(EpisodeId EpisodeId) : ICommand<Unit>;

internal sealed class AwardMilestonesHandler(IAppDbContext db, MilestoneKeeper milestones, TimeProvider clock) : IRequestHandler<AwardMilestones, Unit>
{
    public async Task<Unit> Handle(AwardMilestones command, CancellationToken cancellationToken)
    {
        await db.LockAsync<Episode>(command.EpisodeId.Value, cancellationToken);
        var care = await db.GetSupportCareAsync(command.EpisodeId, cancellationToken);
        await milestones.KeepAsync(care, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
