using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Programs;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Episodes in care whose patient Medicare covers, of programmes whose day began within that time where one is given.</summary>
internal sealed record FindEpisodesToCertify(TimeSpan? Within) : IQuery<IReadOnlyList<EpisodeId>>;

internal sealed class FindEpisodesToCertifyHandler(IAppDbContext db, TimeProvider clock)
    : IRequestHandler<FindEpisodesToCertify, IReadOnlyList<EpisodeId>>
{
    public async Task<IReadOnlyList<EpisodeId>> Handle(FindEpisodesToCertify query, CancellationToken cancellationToken)
    {
        var programs = await db.WithNewDayAsync(query.Within, clock.GetUtcNow(), cancellationToken);
        return programs.Count == 0
            ? []
            : await db.Episodes.AsNoTracking()
                .Where(episode => programs.Contains(episode.ProgramId))
                .Where(episode => episode.EnteredInError == null && (episode.Status == EpisodeStatus.Admitted || episode.Status == EpisodeStatus.OnLeave))
                .Where(episode => db.Coverages.Any(coverage => coverage.PatientId == episode.PatientId && coverage.Kind == CoverageKind.Medicare))
                .Select(episode => episode.Id)
                .ToListAsync(cancellationToken);
    }
}

/// <summary>Again, it changes nothing.</summary>
internal sealed record KeepCertifications(EpisodeId EpisodeId) : ICommand<Unit>;

internal sealed class KeepCertificationsHandler(IAppDbContext db, CertificationKeeper keeper) : IRequestHandler<KeepCertifications, Unit>
{
    public async Task<Unit> Handle(KeepCertifications command, CancellationToken cancellationToken)
    {
        await db.LockAsync<Episode>(command.EpisodeId.Value, cancellationToken);
        await keeper.KeepAsync(command.EpisodeId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Says when a physician has to certify, for the first time or again (MED-3).</summary>
internal sealed class CertificationKeeper(IAppDbContext db, TimeProvider clock)
{
    /// <summary>Again, it changes nothing. The caller saves.</summary>
    public async Task KeepAsync(EpisodeId episodeId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var episode = await db.Episodes.GetAsync(episode => episode.Id == episodeId, cancellationToken);
        var program = await db.Programs.AsNoTracking().SingleAsync(program => program.Id == episode.ProgramId, cancellationToken);
        var today = program.DateOf(now);
        await db.Certifications.Where(certification => certification.EpisodeId == episodeId).LoadAsync(cancellationToken);
        var last = db.Certifications.Local
            .Where(certification => certification.EpisodeId == episodeId && certification.EnteredInError is null)
            .OrderBy(certification => certification.ValidTo)
            .LastOrDefault();
        var medicare = await db.MedicareOfAsync(episode.PatientId, cancellationToken);
        var isDue = episode.IsInCare && !(today < last?.RenewFrom)
            && medicare.Any(terms => MedicareCertification.IsAskedFor(today, terms, episode, program));
        var key = $"{WorkItemKind.CertificationDue}/{last?.Id.ToString() ?? episodeId.ToString()}";
        await OpenOf(db.WorkItems).LoadAsync(cancellationToken);
        var open = OpenOf(db.WorkItems.Local.AsQueryable()).ToList();
        foreach (var item in open.Where(item => !isDue || item.DedupKey != key))
        {
            item.Settle(WorkItemOutcome.NoLongerNeeded, "There is another certification, or none is asked for.", now);
        }

        if (isDue && !open.Exists(item => item.DedupKey == key))
        {
            var dueAt = program.Calendar.EndOf(last?.ValidTo ?? episode.AdmittedOn!.Value);
            await db.RaiseOnceAsync(
                episode.OrganizationId,
                new WorkItemCause(
                    WorkItemKind.CertificationDue, episode.PatientId, episode.Id, null, last?.CertifiedBy, dueAt, key, last?.Id.Value ?? episodeId.Value),
                now,
                cancellationToken);
        }

        IQueryable<WorkItem> OpenOf(IQueryable<WorkItem> items) => items.Open(WorkItemKind.CertificationDue).Where(item => item.EpisodeId == episodeId);
    }
}

internal sealed class FollowCertifications(CertificationKeeper keeper) :
    INotificationHandler<Occurred<CertificationRecorded>>,
    INotificationHandler<Occurred<CertificationEnteredInError>>,
    INotificationHandler<Occurred<EpisodeDischarged>>,
    INotificationHandler<Occurred<EpisodeLevelOfCareChanged>>
{
    public Task Handle(Occurred<CertificationRecorded> notification, CancellationToken cancellationToken) =>
        keeper.KeepAsync(notification.Event.EpisodeId, cancellationToken);

    public Task Handle(Occurred<CertificationEnteredInError> notification, CancellationToken cancellationToken) =>
        keeper.KeepAsync(notification.Event.EpisodeId, cancellationToken);

    public Task Handle(Occurred<EpisodeDischarged> notification, CancellationToken cancellationToken) =>
        keeper.KeepAsync(notification.Event.EpisodeId, cancellationToken);

    public Task Handle(Occurred<EpisodeLevelOfCareChanged> notification, CancellationToken cancellationToken) =>
        keeper.KeepAsync(notification.Event.EpisodeId, cancellationToken);
}
