using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Assessments;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Transition;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Transition;

/// <summary>Episodes in care for which it is time for a relapse-prevention plan, that have none in force, and of which nobody was told (RPP-10).</summary>
internal sealed record FindRelapsePreventionDue : IQuery<IReadOnlyList<EpisodeId>>;

internal sealed class FindRelapsePreventionDueHandler(IAppDbContext db, TimeProvider clock)
    : IRequestHandler<FindRelapsePreventionDue, IReadOnlyList<EpisodeId>>
{
    public async Task<IReadOnlyList<EpisodeId>> Handle(FindRelapsePreventionDue query, CancellationToken cancellationToken)
    {
        var waiting = await db.Episodes.AsNoTracking()
            .Where(episode => episode.EnteredInError == null
                && (episode.Status == EpisodeStatus.Admitted || episode.Status == EpisodeStatus.OnLeave))
            .Where(episode => !db.RelapsePreventionPlans.Any(plan => plan.EpisodeId == episode.Id && plan.ActiveNumber != null))
            .Where(episode => !db.WorkItems.Any(item => item.EpisodeId == episode.Id && item.Kind == WorkItemKind.RelapsePreventionDue))
            .OrderBy(episode => episode.Id)
            .Select(episode => new { episode.Id, episode.ProgramId, episode.AdmittedOn })
            .ToListAsync(cancellationToken);
        var named = waiting.Select(episode => episode.ProgramId).Distinct().ToList();
        var programs = await db.Programs.AsNoTracking().Where(program => named.Contains(program.Id)).ToDictionaryAsync(program => program.Id, cancellationToken);
        var now = clock.GetUtcNow();
        return
        [
            .. waiting.Where(episode =>
            {
                var program = programs[episode.ProgramId];
                var today = program.DateOf(now);
                return today >= episode.AdmittedOn!.Value.AddDays(program.PoliciesOn(today).Transition.RelapsePrevention.DueAfterDays);
            }).Select(episode => episode.Id),
        ];
    }
}

/// <summary>Raises it, once for each episode.</summary>
internal sealed record RaiseRelapsePreventionDue(EpisodeId EpisodeId) : ICommand<Unit>;

internal sealed class RaiseRelapsePreventionDueHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<RaiseRelapsePreventionDue, Unit>
{
    public async Task<Unit> Handle(RaiseRelapsePreventionDue command, CancellationToken cancellationToken)
    {
        var found = await db.Episodes.AsNoTracking()
            .Join(db.Programs, episode => episode.ProgramId, program => program.Id, (episode, program) => new { episode, program })
            .GetAsync(found => found.episode.Id == command.EpisodeId, cancellationToken);
        var now = clock.GetUtcNow();
        var today = found.program.DateOf(now);
        var policy = found.program.PoliciesOn(today).Transition.RelapsePrevention;
        var owner = await db.OwnerOfAsync(command.EpisodeId, cancellationToken);
        await db.RaiseOnceAsync(
            found.episode.OrganizationId,
            new WorkItemCause(
                WorkItemKind.RelapsePreventionDue,
                found.episode.PatientId,
                found.episode.Id,
                owner.PlanId,
                owner.CounselorId,
                found.program.Calendar.EndOf(today.AddDays(policy.WorkDays)),
                $"{found.episode.Id}/relapse-prevention"),
            now,
            cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}

/// <summary>A plan in force is what the work item asked for.</summary>
internal sealed class SettleRelapsePreventionDue(IAppDbContext db, TimeProvider clock) : INotificationHandler<Occurred<RelapsePreventionPlanActivated>>
{
    public async Task Handle(Occurred<RelapsePreventionPlanActivated> notification, CancellationToken cancellationToken)
    {
        var (planId, _, episodeId) = notification.Event;
        var items = await db.WorkItems
            .Where(item => item.EpisodeId == episodeId && item.Kind == WorkItemKind.RelapsePreventionDue && item.Status != WorkItemStatus.Resolved)
            .ToListAsync(cancellationToken);
        items.ForEach(item => item.Resolve(WorkItemOutcome.Done, $"Relapse-prevention plan {planId}.", null, clock.GetUtcNow()));
    }
}
