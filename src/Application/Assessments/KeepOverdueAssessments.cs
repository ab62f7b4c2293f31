using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Assessments;

/// <summary>Episodes in care.</summary>
internal sealed record FindEpisodesToAssess : IQuery<IReadOnlyList<EpisodeId>>;

internal sealed class FindEpisodesToAssessHandler(IAppDbContext db) : IRequestHandler<FindEpisodesToAssess, IReadOnlyList<EpisodeId>>
{
    public async Task<IReadOnlyList<EpisodeId>> Handle(FindEpisodesToAssess query, CancellationToken cancellationToken) =>
        await db.Episodes.AsNoTracking()
            .Where(episode => episode.EnteredInError == null && (episode.Status == EpisodeStatus.Admitted || episode.Status == EpisodeStatus.OnLeave))
            .OrderBy(episode => episode.Id)
            .Select(episode => episode.Id)
            .ToListAsync(cancellationToken);
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
