using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Episodes in care with a session at some time, or which somebody tried to reach.</summary>
internal sealed record FindEpisodesToWatch : IQuery<IReadOnlyList<EpisodeId>>;

internal sealed class FindEpisodesToWatchHandler(IAppDbContext db) : IRequestHandler<FindEpisodesToWatch, IReadOnlyList<EpisodeId>>
{
    public async Task<IReadOnlyList<EpisodeId>> Handle(FindEpisodesToWatch query, CancellationToken cancellationToken) =>
        await db.Episodes.AsNoTracking()
            .Where(episode => episode.EnteredInError == null && (episode.Status == EpisodeStatus.Admitted || episode.Status == EpisodeStatus.OnLeave))
            .Where(episode => db.AttendanceRecords.Any(record => record.EpisodeId == episode.Id)
                || db.ContactAttempts.Any(attempt => attempt.EpisodeId == episode.Id))
            .OrderBy(episode => episode.Id)
            .Select(episode => episode.Id)
            .ToListAsync(cancellationToken);
}

/// <summary>Raises what missed sessions and short weeks of one episode call for, once for each cause. Again, it changes nothing.</summary>
internal sealed record RaiseNoShowWork(EpisodeId EpisodeId) : ICommand<Unit>;

internal sealed class RaiseNoShowWorkHandler(IAppDbContext db, CareReader reader, TimeProvider clock) : IRequestHandler<RaiseNoShowWork, Unit>
{
    public async Task<Unit> Handle(RaiseNoShowWork command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var patientId = await db.Episodes.Where(episode => episode.Id == command.EpisodeId).Select(episode => episode.PatientId)
            .SingleAsync(cancellationToken);
        var (episode, care) = await reader.ReadAsync(patientId, command.EpisodeId, null, now, cancellationToken);
        if (care.Care is not { } timeline)
        {
            return Unit.Value;
        }

        var contacts = await db.ContactAttempts
            .Where(attempt => attempt.EpisodeId == episode.Id && attempt.EnteredInError == null)
            .Select(attempt => new { attempt.Id, attempt.At, attempt.Reached })
            .ToListAsync(cancellationToken);
        var due = NoShowPolicy.Due(
            new NoShowEvidence(
                care.Sessions,
                care.CheckedIn,
                [.. contacts.Select(contact => new ContactEvidence(contact.Id.Value, contact.At, contact.Reached))],
                timeline),
            care.Program,
            now);
        var plans = await db.RecoveryPlans.Where(plan => plan.EpisodeId == episode.Id).OrderByDescending(plan => plan.Id)
            .Select(plan => new { plan.Id, plan.AuthorId })
            .Take(1)
            .ToListAsync(cancellationToken);
        var causes = due.Select(work => new WorkItemCause(
            KindOf(work.Kind),
            patientId,
            episode.Id,
            plans is [var plan] ? plan.Id : null,
            plans is [var written] ? written.AuthorId : null,
            work.DueAt,
            $"{episode.Id}/{work.CauseKey}"));
        await db.RaiseOnceAsync(episode.OrganizationId, [.. causes], now, cancellationToken);

        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private static WorkItemKind KindOf(NoShowWorkKind kind) => kind switch
    {
        NoShowWorkKind.Outreach => WorkItemKind.NoShowOutreach,
        NoShowWorkKind.CounselorContact => WorkItemKind.NoShowContact,
        NoShowWorkKind.PlanReview => WorkItemKind.NoShowPlanReview,
        NoShowWorkKind.AdministrativeDischarge => WorkItemKind.AdministrativeDischargeDue,
        NoShowWorkKind.UnderHours => WorkItemKind.UnderHours,
    };
}
