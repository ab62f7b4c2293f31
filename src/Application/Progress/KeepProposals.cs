using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Phases;
using TreatmentPlans.Application.Programs;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Progress;

/// <summary>Plans in force, of programmes whose day began within that time where one is given.</summary>
internal sealed record FindPlansToMeasure(TimeSpan? Within) : IQuery<IReadOnlyList<RecoveryPlanId>>;

internal sealed class FindPlansToMeasureHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<FindPlansToMeasure, IReadOnlyList<RecoveryPlanId>>
{
    public async Task<IReadOnlyList<RecoveryPlanId>> Handle(FindPlansToMeasure query, CancellationToken cancellationToken)
    {
        var programs = await db.WithNewDayAsync(query.Within, clock.GetUtcNow(), cancellationToken);
        return programs.Count == 0
            ? []
            : await db.RecoveryPlans.AsNoTracking()
                .Where(plan => programs.Contains(plan.ProgramId) && plan.Status == PlanVersionStatus.Active)
                .OrderBy(plan => plan.Id)
                .Select(plan => plan.Id)
                .ToListAsync(cancellationToken);
    }
}

/// <summary>
/// Asks the author to confirm what the records say is achieved, once for each objective, and asks no more where they no longer say so
/// (OBJ-2). Again, it changes nothing.
/// </summary>
internal sealed record KeepProposals(RecoveryPlanId PlanId) : ICommand<Unit>;

internal sealed class KeepProposalsHandler(IAppDbContext db, ObjectiveReader reader, TimeProvider clock) : IRequestHandler<KeepProposals, Unit>
{
    public async Task<Unit> Handle(KeepProposals command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var care = await db.GetCareAsync(command.PlanId, cancellationToken);
        var (plan, _, program) = care;
        var today = program.DateOf(now);
        var met = (await reader.ReadAsync(care, today, now, cancellationToken))
            .Where(objective => objective.IsProposedAsAchieved)
            .Select(objective => objective.ObjectiveId.Value)
            .ToHashSet();
        var open = await db.WorkItems
            .Open(WorkItemKind.ObjectiveMet)
            .Where(item => item.PlanId == plan.Id)
            .ToListAsync(cancellationToken);
        foreach (var item in open.Where(item => !met.Contains(item.SubjectId!.Value)))
        {
            item.Settle(WorkItemOutcome.NoLongerNeeded, "The records no longer say so.", now);
        }

        var dueAt = program.Calendar.EndOf(today.AddDays(program.PoliciesOn(today).Progress.ConfirmWithinDays));
        await db.RaiseOnceAsync(
            plan.OrganizationId,
            [
                .. met.Select(objective => new WorkItemCause(
                    WorkItemKind.ObjectiveMet,
                    plan.PatientId,
                    plan.EpisodeId,
                    plan.Id,
                    plan.AuthorId,
                    dueAt,
                    $"{WorkItemKind.ObjectiveMet}/{objective}",
                    objective)),
            ],
            now,
            cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}

/// <summary>What a clinician has decided needs no confirmation any more.</summary>
internal sealed class SettleProposals(IAppDbContext db, TimeProvider clock) : INotificationHandler<Occurred<ObjectiveChanged>>
{
    public Task Handle(Occurred<ObjectiveChanged> notification, CancellationToken cancellationToken) => db.ResolveOfSubjectAsync(
        notification.Event.ObjectiveId.Value,
        WorkItemKind.ObjectiveMet,
        notification.Event.Status is ObjectiveStatus.Achieved ? WorkItemOutcome.Done : WorkItemOutcome.NoLongerNeeded,
        "Decided by a clinician.",
        clock.GetUtcNow(),
        cancellationToken);
}
