using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Programs;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Assessments;

/// <summary>Episodes in care, of programmes whose day began within that time where one is given.</summary>
internal sealed record FindEpisodesToAssess(TimeSpan? Within) : IQuery<IReadOnlyList<EpisodeId>>;

internal sealed class FindEpisodesToAssessHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<FindEpisodesToAssess, IReadOnlyList<EpisodeId>>
{
    public async Task<IReadOnlyList<EpisodeId>> Handle(FindEpisodesToAssess query, CancellationToken cancellationToken)
    {
        var programs = await db.WithNewDayAsync(query.Within, clock.GetUtcNow(), cancellationToken);
        return programs.Count == 0
            ? []
            : await db.Episodes.AsNoTracking()
                .Where(episode => programs.Contains(episode.ProgramId))
                .Where(episode => episode.EnteredInError == null && (episode.Status == EpisodeStatus.Admitted || episode.Status == EpisodeStatus.OnLeave))
                .OrderBy(episode => episode.Id)
                .Select(episode => episode.Id)
                .ToListAsync(cancellationToken);
    }
}

/// <summary>Raises what is late in one episode, once for each instrument and date. Again, it changes nothing.</summary>
internal sealed record KeepOverdueAssessments(EpisodeId EpisodeId) : ICommand<Unit>;

internal sealed class KeepOverdueAssessmentsHandler(IAppDbContext db, AssessmentDues dues) : IRequestHandler<KeepOverdueAssessments, Unit>
{
    public async Task<Unit> Handle(KeepOverdueAssessments command, CancellationToken cancellationToken)
    {
        await db.LockAsync<Episode>(command.EpisodeId.Value, cancellationToken);
        await dues.KeepAsync(command.EpisodeId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}

/// <summary>What is answered is late no more, and nothing is once the episode has ended.</summary>
internal sealed class SettleOverdueAssessments(AssessmentDues dues)
    : INotificationHandler<Occurred<AssessmentRecorded>>, INotificationHandler<Occurred<EpisodeDischarged>>
{
    public Task Handle(Occurred<AssessmentRecorded> notification, CancellationToken cancellationToken) =>
        dues.SettleAsync(notification.Event.Assessment.EpisodeId, notification.Event.Assessment, cancellationToken);

    public Task Handle(Occurred<EpisodeDischarged> notification, CancellationToken cancellationToken) =>
        dues.SettleAsync(notification.Event.EpisodeId, null, cancellationToken);
}
