using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Phases;

/// <summary>Active phases that exit by date, and whose planned last day may have passed somewhere on earth.</summary>
internal sealed record FindDuePhases : IQuery<IReadOnlyList<StepDownPhaseId>>;

internal sealed class FindDuePhasesHandler(IAppDbContext db, TimeProvider clock)
    : IRequestHandler<FindDuePhases, IReadOnlyList<StepDownPhaseId>>
{
    public async Task<IReadOnlyList<StepDownPhaseId>> Handle(FindDuePhases query, CancellationToken cancellationToken)
    {
        var tomorrow = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);
        return await db.StepDownPhases
            .Where(phase => phase.Status == PhaseStatus.Active && phase.Exit == PhaseExit.Date && phase.PlannedEndOn < tomorrow)
            .Select(phase => phase.Id)
            .ToListAsync(cancellationToken);
    }
}

/// <summary>Ends one phase by its date; where that takes a decision, says so once to the author of the plan.</summary>
internal sealed record AdvanceDuePhase(StepDownPhaseId PhaseId) : ICommand<Unit>;

internal sealed class AdvanceDuePhaseHandler(IAppDbContext db, ISafetyHold safety, TimeProvider clock) : IRequestHandler<AdvanceDuePhase, Unit>
{
    public async Task<Unit> Handle(AdvanceDuePhase command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var phase = await db.StepDownPhases.GetAsync(phase => phase.Id == command.PhaseId, cancellationToken);
        var episode = await db.Episodes.GetAsync(episode => episode.Id == phase.EpisodeId, cancellationToken);
        var program = await db.Programs.GetAsync(program => program.Id == episode.ProgramId, cancellationToken);
        if (phase is not { Status: PhaseStatus.Active, Exit: PhaseExit.Date } || phase.PlannedEndOn >= program.DateOf(now) || !episode.IsInCare)
        {
            return Unit.Value;
        }

        // The next run looks again.
        if (await safety.IsHeldAsync(episode.Id, cancellationToken))
        {
            return Unit.Value;
        }

        var path = await db.GetPathAsync(episode.Id, cancellationToken);
        if (!path.AdvanceByDate(now))
        {
            await RaiseAsync(phase, episode, program, now, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    private async Task RaiseAsync(
        StepDownPhase phase, Episode episode, Program program, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var plan = await db.RecoveryPlans.FirstOrDefaultAsync(
            plan => plan.EpisodeId == episode.Id && (plan.Status == PlanVersionStatus.Active || plan.Status == PlanVersionStatus.OnHold),
            cancellationToken);
        await db.RaiseOnceAsync(
            phase.OrganizationId,
            new WorkItemCause(
                WorkItemKind.PhaseExitDue,
                phase.PatientId,
                phase.EpisodeId,
                plan?.Id,
                plan?.AuthorId,
                program.Calendar.EndOf(program.DateOf(now)),
                $"{WorkItemKind.PhaseExitDue}/{phase.Id}"),
            now,
            cancellationToken);
    }
}
