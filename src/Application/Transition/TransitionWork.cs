using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Assessments;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Programs;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Discharges;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Transition;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Transition;

/// <summary>A plan that a patient in care has not in force.</summary>
internal sealed record MissingPlan(EpisodeId EpisodeId, WorkItemKind Kind)
{
    public string Key => $"{EpisodeId}/{Kind}";
}

/// <summary>Episodes in care for which it is time for a plan, that have none in force, and of which nobody was told (RPP-10, CCP-10).</summary>
/// <param name="Within">Of programmes whose day began within that time; of all where none is given.</param>
internal sealed record FindMissingPlans(TimeSpan? Within) : IQuery<IReadOnlyList<MissingPlan>>;

internal sealed class FindMissingPlansHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<FindMissingPlans, IReadOnlyList<MissingPlan>>
{
    public async Task<IReadOnlyList<MissingPlan>> Handle(FindMissingPlans query, CancellationToken cancellationToken)
    {
        var programs = await db.WithNewDayAsync(query.Within, clock.GetUtcNow(), cancellationToken);
        if (programs.Count == 0)
        {
            return [];
        }

        var inCare = db.Episodes.AsNoTracking().Where(episode =>
            programs.Contains(episode.ProgramId) && episode.EnteredInError == null && (episode.Status == EpisodeStatus.Admitted || episode.Status == EpisodeStatus.OnLeave));
        return
        [
            .. await DueAsync(
                inCare.Where(episode => !db.RelapsePreventionPlans.Any(plan => plan.EpisodeId == episode.Id && plan.ActiveNumber != null)),
                WorkItemKind.RelapsePreventionDue,
                policy => policy.RelapsePrevention.DueAfterDays,
                cancellationToken),
            .. await DueAsync(
                inCare.Where(episode => !db.ContinuingCarePlans.Any(plan => plan.EpisodeId == episode.Id && plan.ActiveNumber != null)),
                WorkItemKind.ContinuingCareDue,
                policy => policy.ContinuingCare.DueAfterDays,
                cancellationToken),
        ];
    }

    private async Task<IEnumerable<MissingPlan>> DueAsync(
        IQueryable<Episode> lacking, WorkItemKind kind, Func<TransitionPolicy, int> dueAfterDays, CancellationToken cancellationToken)
    {
        var waiting = await lacking
            .Where(episode => !db.WorkItems.Any(item => item.EpisodeId == episode.Id && item.Kind == kind))
            .OrderBy(episode => episode.Id)
            .Select(episode => new { episode.Id, episode.ProgramId, episode.AdmittedOn })
            .ToListAsync(cancellationToken);
        var named = waiting.Select(episode => episode.ProgramId).Distinct().ToList();
        var programs = await db.Programs.AsNoTracking().Where(program => named.Contains(program.Id)).ToDictionaryAsync(program => program.Id, cancellationToken);
        var now = clock.GetUtcNow();
        return waiting
            .Where(episode =>
            {
                var program = programs[episode.ProgramId];
                var today = program.DateOf(now);
                return today >= episode.AdmittedOn!.Value.AddDays(dueAfterDays(program.PoliciesOn(today).Transition));
            })
            .Select(episode => new MissingPlan(episode.Id, kind));
    }
}

/// <summary>Raises it, once for each episode and plan.</summary>
internal sealed record RaiseMissingPlan(MissingPlan Missing) : ICommand<Unit>;

internal sealed class RaiseMissingPlanHandler(IAppDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<RaiseMissingPlan, Unit>
{
    public async Task<Unit> Handle(RaiseMissingPlan command, CancellationToken cancellationToken)
    {
        var care = await db.GetTransitionCareAsync(command.Missing.EpisodeId, caller, clock, cancellationToken);
        var days = command.Missing.Kind is WorkItemKind.RelapsePreventionDue ? care.Policy.RelapsePrevention.WorkDays : care.Policy.ContinuingCare.WorkDays;
        await db.RaiseAsync([command.Missing], care, care.Act.On.AddDays(days), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}

/// <summary>A discharge that is proposed without them asks for both plans, by its day.</summary>
internal sealed class AskForPlansAtDischarge(IAppDbContext db, ICaller caller, TimeProvider clock) : INotificationHandler<Occurred<DischargeProposed>>
{
    public async Task Handle(Occurred<DischargeProposed> notification, CancellationToken cancellationToken)
    {
        var id = notification.Event.EpisodeId;
        var discharge = db.Discharges.Local.Single(discharge => discharge.Id == notification.Event.DischargeId);
        if (discharge.Type is DischargeType.Deceased)
        {
            return;
        }

        var care = await db.GetTransitionCareAsync(id, caller, clock, cancellationToken);
        List<MissingPlan> missing = [];
        if (!await db.RelapsePreventionPlans.AnyAsync(plan => plan.EpisodeId == id && plan.ActiveNumber != null, cancellationToken))
        {
            missing.Add(new MissingPlan(id, WorkItemKind.RelapsePreventionDue));
        }

        if (!await db.ContinuingCarePlans.AnyAsync(plan => plan.EpisodeId == id && plan.ActiveNumber != null, cancellationToken))
        {
            missing.Add(new MissingPlan(id, WorkItemKind.ContinuingCareDue));
        }

        var dueOn = discharge.DischargedOn > care.Act.On ? discharge.DischargedOn : care.Act.On;
        await db.RaiseAsync(missing, care, dueOn, cancellationToken);
    }
}

/// <summary>A plan in force is what the work item asked for.</summary>
internal sealed class SettleMissingPlans(IAppDbContext db, TimeProvider clock) :
    INotificationHandler<Occurred<RelapsePreventionPlanActivated>>, INotificationHandler<Occurred<ContinuingCarePlanActivated>>
{
    public Task Handle(Occurred<RelapsePreventionPlanActivated> notification, CancellationToken cancellationToken) =>
        SettleAsync(notification.Event.EpisodeId, WorkItemKind.RelapsePreventionDue, notification.Event.PlanId.Value, cancellationToken);

    public Task Handle(Occurred<ContinuingCarePlanActivated> notification, CancellationToken cancellationToken) =>
        SettleAsync(notification.Event.EpisodeId, WorkItemKind.ContinuingCareDue, notification.Event.PlanId.Value, cancellationToken);

    private async Task SettleAsync(EpisodeId episodeId, WorkItemKind kind, Guid planId, CancellationToken cancellationToken)
    {
        var items = await db.WorkItems.Open(kind).Where(item => item.EpisodeId == episodeId).ToListAsync(cancellationToken);
        items.ForEach(item => item.Settle(WorkItemOutcome.Done, $"Plan {planId} is in force.", clock.GetUtcNow()));
    }
}

internal static class MissingPlans
{
    /// <summary>The caller saves.</summary>
    public static async Task RaiseAsync(
        this IAppDbContext db, IReadOnlyCollection<MissingPlan> missing, TransitionCare care, DateOnly dueOn, CancellationToken cancellationToken)
    {
        var (episode, program, act) = care;
        var owner = await db.OwnerOfAsync(episode.Id, cancellationToken);
        var causes = missing.Select(plan => new WorkItemCause(
            plan.Kind, episode.PatientId, episode.Id, owner.PlanId, owner.CounselorId, program.Calendar.EndOf(dueOn), plan.Key));
        await db.RaiseOnceAsync(episode.OrganizationId, [.. causes], act.At, cancellationToken);
    }
}
