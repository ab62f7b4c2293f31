using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.Phases;

/// <summary>Admission opens the first phase. Where the plan was signed before, the phase follows it at once.</summary>
internal sealed class OpenFirstPhase(IAppDbContext db, TimeProvider clock) : INotificationHandler<Occurred<EpisodeAdmitted>>
{
    public async Task Handle(Occurred<EpisodeAdmitted> notification, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var episode = await db.Episodes.GetAsync(episode => episode.Id == notification.Event.EpisodeId, cancellationToken);
        var program = await db.Programs.GetAsync(program => program.Id == episode.ProgramId, cancellationToken);
        var admittedOn = episode.AdmittedOn!.Value;
        var hours = await db.MinimumHoursAsync(episode, program, episode.CurrentLevelOfCare!, admittedOn, cancellationToken);

        var first = StepDownPhase.OpenAtAdmission(TypedId.New<StepDownPhaseId>(now), episode, hours, now);
        db.StepDownPhases.Add(first);

        var plan = await db.RecoveryPlans.FirstOrDefaultAsync(
            plan => plan.EpisodeId == episode.Id && (plan.Status == PlanVersionStatus.Active || plan.Status == PlanVersionStatus.OnHold),
            cancellationToken);
        if (plan?.InForce is { } version)
        {
            db.StepDownPhases.AddRange(new StepDownPath([first]).Follow(episode, version.Document.Phases, admittedOn, now));
        }
    }
}
