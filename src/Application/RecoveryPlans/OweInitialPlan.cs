using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>A plan that was opened before admission owes its first activation from the day of admission on (CNT-1).</summary>
internal sealed class OweInitialPlan(IAppDbContext db, TimeProvider clock) : INotificationHandler<Occurred<EpisodeAdmitted>>
{
    public async Task Handle(Occurred<EpisodeAdmitted> notification, CancellationToken cancellationToken)
    {
        var admitted = notification.Event;
        var plan = await db.RecoveryPlans.FirstOrDefaultAsync(
            plan => plan.EpisodeId == admitted.EpisodeId
                && (plan.Status == PlanVersionStatus.Draft || plan.Status == PlanVersionStatus.PendingSignature),
            cancellationToken);
        if (plan is not null)
        {
            var admittedOn = (await db.Episodes.FirstAsync(episode => episode.Id == admitted.EpisodeId, cancellationToken)).AdmittedOn!.Value;
            var program = await db.Programs.AsNoTracking().FirstAsync(program => program.Id == plan.ProgramId, cancellationToken);
            plan.OweInitialPlan(
                admittedOn,
                program.PoliciesOn(admittedOn).ContentProfile,
                new Act(Actor.Service, admittedOn, clock.GetUtcNow()));
        }
    }
}
