using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Phases;

/// <summary>Makes a due decision true: phase, level of the episode and decision change together.</summary>
internal sealed class DecisionExecution(IAppDbContext db, TimeProvider clock)
{
    public async Task ExecuteAsync(
        LevelOfCareDecision decision, Episode episode, Program program, StepDownPath path, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var hours = await db.MinimumHoursAsync(episode, program, decision.ToLevel, decision.EffectiveOn, cancellationToken);
        if (path.Move(decision, hours, now) is { } opened)
        {
            db.StepDownPhases.Add(opened);
        }

        if (decision.ChangesLevel)
        {
            episode.ChangeLevel(decision.Id, decision.ToLevel, decision.EffectiveOn);
        }

        decision.Execute(now);
    }
}
