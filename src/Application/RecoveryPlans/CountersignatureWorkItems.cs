using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Tells the supervisor of a plan in force that waits for a countersignature (D2), until it is given.</summary>
internal sealed class CountersignatureWorkItems(IAppDbContext db, TimeProvider clock)
    : INotificationHandler<Occurred<PlanActivated>>, INotificationHandler<Occurred<PlanSigned>>
{
    public async Task Handle(Occurred<PlanActivated> notification, CancellationToken cancellationToken)
    {
        var (plan, version) = notification.Event;
        var now = clock.GetUtcNow();
        await db.ResolveOfPlanAsync(
            plan.Id, WorkItemKind.CountersignatureDue, WorkItemOutcome.NoLongerNeeded, $"Version {version.Number} took its place.", now, cancellationToken);
        if (version.CountersignatureDueOn is not { } dueOn)
        {
            return;
        }

        var author = await db.Practitioners.GetAsync(practitioner => practitioner.Id == version.AuthorId, cancellationToken);
        var program = await db.Programs.GetAsync(program => program.Id == plan.ProgramId, cancellationToken);
        await db.RaiseOnceAsync(
            plan.OrganizationId,
            new WorkItemCause(
                WorkItemKind.CountersignatureDue,
                plan.PatientId,
                plan.EpisodeId,
                plan.Id,
                author.SupervisorId ?? author.Id,
                program.Calendar.EndOf(dueOn),
                $"{WorkItemKind.CountersignatureDue}/{plan.Id}/{version.Number}"),
            now,
            cancellationToken);
    }

    public async Task Handle(Occurred<PlanSigned> notification, CancellationToken cancellationToken)
    {
        var (plan, version, role) = notification.Event;
        if (role is SignatureRole.Supervisor)
        {
            await db.ResolveOfPlanAsync(
                plan.Id, WorkItemKind.CountersignatureDue, WorkItemOutcome.Done, $"Version {version.Number} was countersigned.", clock.GetUtcNow(), cancellationToken);
        }
    }
}
